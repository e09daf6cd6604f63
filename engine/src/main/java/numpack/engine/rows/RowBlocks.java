package numpack.engine.rows;

import java.util.ArrayList;
import java.util.List;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Cuts rows into boxes of bounded size that follow one another in C order, so that they can be written one behind the other.
/// A row that is too large is cut along its inner axes.
final class RowBlocks {
    private RowBlocks() {}

    /// @param <X> what it may throw
    @FunctionalInterface
    interface BoxConsumer<X extends Exception> {
        void accept(List<Slice> box, long elements) throws X;
    }

    /// Hands out the boxes of some rows; none if they have no elements. A 0-d array has one box without slices.
    static <X extends Exception> void forEach(Shape shape, Slice rows, long maxElements, BoxConsumer<X> consumer) throws X {
        if (shape.ndim() == 0) {
            consumer.accept(List.of(), 1);
        } else if (rows.count() > 0 && shape.rowElements() > 0) {
            var box = new ArrayList<>(Slice.allOf(shape));
            box.set(0, rows);
            cut(shape, box, 0, maxElements, consumer);
        }
    }

    private static <X extends Exception> void cut(Shape shape, ArrayList<Slice> box, int axis, long maxElements, BoxConsumer<X> consumer) throws X {
        var whole = box.get(axis);
        long inner = elementsBehind(shape, axis);
        long atOnce = Math.max(1, maxElements / inner);
        boolean isCutDeeper = inner > maxElements && axis < shape.ndim() - 1;
        for (long done = 0; done < whole.count(); done += atOnce) {
            long count = Math.min(atOnce, whole.count() - done);
            box.set(axis, Slice.of(whole.start() + done, count));
            if (isCutDeeper) {
                cut(shape, box, axis + 1, maxElements, consumer);
            } else {
                consumer.accept(List.copyOf(box), count * inner);
            }
        }
        box.set(axis, whole);
    }

    private static long elementsBehind(Shape shape, int axis) {
        long elements = 1;
        for (int inner = axis + 1; inner < shape.ndim(); inner++) {
            elements *= shape.length(inner);
        }
        return elements;
    }
}
