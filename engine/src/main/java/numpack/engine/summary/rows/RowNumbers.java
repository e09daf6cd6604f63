package numpack.engine.summary.rows;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Shape;
import numpack.engine.summary.block.BlockPass;
import numpack.engine.work.Progress;
import org.jspecify.annotations.Nullable;

/// Columns of numbers, one for each row of an array. Eight bytes a row and column.
public final class RowNumbers {
    /// 160 MB a column.
    public static final long MAX_ROWS = 20_000_000;

    private final Map<RowNumber, double[]> reals = new EnumMap<>(RowNumber.class);
    private final Map<RowNumber, long[]> wholes = new EnumMap<>(RowNumber.class);
    private final int rowCount;

    private RowNumbers(int rowCount, Collection<RowNumber> asked) {
        this.rowCount = rowCount;
        for (var number : asked) {
            if (number.isWhole()) {
                wholes.put(number, new long[rowCount]);
            } else {
                reals.put(number, new double[rowCount]);
            }
        }
    }

    /// Why an array of this shape has none; empty if it has.
    public static Optional<RowNumbersRefusal> refusal(Shape shape) {
        return shape.ndim() == 0 ? Optional.of(RowNumbersRefusal.NO_ROWS)
                : shape.rowCount() > MAX_ROWS ? Optional.of(RowNumbersRefusal.TOO_MANY_ROWS)
                : Optional.empty();
    }

    /// Goes over all rows once, with all cores. The progress counts bytes.
    ///
    /// @param asked which numbers; each takes memory
    /// @throws IllegalArgumentException if they are refused
    /// @throws CancellationException    if the progress was cancelled
    /// @throws IOException              if the disk fails
    public static RowNumbers of(LazySource source, Set<RowNumber> asked, Progress progress) throws IOException {
        var shape = source.shape();
        if (refusal(shape).isPresent()) {
            throw new IllegalArgumentException("%s of %s".formatted(refusal(shape).get(), shape));
        }
        var numbers = new RowNumbers(Math.toIntExact(shape.rowCount()), asked.isEmpty() ? Set.of() : EnumSet.copyOf(asked));
        if (shape.isEmpty()) {
            numbers.fillEmpty();
        } else {
            numbers.read(source, progress);
        }
        return numbers;
    }

    public int rowCount() {
        return rowCount;
    }

    /// A column of numbers that are not whole, shared; NaN where a row has no element for it.
    ///
    /// @throws IllegalArgumentException if the number is whole, or was not asked for
    public double[] reals(RowNumber number) {
        return require(reals.get(number), number);
    }

    /// A column of whole numbers, shared.
    ///
    /// @throws IllegalArgumentException if the number is not whole, or was not asked for
    public long[] wholes(RowNumber number) {
        return require(wholes.get(number), number);
    }

    void set(int row, RowSum sum) {
        reals.forEach((number, column) -> column[row] = sum.real(number));
        wholes.forEach((number, column) -> column[row] = sum.whole(number));
    }

    private void read(LazySource source, Progress progress) throws IOException {
        long rowElements = source.shape().rowElements();
        BlockPass.over(source, progress, () -> new RowCutter(this, rowElements));
    }

    /// Rows without elements.
    private void fillEmpty() {
        var nothing = new RowSum();
        for (int row = 0; row < rowCount; row++) {
            set(row, nothing);
        }
    }

    private static <T> T require(@Nullable T column, RowNumber number) {
        if (column == null) {
            throw new IllegalArgumentException("no column of " + number);
        }
        return column;
    }
}
