package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// The physical rows of an array with its edits: the ground is read into the window, then the layers paint over it.
record LaidSource(ArrayState state) implements LazySource {
    @Override
    public DType dtype() {
        return state.ground().dtype();
    }

    @Override
    public Shape shape() {
        return state.physicalShape();
    }

    @Override
    public void read(List<Slice> given, MemorySegment into) throws IOException {
        var box = shape().ndim() == 0 && given.isEmpty() ? List.of(Slice.all(1)) : given;
        checkBox(box);
        if (Windows.cells(box) == 0) {
            return;
        }
        var rows = rowsBelow(box.getFirst(), state.groundRows());
        if (rows.count() > 0) {
            long first = Windows.indexOf(box.getFirst(), rows.start());
            long rowBytes = Windows.cells(box.subList(1, box.size())) * state.itemSize();
            Windows.read(state.ground().physicalSource(), withRows(box, rows), into.asSlice(first * rowBytes, rows.count() * rowBytes));
        }
        state.layers().paint(box, into);
    }

    private void checkBox(List<Slice> box) {
        var lengths = state.lengths();
        if (box.size() != lengths.length) {
            throw new IllegalArgumentException("a box of %d axes over %s".formatted(box.size(), shape()));
        }
        for (int axis = 0; axis < lengths.length; axis++) {
            if (box.get(axis).count() > 0 && Windows.highest(box.get(axis)) >= lengths[axis]) {
                throw new IllegalArgumentException("%s leaves axis %d of %s".formatted(box.get(axis), axis, shape()));
            }
        }
    }

    /// The part of a slice whose positions lie below `limit`.
    static Slice rowsBelow(Slice rows, long limit) {
        if (rows.count() == 0 || Windows.highest(rows) < limit) {
            return rows;
        }
        if (Windows.lowest(rows) >= limit) {
            return Slice.of(0, 0);
        }
        if (rows.step() > 0) {
            return new Slice(rows.start(), (limit - 1 - rows.start()) / rows.step() + 1, rows.step());
        }
        long skipped = Math.ceilDiv(rows.start() - (limit - 1), -rows.step());
        return new Slice(rows.position(skipped), rows.count() - skipped, rows.step());
    }

    static List<Slice> withRows(List<Slice> box, Slice rows) {
        var changed = new ArrayList<>(box);
        changed.set(0, rows);
        return changed;
    }
}
