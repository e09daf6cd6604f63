package numpack.app.grid.cells;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementAccess;
import org.jspecify.annotations.Nullable;

/// A block of cells as it was at one revision: its bytes, and which of them are not saved. Texts are made when first asked
/// for and kept. Filled in the background, then read in the foreground only.
final class CellBlock {
    private final long revision;
    private final CellBox box;
    private final MemorySegment bytes;
    private final BitSet edited;
    private final DType dtype;
    private final @Nullable String[] texts;

    /// @param bytes the elements of the box in C order
    /// @param edited a bit for each of them that differs from what is saved
    CellBlock(long revision, CellBox box, MemorySegment bytes, BitSet edited) {
        this.revision = revision;
        this.box = box;
        this.bytes = bytes;
        this.edited = edited;
        this.dtype = box.space().array().dtype();
        this.texts = new String[Math.toIntExact(box.cellCount())];
    }

    long revision() {
        return revision;
    }

    DType dtype() {
        return dtype;
    }

    /// Whether it reaches to this row and column, counted within the block: the last one of a grid may be smaller.
    boolean has(int row, int column) {
        return row < box.rows() && column < box.columns();
    }

    String text(int row, int column) {
        var index = (int) box.index(row, column);
        var text = texts[index];
        if (text == null) {
            text = CellTexts.format(dtype, bytes, (long) index * dtype.itemSize());
            texts[index] = text;
        }
        return text;
    }

    boolean isEdited(int row, int column) {
        return !edited.isEmpty() && edited.get((int) box.index(row, column));
    }

    boolean isNonFinite(int row, int column) {
        return ElementAccess.isNonFinite(dtype, bytes, byteOffset(row, column));
    }

    boolean isTrue(int row, int column) {
        return ElementAccess.getBoolean(dtype, bytes, byteOffset(row, column));
    }

    /// A copy of the element.
    byte[] element(int row, int column) {
        return bytes.asSlice(byteOffset(row, column), dtype.itemSize()).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }

    private long byteOffset(int row, int column) {
        return box.index(row, column) * dtype.itemSize();
    }
}
