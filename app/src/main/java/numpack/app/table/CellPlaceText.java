package numpack.app.table;

import java.util.ArrayList;
import java.util.OptionalLong;
import numpack.app.grid.model.CellState;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridSpot;
import numpack.app.session.space.CellSpace;
import numpack.app.table.cells.RowLoader;

/// A cell in words: where it lies in its array, by all of its axes, and what it holds, exactly.
final class CellPlaceText {
    private static final String UNKNOWN = "…";

    private CellPlaceText() {}

    static String of(RowLoader loader, GridSpot spot) {
        var window = loader.peek(spot.row(), spot.column());
        var value = CellState.LOADING.isIn(window.states(0, 0)) ? UNKNOWN : loader.exactText(spot.row(), spot.column());
        var space = loader.space();
        return space.array().shape().ndim() == 0 ? value : place(loader, spot, window.rowHead(0)) + " = " + value;
    }

    private static String place(RowLoader loader, GridSpot spot, String rowHead) {
        var space = loader.space();
        var physical = space.hasDroppedRows() ? loader.physicalRow(spot.row(), spot.column()) : OptionalLong.empty();
        var ndim = space.array().shape().ndim();
        var isPlain = space.rowAxis() == 0 && (ndim == 1 || ndim == 2 && space.columnAxis() == 1);
        if (!isPlain) {
            var index = index(loader, spot, rowHead);
            return physical.isEmpty() ? Texts.of("grid.status.index", index)
                    : Texts.of("grid.status.indexPhysical", index, Long.toString(physical.getAsLong()));
        }
        var row = physical.isEmpty() ? Texts.of("grid.status.row", rowHead)
                : Texts.of("grid.status.rowPhysical", rowHead, Long.toString(physical.getAsLong()));
        return ndim == 1 ? row : row + ", " + Texts.of("grid.status.column", loader.columnHead(spot.column()));
    }

    /// As NumPy indexes: one number an axis, also for those that no row or column runs along.
    private static String index(RowLoader loader, GridSpot spot, String rowHead) {
        var space = loader.space();
        var index = new ArrayList<String>();
        for (var axis = 0; axis < space.array().shape().ndim(); axis++) {
            var at = axis == space.rowAxis() ? rowHead : axis == space.columnAxis() ? loader.columnHead(spot.column())
                    : Long.toString(space.fixedIndex(axis));
            index.add(at.isEmpty() ? UNKNOWN : at);
        }
        return String.join(", ", index);
    }
}
