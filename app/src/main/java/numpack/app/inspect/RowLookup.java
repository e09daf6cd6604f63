package numpack.app.inspect;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import numpack.app.i18n.NaturalOrder;
import numpack.app.selection.GridSpot;
import numpack.app.session.pack.ShownPack;
import numpack.app.session.pack.linked.LinkedByName;
import numpack.app.session.space.CellSpace;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.linked.LinkedArray;
import numpack.engine.linked.LinkedArrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Finds the row of a cell in each linked array, and reads it there.
final class RowLookup implements Work<InspectedRow> {
    /// More elements of a row are no sight, and would be read at every step of the cursor.
    static final long MAX_ELEMENTS = 1 << 16;
    /// More arrays are nowhere near on a screen.
    static final int MAX_ARRAYS = 50;

    private final ShownPack pack;
    private final CellSpace space;
    private final GridSpot cell;
    private final DraftSnapshot snapshot;

    /// @param pack     that the array is of
    /// @param space    of an array with rows
    /// @param cell     within it
    /// @param snapshot the pack with this state of the array
    RowLookup(ShownPack pack, CellSpace space, GridSpot cell, DraftSnapshot snapshot) {
        this.pack = pack;
        this.space = space;
        this.cell = cell;
        this.snapshot = snapshot;
    }

    @Override
    public InspectedRow run(ProgressSink progress) throws IOException {
        var array = space.array();
        var place = space.place(cell.row(), cell.column());
        long physical = place.physicalRow();
        boolean isLive = array.droppedCount() == 0 || array.isLive(physical);
        var linked = LinkedByName.of(array, snapshot).stream().filter(one -> isLive || hasRow(array, one)).toList();
        var parts = new ArrayList<InspectedRow.Part>();
        parts.add(read(array, physical));
        for (var one : linked.subList(0, Math.min(linked.size(), MAX_ARRAYS - 1))) {
            progress.checkCancelled();
            parts.add(isLive ? pairOf(array, physical, one) : read(one.array(), physical));
        }
        parts.sort(Comparator.comparingInt((InspectedRow.Part part) -> rank(part.array())).thenComparing(part -> part.array().name(), NaturalOrder::compare));
        return new InspectedRow(isLive ? OptionalLong.of(array.droppedCount() == 0 ? physical : array.liveRowsBefore(physical)) : OptionalLong.empty(), physical,
                new InspectedRow.Cell(array.id(), place.offset()), parts, others(linked), Math.max(0, linked.size() + 1 - MAX_ARRAYS));
    }

    private static boolean hasRow(DraftArray array, LinkedArray<DraftArray> linked) {
        return linked.array().physicalShape().rowCount() == array.physicalShape().rowCount();
    }

    private InspectedRow.Part pairOf(DraftArray array, long physical, LinkedArray<DraftArray> linked) throws IOException {
        var pair = LinkedArrays.liveRows(array, RowSet.of(physical), linked);
        return pair.isEmpty() ? new InspectedRow.Dropped(pack, linked.array()) : read(linked.array(), pair.min());
    }

    private InspectedRow.Part read(DraftArray array, long physical) throws IOException {
        var shape = array.physicalShape();
        if (shape.rowElements() > MAX_ELEMENTS) {
            return new InspectedRow.TooLong(pack, array, shape.rowElements());
        }
        var bytes = new byte[Math.toIntExact(shape.rowElements() * array.dtype().itemSize())];
        if (bytes.length > 0) {
            array.physicalSource().read(Box.all(shape).withRows(Slice.of(physical, 1)), MemorySegment.ofArray(bytes));
        }
        boolean isDropped = array.droppedCount() > 0 && !array.isLive(physical);
        return new InspectedRow.Values(pack, array, physical, isDropped, new RowValues(array.dtype(), bytes));
    }

    /// Labels and flags first, then a few numbers, then many; what is a picture comes last until there are pictures.
    private static int rank(DraftArray array) {
        long elements = array.physicalShape().rowElements();
        return array.physicalShape().ndim() > 2 ? 4 : elements == 1 ? 0 : elements <= 16 ? 1 : elements <= 64 ? 2 : 3;
    }

    private List<String> others(List<LinkedArray<DraftArray>> linked) {
        var shown = new ArrayList<>(List.of(space.array().id()));
        linked.forEach(one -> shown.add(one.array().id()));
        return snapshot.arrays().stream().filter(array -> !shown.contains(array.id())).map(DraftArray::name).sorted(NaturalOrder::compare).toList();
    }
}
