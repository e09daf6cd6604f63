package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Whole rows that replace others, planned but not written: row i of the values goes to the i-th of the rows named. Where a row is named
/// twice the last one wins. Runs ascend, do not overlap, and consecutive rows are one run, in blocks of about a megabyte. Asked again it
/// gives the same runs. No I/O but reading the new values.
public final class RowRuns {
    private static final long BLOCK_BYTES = 1 << 20;

    private final Shape shape;
    private final LazySource values;
    private long[] firstRows = new long[16];
    private long[] firstValues = new long[16];
    private long[] counts = new long[16];
    private int runs;
    private long rowCount;

    private RowRuns(Shape physicalShape, LazySource values) {
        this.shape = physicalShape;
        this.values = values;
    }

    /// Values for physical rows in any order.
    ///
    /// @throws IllegalArgumentException  if there are not as many values as rows, or they do not fit the shape
    /// @throws IndexOutOfBoundsException if there is no such row
    public static RowRuns of(Shape physicalShape, long[] physicalRows, LazySource values) {
        requireValues(physicalShape, physicalRows.length, values);
        var runs = new RowRuns(physicalShape, values);
        for (long row : physicalRows) {
            Objects.checkIndex(row, physicalShape.rowCount());
        }
        boolean isAscending = true;
        for (int i = 1; i < physicalRows.length && isAscending; i++) {
            isAscending = physicalRows[i] > physicalRows[i - 1];
        }
        if (isAscending) {
            for (int i = 0; i < physicalRows.length; i++) {
                runs.add(physicalRows[i], i, 1);
            }
        } else {
            runs.addSorted(physicalRows);
        }
        return runs;
    }

    /// Bytes of all runs.
    public long byteCount() {
        return Math.multiplyExact(rowCount, rowBytes());
    }

    /// Hands every run to `sink`; takes about a megabyte of memory.
    public void forEach(CellSink sink) throws IOException {
        long rowBytes = rowBytes();
        if (rowBytes == 0 || rowCount == 0) {
            return;
        }
        long atOnce = Math.max(1, BLOCK_BYTES / rowBytes);
        try (var arena = Arena.ofConfined()) {
            long longest = Arrays.stream(counts, 0, runs).max().orElse(0);
            var memory = arena.allocate(Math.min(longest, atOnce) * rowBytes, 16);
            var box = new ArrayList<>(Slice.allOf(shape));
            for (int run = 0; run < runs; run++) {
                for (long done = 0; done < counts[run]; done += atOnce) {
                    long count = Math.min(atOnce, counts[run] - done);
                    var bytes = memory.asSlice(0, count * rowBytes);
                    box.set(0, Slice.of(firstValues[run] + done, count));
                    values.read(box, bytes);
                    sink.write(firstRows[run] + done, 0, bytes);
                }
            }
        }
    }

    private void addSorted(long[] rows) {
        var order = IntStream.range(0, rows.length).boxed().sorted(Comparator.comparingLong(i -> rows[i])).mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < order.length; i++) {
            boolean isNamedAgain = i + 1 < order.length && rows[order[i]] == rows[order[i + 1]];
            if (!isNamedAgain) {
                add(rows[order[i]], order[i], 1);
            }
        }
    }

    private void add(long row, long value, long count) {
        rowCount += count;
        if (runs > 0 && firstRows[runs - 1] + counts[runs - 1] == row && firstValues[runs - 1] + counts[runs - 1] == value) {
            counts[runs - 1] += count;
            return;
        }
        if (runs == counts.length) {
            firstRows = Arrays.copyOf(firstRows, 2 * runs);
            firstValues = Arrays.copyOf(firstValues, 2 * runs);
            counts = Arrays.copyOf(counts, 2 * runs);
        }
        firstRows[runs] = row;
        firstValues[runs] = value;
        counts[runs++] = count;
    }

    private long rowBytes() {
        return shape.rowElements() * values.dtype().itemSize();
    }

    private static void requireValues(Shape shape, long rows, LazySource values) {
        if (!values.shape().hasRowsLike(shape) || values.shape().rowCount() != rows) {
            throw new IllegalArgumentException("values %s for %d rows of %s".formatted(values.shape(), rows, shape));
        }
    }
}
