package numpack.app.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import numpack.app.selection.GridSpot;
import org.junit.jupiter.api.Test;

/// The place of a grid, as tabs remember it.
class GridPlaceTest extends GridBed {
    @Test
    void aRememberedPlaceIsSeenAgainAndTheCursorStays() {
        goTo(3, 2);
        fx(() -> {
            grid.scrollTo(new GridSpot(400, 5));
            return true;
        });
        settle();
        assertEquals(new GridSpot(400, 5), fx(grid::firstSeen));
        assertEquals(new GridSpot(3, 2), cursor());
    }

    @Test
    void aPlaceIsTakenOverBeforeTheGridHasASize() {
        var fresh = fx(() -> {
            var made = new GridView(model);
            made.scrollTo(new GridSpot(400, 5));
            return made;
        });
        assertEquals(new GridSpot(400, 5), fx(fresh::firstSeen));
    }

    @Test
    void aPlaceThatIsGoneIsTheNearestThereIs() {
        fx(() -> {
            grid.scrollTo(new GridSpot(5000, 50));
            return true;
        });
        settle();
        var rows = fx(() -> model.rowCount());
        var seen = fx(grid::firstSeen);
        assertEquals(true, seen.row() < rows && seen.row() > rows - 40, seen.toString());
    }
}
