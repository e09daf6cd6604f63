package numpack.app.session.space;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.selection.Span;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepPlace;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// What of an array is to be seen: cells or whole rows, with both numbers that rows have.
///
/// @param arrayId the array
/// @param extent  what of it
/// @param parts   none if the array as a whole is meant, or if what was meant is no longer there
public record ArrayPlace(long arrayId, StepPlace.Extent extent, List<Part> parts) {
    /// A table that is asked for more rectangles than this would be slow to paint; then only the first one is shown.
    private static final int MAX_PARTS = 1_000;

    public ArrayPlace {
        parts = List.copyOf(parts);
    }

    /// Consecutive rows, or a rectangle of cells in them.
    ///
    /// @param firstRow      the first one as live rows are counted; where all are dropped, or not there, that of the live row after them
    /// @param rowCount      how many of them are live
    /// @param firstPhysical the first one as it lies on the disk
    /// @param physicalCount how many they are; 0 if they are not there any more and only their place is known
    /// @param rest          what of each row; without axes for whole rows that are not there any more
    public record Part(long firstRow, long rowCount, long firstPhysical, long physicalCount, Box rest) {}

    /// Whether it is seen only among dropped rows: a cell of one of them.
    public boolean needsDroppedRows() {
        return extent == StepPlace.Extent.CELLS && !parts.isEmpty() && parts.getFirst().rowCount() == 0;
    }

    /// What of an array is to be seen first, in logical rows.
    ///
    /// @param shape the array's, logical; the place has a part
    public Box cells(Shape shape) {
        var part = parts.getFirst();
        var cells = new ArrayList<Slice>();
        for (int axis = 0; axis < shape.ndim(); axis++) {
            if (axis == 0) {
                cells.add(part.rowCount() > 0 ? Slice.of(part.firstRow(), part.rowCount())
                        : Slice.of(Math.clamp(part.firstRow(), 0, Math.max(0, shape.rowCount() - 1)), 1));
            } else {
                cells.add(axis <= part.rest().ndim() ? part.rest().slice(axis - 1) : Slice.all(shape.length(axis)));
            }
        }
        return new Box(cells);
    }

    /// The selection of what is shown of it: the cursor on its first cell, or on the row after the place if nothing of it is shown. Empty if there
    /// is nothing near it either.
    ///
    /// @param before what is selected now: along an axis that is selected whole, the cursor stays
    public Optional<GridSelection> selection(CellSpace space, GridSelection before) {
        var ranges = new ArrayList<GridRange>();
        for (var part : parts) {
            if (space.showsDropped() || space.listed().isPresent() ? part.physicalCount() > 0 : part.rowCount() > 0) {
                addRanges(space, part, ranges);
            }
        }
        if (ranges.isEmpty()) {
            return near(space, before.cursor()).map(GridSelection::at);
        }
        var first = ranges.getFirst();
        var spot = new GridSpot(first.isWholeColumns() ? before.cursor().row() : first.firstRow(),
                first.isWholeRows() ? before.cursor().column() : first.firstColumn());
        // The last range is the one that Shift extends, and where the cursor stands.
        return Optional.of(new GridSelection(spot, spot, GridSelection.of(first).lead(), ranges.reversed()));
    }

    /// Whether all rows of it that are there are among those of a list.
    public boolean isIn(RowView.Listed list) {
        return parts.stream().allMatch(part -> list.rows().containsAll(RowSet.range(part.firstPhysical(), part.firstPhysical() + part.physicalCount())));
    }

    private void addRanges(CellSpace space, Part part, List<GridRange> ranges) {
        boolean isWhole = extent == StepPlace.Extent.ROWS;
        for (var rows : spans(space, space.rowAxis(), part, space::rowsOf)) {
            for (var columns : spans(space, space.columnAxis(), part, space::columnsOf)) {
                ranges.add(isWhole && space.rowAxis() == 0 ? GridRange.rows(rows.first(), rows.last())
                        : isWhole && space.columnAxis() == 0 ? GridRange.columns(columns.first(), columns.last())
                        : new GridRange(rows.first(), rows.last(), columns.first(), columns.last()));
            }
        }
    }

