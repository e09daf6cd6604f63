package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
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
    public void read(Box given, MemorySegment into) throws IOException {
        var shape = shape();
        var box = shape.ndim() == 0 && given.ndim() == 0 ? Box.all(Windows.shape(shape)) : given;
        box.requireFits(Windows.shape(shape));
        if (box.cellCount() == 0) {
            return;
        }
        var rows = rowsBelow(box.rows(), state.groundRows());
        if (rows.count() > 0) {
            long first = Windows.indexOf(box.rows(), rows.start());
            long rowBytes = box.rowCellCount() * state.itemSize();
            Windows.read(state.ground().physicalSource(), box.withRows(rows), into.asSlice(first * rowBytes, rows.count() * rowBytes));
        }
        state.layers().paint(box, into);
    }

    /// The part of a slice whose positions lie below `limit`.
    static Slice rowsBelow(Slice rows, long limit) {
        if (rows.count() == 0 || rows.highest() < limit) {
            return rows;
        }
        if (rows.lowest() >= limit) {
            return Slice.of(0, 0);
        }
        if (rows.step() > 0) {
            return new Slice(rows.start(), (limit - 1 - rows.start()) / rows.step() + 1, rows.step());
        }
        long skipped = Math.ceilDiv(rows.start() - (limit - 1), -rows.step());
        return new Slice(rows.position(skipped), rows.count() - skipped, rows.step());
    }
}
