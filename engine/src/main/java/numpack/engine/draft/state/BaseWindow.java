package numpack.engine.draft.state;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.shape.Box;

/// A window compared with what lies below the edits. Rows without base differ in every cell.
public record BaseWindow(ArrayState state, Box box) {
    public void differences(byte[] now, int itemSize, BitSet into) throws IOException {
        var below = new byte[now.length];
        var base = box.rows().indicesIn(0, state.baseRows());
        long rowCells = box.rowCellCount();
        if (base.count() > 0) {
            var part = MemorySegment.ofArray(below).asSlice(base.start() * rowCells * itemSize);
            Windows.read(state.base().physicalSource(), box.withRows(box.rows().then(base)), part);
        }
        for (int i = 0; i < box.rows().count(); i++) {
            boolean hasBase = box.rows().position(i) < state.baseRows();
            for (int cell = Math.toIntExact(i * rowCells); cell < (i + 1) * rowCells; cell++) {
                int from = cell * itemSize;
                if (!hasBase || !Arrays.equals(now, from, from + itemSize, below, from, from + itemSize)) {
                    into.set(cell);
                }
            }
        }
    }
}
