package numpack.engine.shape;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Walks over the blocks of [Box#blocks].
final class BoxBlocks implements Iterator<Box> {
    private final Box box;
    /// Cut along this axis; -1 if nothing is cut.
    private final int axis;
    private final long atOnce;
    /// The first positions of the next block, counted on the slices.
    private final long[] at;
    private boolean hasNext;

    BoxBlocks(Box box, long maxCells) {
        this.box = box;
        hasNext = !box.isEmpty();
        int cut = box.ndim() - 1;
        long inner = 1;
        // A box with more cells than a long can count is cut anyway.
        while (cut >= 0 && box.slice(cut).count() <= maxCells / inner) {
            inner *= Math.max(1, box.slice(cut--).count());
        }
        axis = cut;
        atOnce = maxCells / inner;
        at = new long[cut + 1];
    }

    @Override
    public boolean hasNext() {
        return hasNext;
    }

    @Override
    public Box next() {
        if (!hasNext) {
            throw new NoSuchElementException();
        }
        if (axis < 0) {
            hasNext = false;
            return box;
        }
        var block = box.slices().toArray(Slice[]::new);
        for (int outer = 0; outer < axis; outer++) {
            block[outer] = Slice.of(block[outer].position(at[outer]), 1);
        }
        long count = Math.min(atOnce, block[axis].count() - at[axis]);
        block[axis] = block[axis].then(Slice.of(at[axis], count));
        advance(count);
        return Box.of(block);
    }

    private void advance(long count) {
        at[axis] += count;
        int outer = axis;
        while (at[outer] == box.slice(outer).count()) {
            if (outer == 0) {
                hasNext = false;
                return;
            }
            at[outer--] = 0;
            at[outer]++;
        }
    }
}
