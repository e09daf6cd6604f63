package numpack.app.session;

import numpack.app.session.space.CellPlace;
import numpack.engine.draft.DraftArray;
import numpack.engine.find.FoundPlaces;

/// What a search has found in an array so far: cells, or whole rows. The list grows while the search runs; a new value of this record says that it has.
///
/// @param array  the array that was searched; hits of an earlier one are not shown
/// @param places places of cells in C order among all cells of the *physical* rows, or physical rows
/// @param extent which of the two
/// @param count  how many there were when this was made
public record ShownHits(DraftArray array, FoundPlaces places, Extent extent, long count) {
    /// What a hit is.
    public enum Extent {
        CELLS,
        ROWS
    }

    /// Whether a cell is a hit, or in a row that is.
    public boolean isHit(CellPlace cell) {
        return places.contains(switch (extent) {
            case CELLS -> cell.physicalRow() * array.physicalShape().rowElements() + cell.offset();
            case ROWS -> cell.physicalRow();
        });
    }

    /// The physical row of the i-th hit.
    public long row(int i) {
        long place = places.place(i);
        return extent == Extent.ROWS ? place : place / array.physicalShape().rowElements();
    }

    /// Which hit is the first in a physical row or after it; the number of kept hits if there is none.
    public int firstFromRow(long row) {
        return places.firstFrom(extent == Extent.ROWS ? row : row * array.physicalShape().rowElements());
    }
}
