package numpack.app.table.exchange;

import java.util.function.Supplier;
import numpack.engine.dtype.DType;

/// Cells as a NumPy expression.
final class NumpyText implements CellText {
    private final StringBuilder text = new StringBuilder();
    private final DType dtype;
    private final Axes axes;
    private boolean isFirstRow = true;
    private boolean isFirst;

    /// How many axes the expression has.
    enum Axes {
        ONE,
        TWO
    }

    NumpyText(DType dtype, Axes axes) {
        this.dtype = dtype;
        this.axes = axes;
    }

    @Override
    public void begin(Iterable<String> heads) {
        text.append("np.array([");
    }

    @Override
    public void beginRow(Supplier<String> head) {
        text.append(isFirstRow ? "" : axes == Axes.ONE ? ", " : ",\n          ").append(axes == Axes.ONE ? "" : "[");
        isFirstRow = false;
        isFirst = true;
    }

    @Override
    public void cell(String element) {
        text.append(isFirst ? "" : ", ").append(NumpyLiteral.of(element));
        isFirst = false;
    }

    @Override
    public void endRow() {
        if (axes == Axes.TWO) {
            text.append(']');
        }
    }

    @Override
    public String end(long cells) {
        return text.append("], dtype=np.").append(dtype == DType.BOOL ? "bool_" : dtype.numpyName()).append(')').toString();
    }
}
