package numpack.app.table.exchange;

import java.io.StringWriter;
import java.util.function.Supplier;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Cells as JSON: an array of rows, or of values where there are no columns. Numbers are exact, also those of 64 bits; what JSON has no number for is a
/// string, `"NaN"`, `"Infinity"`, `"-Infinity"`; a complex number is the array of its parts.
final class JsonText implements CellText {
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text);
    private final DType dtype;
    private final NumpyText.Axes axes;

    JsonText(DType dtype, NumpyText.Axes axes) {
        this.dtype = dtype;
        this.axes = axes;
    }

    @Override
    public void begin(Iterable<String> heads) {
        json.writeStartArray();
    }

    @Override
    public void beginRow(Supplier<String> head) {
        if (axes == NumpyText.Axes.TWO) {
            json.writeStartArray();
        }
    }

    @Override
    public void cell(String element) {
        if (dtype.kind() == DTypeKind.BOOL) {
            json.writeBoolean(element.equalsIgnoreCase("true"));
        } else if (dtype.kind() == DTypeKind.COMPLEX) {
            json.writeStartArray();
            NumpyLiteral.parts(element).forEach(this::number);
            json.writeEndArray();
        } else {
            number(element);
        }
    }

    @Override
    public void endRow() {
        if (axes == NumpyText.Axes.TWO) {
            json.writeEndArray();
        }
    }

    @Override
    public String end(long cells) {
        json.writeEndArray();
        json.close();
        return text.toString();
    }

    private void number(String element) {
        if (element.startsWith("NaN") || element.startsWith("-NaN")) {
            json.writeString("NaN");
        } else if (element.endsWith("inf")) {
            json.writeString(element.startsWith("-") ? "-Infinity" : "Infinity");
        } else {
            json.writeNumber(element);
        }
    }
}
