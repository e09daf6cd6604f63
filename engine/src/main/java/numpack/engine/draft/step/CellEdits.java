package numpack.engine.draft.step;

import java.util.Arrays;

/// New values for single cells, given in any order; where a cell is given twice, the later one holds. For one thread.
///
/// ```java
/// draft.setCells("labels", CellEdits.ofItemSize(1).add(17, 0, new byte[] {3}));
/// ```
public final class CellEdits {
    private final int itemSize;
    private long[] rows = new long[1];
    private long[] offsets = new long[1];
    private byte[] bytes;
    private int count;

    private CellEdits(int itemSize) {
        if (itemSize < 1) {
            throw new IllegalArgumentException("item size: " + itemSize);
        }
        this.itemSize = itemSize;
        this.bytes = new byte[itemSize];
    }

    /// No edits yet, for elements of this many bytes.
    public static CellEdits ofItemSize(int itemSize) {
        return new CellEdits(itemSize);
    }

    /// One edit.
    public static CellEdits of(long row, long offset, byte[] element) {
        return ofItemSize(element.length).add(row, offset, element);
    }

    /// @param row     physical
    /// @param offset  which element of the row, in C order over the axes after axis 0
    /// @param element the new element, little-endian
    public CellEdits add(long row, long offset, byte[] element) {
        if (row < 0 || offset < 0) {
            throw new IllegalArgumentException("no cell: row %d, element %d".formatted(row, offset));
        }
        if (element.length != itemSize) {
            throw new IllegalArgumentException("element of %d bytes, expected %d".formatted(element.length, itemSize));
        }
        if (count == rows.length) {
            int capacity = Math.multiplyExact(count, 2);
            rows = Arrays.copyOf(rows, capacity);
            offsets = Arrays.copyOf(offsets, capacity);
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(capacity, itemSize));
        }
        rows[count] = row;
        offsets[count] = offset;
        System.arraycopy(element, 0, bytes, count * itemSize, itemSize);
        count++;
        return this;
    }

    public int count() {
        return count;
    }

    public int itemSize() {
        return itemSize;
    }

    public long row(int i) {
        return rows[i];
    }

    public long offset(int i) {
        return offsets[i];
    }

    public byte[] bytes() {
        return bytes;
    }
}
