package numpack.app.table.cells;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.Optional;
import numpack.app.session.space.CellBox;
import numpack.app.table.number.NumberFormat;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementAccess;

/// A block of cells as it was at one revision: its bytes and their texts, and which of them are not saved. Filled in the
/// background, then read in the foreground only.
final class CellBlock {
    private final long revision;
    private final CellBox box;
    private final MemorySegment bytes;
    private final BitSet edited;
    private final Optional<BlockRows> rows;
    private final DType dtype;
    private final NumberFormat format;
    private final String[] texts;

    /// @param format how its texts are written
    /// @param bytes the elements of the box in C order
    /// @param edited a bit for each of them that differs from what is saved
    /// @param rows which rows its cells stand for; empty if that needs no look at the disk
    CellBlock(long revision, NumberFormat format, CellBox box, MemorySegment bytes, BitSet edited, Optional<BlockRows> rows) {
        this.format = format;
        this.revision = revision;
        this.box = box;
        this.bytes = bytes;
        this.edited = edited;
        this.rows = rows;
        this.dtype = box.space().array().dtype();
        this.texts = new String[Math.toIntExact(box.cellCount())];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = format.format(dtype, bytes, (long) i * dtype.itemSize());
        }
    }

    /// The same cells written otherwise.
    CellBlock in(NumberFormat other) {
        return other.equals(format) ? this : new CellBlock(revision, other, box, bytes, edited, rows);
    }

    long revision() {
        return revision;
    }

    Optional<BlockRows> rows() {
        return rows;
    }

    DType dtype() {
        return dtype;
    }

    /// Whether it reaches to this row and column, counted within the block: the last one of a grid may be smaller.
    boolean has(int row, int column) {
        return row < box.rows() && column < box.columns();
    }

    String text(int row, int column) {
        return texts[(int) box.index(row, column)];
    }

    /// For each of its columns, how many characters the longest text takes.
    int[] longestTexts() {
        var longest = new int[(int) box.columns()];
        for (var row = 0; row < box.rows(); row++) {
            for (var column = 0; column < longest.length; column++) {
                longest[column] = Math.max(longest[column], text(row, column).length());
            }
        }
        return longest;
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
