package numpack.engine.draft.state;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.shape.Box;

/// A window compared with what lies below the edits. Rows without ground differ in every cell.
public record GroundWindow(ArrayState state, Box box) {
    public void differences(byte[] now, int itemSize, BitSet into) throws IOException {
        var below = new byte[now.length];
        var ground = box.rows().indicesIn(0, state.groundRows());
        long rowCells = box.rowCellCount();
        if (ground.count() > 0) {
            var part = MemorySegment.ofArray(below).asSlice(ground.start() * rowCells * itemSize);
            Windows.read(state.ground().physicalSource(), box.withRows(box.rows().then(ground)), part);
        }
        for (int i = 0; i < box.rows().count(); i++) {
            boolean hasGround = box.rows().position(i) < state.groundRows();
            for (int cell = Math.toIntExact(i * rowCells); cell < (i + 1) * rowCells; cell++) {
                int from = cell * itemSize;
                if (!hasGround || !Arrays.equals(now, from, from + itemSize, below, from, from + itemSize)) {
                    into.set(cell);
                }
            }
        }
    }
}
