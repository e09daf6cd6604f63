package numpack.app.shell.tab;

import java.util.function.Function;
import numpack.app.axes.ShownAxes;
import numpack.app.grid.GridView;
import numpack.app.prefs.TabState;
import numpack.app.prefs.TabState.TablePlace;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.ArrayTab;
import org.jspecify.annotations.Nullable;

/// How tabs stand, taken down when the program is left and put back at the next start. Foreground only.
public final class TabMemory {
    private final Function<ArrayTab, @Nullable TabLook> looks;
    private final Function<ArrayTab, @Nullable GridView> grids;

    /// @param tabs what shows the tabs
    public TabMemory(TabArea tabs) {
        this(tabs::lookOf, tabs::gridOf);
    }

    public TabMemory(Function<ArrayTab, @Nullable TabLook> looks, Function<ArrayTab, @Nullable GridView> grids) {
        this.looks = looks;
        this.grids = grids;
    }

    /// Takes down how a tab stands; its array is there.
    public TabState describe(ArrayTab tab) {
        var look = looks.apply(tab);
        var axes = look == null ? null : look.axesProperty().get();
        var grid = grids.apply(tab);
        return new TabState(tab.session().path().toString(), tab.arrayProperty().get().name(), tab.sliceTextProperty().get(),
                axes == null ? ShownAxes.NONE : axes.rowAxis(), axes == null ? ShownAxes.NONE : axes.columnAxis(),
                tab.showDroppedProperty().get(), grid == null ? TablePlace.FRESH : place(grid));
    }

    /// Puts a tab that shows the kept slice back to where it stood, as far as the array still has it.
    public void bringBack(ArrayTab tab, TabState state) {
        tab.showDroppedProperty().set(state.showsDropped());
        var look = looks.apply(tab);
        var axes = look == null ? null : look.axesProperty().get();
        if (axes != null && state.rowAxis() == axes.columnAxis() && state.columnAxis() == axes.rowAxis()) {
            // A slice says which axes are shown, but not which of the two lies along the rows.
            look.axesProperty().set(axes.swapped());
        }
        var grid = grids.apply(tab);
        if (grid != null) {
            put(grid, state.table());
        }
    }

    private static TablePlace place(GridView grid) {
        var first = grid.firstSeen();
        var cursor = grid.getSelection().cursor();
        return new TablePlace(first.row(), first.column(), cursor.row(), cursor.column(), grid.frozenColumnsProperty().get(),
                grid.zoomProperty().get(), grid.columnWidths().toMap());
    }

    private static void put(GridView grid, TablePlace place) {
        grid.columnWidths().setAll(place.columnWidths());
        grid.setZoom(place.zoom());
        grid.frozenColumnsProperty().set(place.frozenColumns());
        grid.select(GridSelection.at(place.cursorRow(), place.cursorColumn()));
        grid.scrollTo(new GridSpot(place.topRow(), place.leftColumn()));
    }
}
