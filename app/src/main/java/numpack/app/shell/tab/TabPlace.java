package numpack.app.shell.tab;

import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import numpack.app.axes.ShownAxes;
import numpack.app.grid.GridView;
import numpack.app.grid.cells.CellSpace;
import numpack.app.grid.table.TableViewModel;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.ArrayPlace;
import numpack.engine.draft.step.StepPlace;
import numpack.engine.shape.Box;
import numpack.engine.shape.Slice;

/// Turns the axes of a tab to a place of its array, scrolls its table there and selects it.
///
/// @param look  the axes of the tab
/// @param table how cells lie in its table
/// @param grid  its table
record TabPlace(TabLook look, TableViewModel table, GridView grid) {
    void show(ArrayPlace place) {
        var axes = look.axesProperty().get();
        if (place.parts().isEmpty() || axes == null) {
            return;
        }
        var first = place.parts().getFirst();
        if (place.extent() == StepPlace.Extent.CELLS && first.rowCount() == 0) {
            // A cell of a dropped row is seen only among dropped rows.
            look.tab().showDroppedProperty().set(true);
        }
        look.axesProperty().set(axes.including(cells(axes, first)));
        table.space().ifPresent(space -> select(space, place));
    }

    /// What to see, in logical rows.
    private static Box cells(ShownAxes axes, ArrayPlace.Part part) {
        var shape = axes.shape();
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

    private void select(CellSpace space, ArrayPlace place) {
        var ranges = new ArrayList<GridRange>();
        for (var part : place.parts()) {
            if (isThere(space, part)) {
                range(space, part, place.extent()).ifPresent(ranges::add);
            }
        }
        if (ranges.isEmpty()) {
            near(space, place.parts().getFirst()).ifPresent(this::goTo);
            return;
        }
        var first = ranges.getFirst();
        var spot = new GridSpot(first.isWholeColumns() ? grid.getSelection().cursor().row() : first.firstRow(),
                first.isWholeRows() ? grid.getSelection().cursor().column() : first.firstColumn());
        goTo(spot);
        // The last range is the one that Shift extends, and where the cursor stands.
        var selected = GridSelection.of(first);
        grid.select(new GridSelection(spot, spot, selected.lead(), ranges.reversed()));
    }

    private void goTo(GridSpot spot) {
        grid.goTo(spot.row(), spot.column());
    }

    private static boolean isThere(CellSpace space, ArrayPlace.Part part) {
        return space.showsDropped() ? part.physicalCount() > 0 : part.rowCount() > 0;
    }

    private static Optional<GridRange> range(CellSpace space, ArrayPlace.Part part, StepPlace.Extent extent) {
        var rows = space.rowsOf(first(space, space.rowAxis(), part), last(space, space.rowAxis(), part));
        var columns = space.columnsOf(first(space, space.columnAxis(), part), last(space, space.columnAxis(), part));
        if (rows.isEmpty() || columns.isEmpty()) {
            return Optional.empty();
        }
        boolean isWhole = extent == StepPlace.Extent.ROWS;
        return Optional.of(isWhole && space.rowAxis() == 0 ? GridRange.rows(rows.get().first(), rows.get().last())
                : isWhole && space.columnAxis() == 0 ? GridRange.columns(columns.get().first(), columns.get().last())
                : new GridRange(rows.get().first(), rows.get().last(), columns.get().first(), columns.get().last()));
    }

    /// Where rows were that are not shown now: the live row after them.
    private Optional<GridSpot> near(CellSpace space, ArrayPlace.Part part) {
        var cursor = grid.getSelection().cursor();
        long row = Math.min(part.firstRow(), space.array().shape().rowCount() - 1);
        return space.rowAxis() == 0 ? at(space.rowOf(row)).map(at -> new GridSpot(at, cursor.column()))
                : space.columnAxis() == 0 ? at(space.columnOf(row)).map(at -> new GridSpot(cursor.row(), at)) : Optional.empty();
    }

    private static Optional<Long> at(OptionalLong place) {
        return place.isPresent() ? Optional.of(place.getAsLong()) : Optional.empty();
    }

    private static long first(CellSpace space, int axis, ArrayPlace.Part part) {
        if (axis == 0) {
            return space.showsDropped() ? part.firstPhysical() : part.firstRow();
        }
        return axis > 0 && axis <= part.rest().ndim() ? part.rest().slice(axis - 1).start() : 0;
    }

    private static long last(CellSpace space, int axis, ArrayPlace.Part part) {
        if (axis == 0) {
            return space.showsDropped() ? part.firstPhysical() + part.physicalCount() - 1 : part.firstRow() + part.rowCount() - 1;
        }
        return axis > 0 && axis <= part.rest().ndim() ? part.rest().slice(axis - 1).last() : Long.MAX_VALUE;
    }
}
