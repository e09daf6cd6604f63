package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Whole rows that replace others, planned but not written: row i of the values goes to the i-th of the rows named. Where a row is named
/// twice the last one wins. Runs ascend, do not overlap, and consecutive rows are one run, in blocks of about a megabyte. Asked again it
/// gives the same runs. Bools become 0 or 1. No I/O but reading the new values.
public final class RowRuns {
    private static final long BLOCK_BYTES = 1 << 20;
    private static final int[] IN_ORDER = {};

    private final Shape shape;
    private final RowSet rows;
    /// Which value each row gets, by its rank; none if they are in order.
    private final int[] order;
    private final LazySource values;

    private RowRuns(Shape physicalShape, RowSet rows, int[] order, LazySource values) {
        this.shape = physicalShape;
        this.rows = rows;
        this.order = order;
        this.values = values;
    }

    /// Values for physical rows in any order.
    ///
    /// @throws IllegalArgumentException  if there are not as many values as rows, or they do not fit the shape
    /// @throws IndexOutOfBoundsException if there is no such row
    public static RowRuns of(Shape physicalShape, long[] physicalRows, LazySource values) {
        requireValues(physicalShape, physicalRows.length, values);
        boolean isAscending = true;
        for (int i = 0; i < physicalRows.length; i++) {
            Objects.checkIndex(physicalRows[i], physicalShape.rowCount());
            isAscending &= i == 0 || physicalRows[i] > physicalRows[i - 1];
        }
        return new RowRuns(physicalShape, RowSet.of(physicalRows), isAscending ? IN_ORDER : order(physicalRows), values);
    }

    /// Values for physical rows, in ascending order of the rows.
    ///
    /// @throws IllegalArgumentException  if there are not as many values as rows, or they do not fit the shape
    /// @throws IndexOutOfBoundsException if there is no such row
    public static RowRuns of(Shape physicalShape, RowSet physicalRows, LazySource values) {
        requireValues(physicalShape, physicalRows.size(), values);
        if (!physicalRows.isEmpty()) {
            Objects.checkIndex(physicalRows.max(), physicalShape.rowCount());
        }
        return new RowRuns(physicalShape, physicalRows, IN_ORDER, values);
    }

    /// Bytes of all runs.
    public long byteCount() {
        return Math.multiplyExact(rows.size(), rowBytes());
    }

    /// Hands every run to `sink`; takes about a megabyte of memory.
    public void forEach(CellSink sink) throws IOException {
        if (rowBytes() == 0 || rows.isEmpty()) {
            return;
        }
        try (var arena = Arena.ofConfined()) {
            var block = new Block(arena);
            long rank = 0;
            for (var range : rows.ranges()) {
                for (long row = range.from(); row < range.to();) {
                    long count = block.hold(rank, range.to() - row);
                    sink.write(row, 0, block.values(rank, count));
                    row += count;
                    rank += count;
                }
            }
        }
    }

    private static int[] order(long[] rows) {
        var byRow = IntStream.range(0, rows.length).boxed().sorted(Comparator.comparingLong(i -> rows[i])).mapToInt(Integer::intValue).toArray();
        int kept = 0;
        for (int i = 0; i < byRow.length; i++) {
            boolean isNamedAgain = i + 1 < byRow.length && rows[byRow[i]] == rows[byRow[i + 1]];
            if (!isNamedAgain) {
                byRow[kept++] = byRow[i];
            }
        }
        return Arrays.copyOf(byRow, kept);
    }

    private long rowBytes() {
        return shape.rowElements() * values.dtype().itemSize();
    }

    private static void requireValues(Shape shape, long rows, LazySource values) {
        if (!values.shape().hasRowsLike(shape) || values.shape().rowCount() != rows) {
            throw new IllegalArgumentException("values %s for %d rows of %s".formatted(values.shape(), rows, shape));
        }
    }

    /// Consecutive values in memory: many short runs share one read.
    private final class Block {
        private final long rowBytes = rowBytes();
        private final MemorySegment memory;
        private final Box wholeRows = Box.all(shape);
        private long first;
        private long end;

        Block(Arena arena) {
            memory = arena.allocate(Math.min(rows.size(), Math.max(1, BLOCK_BYTES / rowBytes)) * rowBytes, 16);
        }

        /// Holds the values of as many of `count` rows as it can, from a rank on.
        ///
        /// @return how many of them
        long hold(long rank, long count) throws IOException {
            long value = value(rank);
            long wanted = order.length == 0 ? rows.size() - rank : inOrder(rank, count);
            if (value < first || value >= end) {
                first = value;
                end = value + Math.min(wanted, memory.byteSize() / rowBytes);
                var block = memory.asSlice(0, (end - first) * rowBytes);
                values.read(wholeRows.withRows(Slice.of(first, end - first)), block);
                Bools.normalize(values.dtype(), block);
            }
            return Math.min(Math.min(count, wanted), end - value);
        }

        MemorySegment values(long rank, long count) {
            return memory.asSlice((value(rank) - first) * rowBytes, count * rowBytes);
        }

        private long value(long rank) {
            return order.length == 0 ? rank : order[(int) rank];
        }

        /// How many values from a rank on follow each other, up to `count`.
        private long inOrder(long rank, long count) {
            int run = 1;
            while (run < count && order[(int) rank + run] == order[(int) rank] + run) {
                run++;
            }
            return run;
        }
    }
}
