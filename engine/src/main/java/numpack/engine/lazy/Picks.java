package numpack.engine.lazy;

import java.io.IOException;
import java.util.Objects;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Rows that were picked one by one, taken together where they lie evenly spaced.
final class Picks {
    private Picks() {}

    /// Takes evenly spaced rows.
    @FunctionalInterface
    interface RunSink {
        /// @param at which of the picks is the first of them
        void take(long at, Slice run) throws IOException;
    }

    /// @throws IllegalArgumentException  if a box does not fit the rows or the other axes of a shape
    /// @throws IndexOutOfBoundsException if there is no such row
    static void require(long[] rows, Box box, Shape shape) {
        if (box.rows().count() != rows.length) {
            throw new IllegalArgumentException("%d rows for a box of %d".formatted(rows.length, box.rows().count()));
        }
        box.withRows(Slice.all(0)).requireFits(shape);
        for (long row : rows) {
            Objects.checkIndex(row, shape.rowCount());
        }
    }

    static void forEachRun(long[] rows, RunSink sink) throws IOException {
        for (int at = 0; at < rows.length;) {
            var run = runFrom(rows, at);
            sink.take(at, run);
            at += (int) run.count();
        }
    }

    private static Slice runFrom(long[] rows, int first) {
        long step = 0;
        int end = first + 1;
        while (end < rows.length && rows[end] != rows[end - 1] && (end == first + 1 || rows[end] - rows[end - 1] == step)) {
            step = rows[end] - rows[end - 1];
            end++;
        }
        return new Slice(rows[first], end - first, end == first + 1 ? 1 : step);
    }
}
