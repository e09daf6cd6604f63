package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import numpack.engine.draft.state.Gather;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;

/// An edit of those cells alone that get other bits: one that changes nothing makes no step, is nothing to undo and nothing to save, and a
/// history that counts cells counts those that changed.
///
/// Making one reads the cells as the draft has them now, without changing anything; [#make] is to follow before something else does.
/// ```java
/// var edit = EffectiveEdit.fill(draft, "labels", region, element);
/// if (!edit.isNothing()) {
///     edit.make();
/// }
/// ```
public final class EffectiveEdit {
    /// Scattered cells take up to 32 bytes each on their way into a step.
    private static final int MAX_SCATTERED = 4_000_000;

    private final Draft draft;
    private final DraftArray array;
    private final Region region;
    private final byte[] elements;
    /// A word for a write; empty for one value for all.
    private final Optional<String> kind;
    private final BitSet untouched;
    private final int itemSize;
    private final int rowCells;
    /// By cell of the region, in its order.
    private final BitSet changed = new BitSet();
    private int compared;

    private EffectiveEdit(Draft draft, String array, Region region, byte[] elements, BitSet untouched, Optional<String> kind) throws IOException {
        this.draft = draft;
        this.array = find(draft, array);
        this.region = region;
        this.elements = elements;
        this.kind = kind;
        this.untouched = untouched;
        this.itemSize = this.array.dtype().itemSize();
        this.rowCells = Math.toIntExact(region.rowCells());
        long needed = kind.isEmpty() ? itemSize : Math.multiplyExact(region.cellCount(), itemSize);
        if (elements.length != needed) {
            throw new IllegalArgumentException("%d bytes of elements where %d are needed".formatted(elements.length, needed));
        }
        Gather.region(this.array.physicalSource(), region, this::compare);
        changed.andNot(untouched);
    }

    /// Sets one cell.
    ///
    /// @param row    physical
    /// @param offset which element of the row, in C order over the axes after axis 0
    public static EffectiveEdit cell(Draft draft, String array, long row, long offset, byte[] element) throws IOException {
        var wholeRow = Box.all(find(draft, array).physicalShape()).inRow();
        return fill(draft, array, new Region(RowSet.of(row), wholeRow.cell(offset)), element);
    }

    /// Sets every cell of a region to one element.
    public static EffectiveEdit fill(Draft draft, String array, Region region, byte[] element) throws IOException {
        return new EffectiveEdit(draft, array, region, element, new BitSet(), Optional.empty());
    }

    /// Writes elements into a region.
    ///
    /// @param elements  one for each cell of the region, in its order
    /// @param untouched cells of the region, in its order, that stay as they are
    /// @param kind      as for [Draft#write]
    public static EffectiveEdit write(Draft draft, String array, Region region, byte[] elements, BitSet untouched, String kind)
            throws IOException {
        return new EffectiveEdit(draft, array, region, elements, untouched, Optional.of(kind));
    }

    /// Whether no cell gets other bits.
    public boolean isNothing() {
        return changed.isEmpty();
    }

    /// How many cells get other bits.
    public long cellCount() {
        return changed.cardinality();
    }

    /// Makes the step. Where millions of cells change among others that do not, it holds whole rows of the region.
    ///
    /// @throws IllegalStateException if there is nothing to change
    public Step make() {
        if (isNothing()) {
            throw new IllegalStateException("no cell would change");
        }
        var rows = changedRows();
        boolean hasGaps = cellCount() < Math.multiplyExact(rows.size(), rowCells);
        if (region.cellCount() == 1 || hasGaps && (cellCount() <= MAX_SCATTERED || !untouched.isEmpty())) {
            return draft.setCells(array.name(), scattered(), kind.orElse(""));
        }
        var narrowed = new Region(rows, region.rest());
        return kind.isEmpty() ? draft.fill(array.name(), narrowed, elements)
                : draft.write(array.name(), narrowed, MemorySegment.ofArray(elementsOf(rows)), kind.get());
    }

    private static DraftArray find(Draft draft, String array) {
        return draft.snapshot().find(array).orElseThrow(() -> new NoSuchArrayException(draft.pack().path(), array));
    }

    private void compare(byte[] bytes, int from, int count) {
        for (int at = from; at < from + count; at += itemSize) {
            int element = elementOf(compared);
            if (!Arrays.equals(bytes, at, at + itemSize, elements, element, element + itemSize)) {
                changed.set(compared);
            }
            compared++;
        }
    }

    /// Where the new element of a cell begins.
    private int elementOf(int cell) {
        return kind.isEmpty() ? 0 : cell * itemSize;
    }

    private RowSet changedRows() {
        var rows = RowSet.builder();
        for (int cell = changed.nextSetBit(0); cell >= 0; cell = changed.nextSetBit((cell / rowCells + 1) * rowCells)) {
            rows.add(region.rows().select(cell / rowCells));
        }
        return rows.build();
    }

    private byte[] elementsOf(RowSet rows) {
        if (rows.size() == region.rows().size()) {
            return elements;
        }
        int rowBytes = rowCells * itemSize;
        var kept = new byte[Math.toIntExact(rows.size() * rowBytes)];
        for (int k = 0; k < rows.size(); k++) {
            System.arraycopy(elements, Math.toIntExact(region.rows().rank(rows.select(k)) * rowBytes), kept, k * rowBytes, rowBytes);
        }
        return kept;
    }

    private CellEdits scattered() {
        var edits = CellEdits.ofItemSize(itemSize);
        var element = new byte[itemSize];
        for (int cell = changed.nextSetBit(0); cell >= 0; cell = changed.nextSetBit(cell + 1)) {
            System.arraycopy(elements, elementOf(cell), element, 0, itemSize);
            edits.add(region.rows().select(cell / rowCells), offsetInRow(cell % rowCells), element);
        }
        return edits;
    }

    private long offsetInRow(long cell) {
        long offset = 0;
        long unit = 1;
        long left = cell;
        for (int axis = region.rest().ndim(); axis >= 1; axis--) {
            var slice = region.rest().slice(axis - 1);
            offset += unit * slice.position(left % slice.count());
            left /= slice.count();
            unit *= array.physicalShape().length(axis);
        }
        return offset;
    }
}
