package numpack.engine.rows;

import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Cuts rows into boxes of bounded size that follow one another in C order, so that they can be written one behind the other.
/// A row that is too large is cut along its inner axes.
final class RowBlocks {
    private RowBlocks() {}

    /// @param <X> what it may throw
    @FunctionalInterface
    interface BoxConsumer<X extends Exception> {
        void accept(Box box, long elements) throws X;
    }

    /// Hands out the boxes of some rows; none if they have no elements. A 0-d array has one box without slices.
    static <X extends Exception> void forEach(Shape shape, Slice rows, long maxElements, BoxConsumer<X> consumer) throws X {
        if (shape.ndim() == 0) {
            consumer.accept(Box.all(shape), 1);
        } else if (rows.count() > 0 && shape.rowElements() > 0) {
            cut(Box.ofRows(rows, shape), 0, maxElements, consumer);
        }
    }

    /// Cuts along an axis; the axes behind it are whole.
    private static <X extends Exception> void cut(Box box, int axis, long maxElements, BoxConsumer<X> consumer) throws X {
        var whole = box.slice(axis);
        long inner = elementsBehind(box, axis);
        long atOnce = Math.max(1, maxElements / inner);
        boolean isCutDeeper = inner > maxElements && axis < box.ndim() - 1;
        for (long done = 0; done < whole.count(); done += atOnce) {
            long count = Math.min(atOnce, whole.count() - done);
            var part = box.with(axis, Slice.of(whole.start() + done, count));
            if (isCutDeeper) {
                cut(part, axis + 1, maxElements, consumer);
            } else {
                consumer.accept(part, count * inner);
            }
        }
    }

    private static long elementsBehind(Box box, int axis) {
        long elements = 1;
        for (int inner = axis + 1; inner < box.ndim(); inner++) {
            elements *= box.slice(inner).count();
        }
        return elements;
    }
}
