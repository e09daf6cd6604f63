package numpack.app.stats.numbers;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import numpack.app.selection.GridRange;
import numpack.app.session.space.ArrayPlace;
import numpack.app.session.space.CellBox;
import numpack.app.session.space.CellSpace;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.StepPlace;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Live cells of an array that are counted together: all of it, or some boxes in logical rows, one after the other. Immutable.
///
/// @param rows  logical rows that the boxes count, in file order; empty for all
/// @param boxes what of these rows; empty for the whole array
public record ScopeCells(DraftArray array, Optional<RowSet> rows, Optional<List<Box>> boxes) {
    public ScopeCells {
        boxes = boxes.map(List::copyOf);
    }

    private ScopeCells(DraftArray array, List<Box> boxes) {
        this(array, Optional.empty(), Optional.of(boxes));
    }

    /// All live rows.
    public static ScopeCells of(DraftArray array) {
        return new ScopeCells(array, Optional.empty(), Optional.empty());
    }

    /// What a scope means where the cursor stands; empty if that is nothing: a dropped row.
    ///
    /// @param ranges what is selected
    public static Optional<ScopeCells> of(Scope scope, CellSpace space, long row, long column, List<GridRange> ranges) {
        var array = space.array();
        if (array.shape().ndim() == 0) {
            return Optional.of(of(array));
        }
        return switch (scope) {
            case ARRAY -> Optional.of(of(array));
            case COLUMN -> boxes(space, List.of(GridRange.columns(column, column)));
            case ROW -> space.rowAxis() == 0 && row < space.rowCount() ? wholeRow(array, space.rowIndex(row)) : boxes(space, List.of(GridRange.rows(row, row)));
            case SELECTION -> boxes(space, ranges);
        };
    }

    /// What is counted: places are counted from the first cell of the first box on.
    public LazySource source() {
        var base = rows.map(some -> array.source().take(some)).orElseGet(array::source);
        return boxes.<LazySource>map(all -> new Cells(base, all)).orElse(base);
    }

    public long cellCount() {
        return boxes.map(all -> all.stream().mapToLong(Box::cellCount).sum()).orElseGet(() -> array.shape().elementCount());
    }

    /// Where a cell is in the array, one index for each axis, in logical rows.
    ///
    /// @param place as it is counted
    public long[] indices(long place) {
        var cell = cell(place);
        var indices = new long[cell.ndim()];
        for (int axis = 0; axis < indices.length; axis++) {
            indices[axis] = cell.slice(axis).start();
        }
        return indices;
    }

    /// A cell as a place to be shown.
    public ArrayPlace placeOf(long place) {
        return place(StepPlace.Extent.CELLS, cell(place));
    }

    /// A row as a place to be shown.
    public ArrayPlace rowPlace(long row) {
        return place(StepPlace.Extent.ROWS, Box.ofRows(Slice.of(row, 1), array.shape()));
    }

    private ArrayPlace place(StepPlace.Extent extent, Box cells) {
        long row = cells.ndim() == 0 ? 0 : cells.rows().start();
        long physical = cells.ndim() == 0 ? 0 : array.physicalRow(row);
        return new ArrayPlace(array.id(), extent, List.of(new ArrayPlace.Part(row, 1, physical, 1, cells.ndim() == 0 ? Box.of() : cells.inRow())));
    }

    private Box cell(long place) {
        var cell = cellOfRows(place);
        return rows.isEmpty() ? cell : cell.withRows(Slice.of(rows.get().select(cell.rows().start()), 1));
    }

    private Box cellOfRows(long place) {
        if (boxes.isEmpty()) {
            return Box.all(array.shape()).cell(place);
        }
        long left = place;
        for (var box : boxes.get()) {
            if (left < box.cellCount()) {
                return box.cell(left);
            }
            left -= box.cellCount();
        }
        throw new IndexOutOfBoundsException("cell %d of %d".formatted(place, cellCount()));
    }

    private static Optional<ScopeCells> wholeRow(DraftArray array, OptionalLong row) {
        return row.isEmpty() ? Optional.empty() : Optional.of(new ScopeCells(array, List.of(Box.ofRows(Slice.of(row.getAsLong(), 1), array.shape()))));
    }

    private static Optional<ScopeCells> boxes(CellSpace space, List<GridRange> ranges) {
        var boxes = new ArrayList<Box>();
        var within = GridRange.disjoint(ranges.stream().flatMap(one -> one.within(space.rowCount(), space.columnCount()).stream()).toList()).stream()
                .map(range -> space.box(range.firstRow(), range.lastRow() - range.firstRow() + 1, range.firstColumn(), range.lastColumn() - range.firstColumn() + 1)).toList();
        if (space.listed().isPresent() && !within.isEmpty()) {
            return listed(space, within);
        }
        within.forEach(box -> addLive(space, box.slices(), boxes));
        return boxes.isEmpty() ? Optional.empty() : Optional.of(new ScopeCells(space.array(), boxes));
    }

    /// Where a table lists rows, those of all ranges are counted; nothing if the ranges have different columns.
    private static Optional<ScopeCells> listed(CellSpace space, List<CellBox> ranges) {
        var physical = ranges.stream().flatMap(box -> space.listedRows(box).stream()).reduce(RowSet.empty(), RowSet::union);
        var rows = RowSet.builder();
        physical.forEachRange((from, to) -> rows.addRange(space.array().liveRowsBefore(from), space.array().liveRowsBefore(to)));
        var live = rows.build();
        var cells = ranges.getFirst().slices();
        boolean isMixed = ranges.stream().anyMatch(box -> !box.slices().inRow().equals(cells.inRow()));
        return live.isEmpty() || isMixed ? Optional.empty() : Optional.of(new ScopeCells(space.array(), Optional.of(live), Optional.of(List.of(cells.withRows(Slice.all(live.size()))))));
    }

    /// Without dropped rows, in logical ones.
    private static void addLive(CellSpace space, Box box, List<Box> boxes) {
        if (!space.showsDropped()) {
            boxes.add(box);
            return;
        }
        // Dropped rows are shown only without gaps: between two physical rows stand all live ones.
        long first = space.array().liveRowsBefore(box.rows().lowest());
        long end = space.array().liveRowsBefore(box.rows().highest() + 1);
        if (first < end) {
            boxes.add(box.withRows(Slice.of(first, end - first)));
        }
    }

    /// Cells of some boxes as a source of one axis.
    private record Cells(LazySource array, List<Box> boxes) implements LazySource {
        @Override
        public DType dtype() {
            return array.dtype();
        }

        @Override
        public Shape shape() {
            return Shape.of(boxes.stream().mapToLong(Box::cellCount).sum());
        }

        @Override
        public void read(Box box, MemorySegment into) throws IOException {
            box.requireFits(shape());
            if (box.rows().count() > 1 && box.rows().step() != 1) {
                throw new IllegalArgumentException("cells are read one after the other, not as " + box);
            }
            long from = box.isEmpty() ? 0 : box.rows().start();
            long end = from + box.rows().count();
            long before = 0;
            long at = 0;
            for (var each : boxes) {
                long low = Math.max(from - before, 0);
                long high = Math.min(end - before, each.cellCount());
                if (low < high) {
                    for (var part : each.cells(low, high)) {
                        long bytes = part.cellCount() * dtype().itemSize();
                        array.read(part, into.asSlice(at, bytes));
                        at += bytes;
                    }
                }
                before += each.cellCount();
            }
        }
    }
}
