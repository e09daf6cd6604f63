package numpack.engine.draft.state;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// The physical rows of an array with its edits: the base is read into the window, then the layers paint over it.
public record LaidSource(ArrayState state) implements LazySource {
    @Override
    public DType dtype() {
        return state.base().dtype();
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
        var base = box.rows().indicesIn(0, state.baseRows());
        if (base.count() > 0) {
            long rowBytes = box.rowCellCount() * state.itemSize();
            Windows.read(state.base().physicalSource(), box.withRows(box.rows().then(base)),
                    into.asSlice(base.start() * rowBytes, base.count() * rowBytes));
        }
        state.layers().paint(box, into);
    }
}
