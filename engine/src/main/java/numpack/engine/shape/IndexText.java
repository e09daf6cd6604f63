package numpack.engine.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The canonical index text of a selection.
final class IndexText {
    private IndexText() {}

    static String of(Selection selection, Shape shape) {
        return switch (selection) {
            case Selection.Cells cells -> ofCells(cells, shape);
            case Selection.Rows rows -> ofRows(rows.toArray(), shape);
            case Selection.Mask mask -> ofRows(mask.rows().toArray(), shape);
        };
    }

    private static String ofCells(Selection.Cells cells, Shape shape) {
        cells.box().requireFits(shape);
        if (shape.ndim() == 0) {
            return "[...]";
        }
        List<String> parts = new ArrayList<>();
        for (int axis = 0; axis < shape.ndim(); axis++) {
            var slice = cells.box().slice(axis);
            parts.add(cells.isDropped(axis) ? Long.toString(slice.start()) : ofSlice(slice, shape.length(axis)));
        }
        return "[" + String.join(", ", parts) + "]";
    }

    private static String ofRows(long[] rows, Shape shape) {
        for (long row : rows) {
            if (row >= shape.rowCount()) {
                throw new IllegalArgumentException("row %d does not fit %s".formatted(row, shape));
            }
        }
        return "[" + Arrays.toString(rows) + ", :".repeat(Math.max(0, shape.ndim() - 1)) + "]";
    }

    private static String ofSlice(Slice slice, long length) {
        if (slice.count() == 0) {
            return length == 0 ? ":" : "0:0";
        }
        long step = slice.count() == 1 ? 1 : slice.step();
        // A step longer than the axis would overflow after the last position; any stop after the axis is left out alike.
        boolean runsOut = step > 0 ? step >= length - slice.last() : slice.last() + step < 0;
        long first = step > 0 ? 0 : length - 1;
        var start = slice.start() == first ? "" : Long.toString(slice.start());
        var stop = runsOut ? "" : Long.toString(slice.last() + step);
        return start + ":" + stop + (step == 1 ? "" : ":" + step);
    }
}