    /// Where a part is along the rows or the columns: in a list of rows perhaps at many places.
    private static List<Span> spans(CellSpace space, int axis, Part part, BiFunction<Long, Long, Optional<Span>> shown) {
        if (axis != 0 || space.listed().isEmpty()) {
            return shown.apply(first(space, axis, part), last(space, axis, part)).stream().toList();
        }
        var places = space.listed().get().positionsOf(RowSet.range(part.firstPhysical(), part.firstPhysical() + part.physicalCount()));
        var spans = new ArrayList<Span>();
        for (var range : places.ranges()) {
            if (spans.size() < MAX_PARTS) {
                spans.add(new Span(range.from(), range.to() - 1));
            }
        }
        return spans;
    }

    /// Where rows were that are not shown now: the live row after them.
    private Optional<GridSpot> near(CellSpace space, GridSpot cursor) {
        long row = Math.min(parts.getFirst().firstRow(), space.array().shape().rowCount() - 1);
        return space.rowAxis() == 0 ? at(space.rowOf(row)).map(at -> new GridSpot(at, cursor.column()))
                : space.columnAxis() == 0 ? at(space.columnOf(row)).map(at -> new GridSpot(cursor.row(), at)) : Optional.empty();
    }

    private static Optional<Long> at(OptionalLong place) {
        return place.isPresent() ? Optional.of(place.getAsLong()) : Optional.empty();
    }

    private static long first(CellSpace space, int axis, Part part) {
        if (axis == 0) {
            return space.showsDropped() ? part.firstPhysical() : part.firstRow();
        }
        return axis > 0 && axis <= part.rest().ndim() ? part.rest().slice(axis - 1).start() : 0;
    }

    private static long last(CellSpace space, int axis, Part part) {
        if (axis == 0) {
            return space.showsDropped() ? part.firstPhysical() + part.physicalCount() - 1 : part.firstRow() + part.rowCount() - 1;
        }
        return axis > 0 && axis <= part.rest().ndim() ? part.rest().slice(axis - 1).last() : Long.MAX_VALUE;
    }

    /// What a step changed. For the background: where rows are dropped, only the disk may know.
    ///
    /// @param rank which of its arrays is shown if there are several: the one with the lowest number
    public static Optional<ArrayPlace> of(Draft draft, Step step, ToIntFunction<Long> rank) throws IOException {
        Optional<StepPlace> best = Optional.empty();
        for (var place : draft.placesOf(step)) {
            if (best.isEmpty() || rank.applyAsInt(place.arrayId()) < rank.applyAsInt(best.get().arrayId())) {
                best = Optional.of(place);
            }
        }
        return best.map(place -> of(place, draft.snapshot().arrays().stream().filter(array -> array.id() == place.arrayId()).findFirst().orElseThrow()));
    }

    private static ArrayPlace of(StepPlace place, DraftArray array) {
        var parts = new ArrayList<Part>();
        place.regions().forEach(region -> addParts(array, region, parts));
        if (parts.isEmpty() && place.extent() == StepPlace.Extent.ROWS && array.shape().ndim() > 0) {
            // Rows that were appended and are undone: they were at the end.
            parts.add(part(array, array.physicalShape().rowCount(), 0, Box.of()));
        }
        return new ArrayPlace(place.arrayId(), place.extent(), parts.size() > MAX_PARTS ? parts.subList(0, 1) : parts);
    }

    private static void addParts(DraftArray array, Region region, List<Part> parts) {
        region.rows().forEachRange((from, to) -> {
            if (parts.size() <= MAX_PARTS) {
                parts.add(part(array, from, to - from, region.rest()));
            }
        });
    }

    private static Part part(DraftArray array, long firstPhysical, long count, Box rest) {
        long first = array.physicalShape().ndim() == 0 ? 0 : array.liveRowsBefore(firstPhysical);
        long live = array.physicalShape().ndim() == 0 ? 1 : array.liveRowsBefore(firstPhysical + count) - first;
        return new Part(first, live, firstPhysical, count, rest);
    }
}
