package numpack.app.table;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import numpack.app.grid.GridView;
import numpack.app.grid.space.GridHit;
import numpack.app.panel.Picture;
import numpack.app.prefs.TabState.TablePlace;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.ShownArray;
import org.jspecify.annotations.Nullable;

/// The tables of the window, one for each shown array. Foreground only.
public final class Tables {
    private final ArrayTableView.Services services;
    private final Map<ShownArray, ArrayTableView> views = new HashMap<>();
    private final ObservableValue<@Nullable ArrayTableView> current;
    private Function<GridHit.Part, @Nullable ContextMenu> menus = _ -> null;

    /// @param front    what is in front; null for nothing
    /// @param services what all tables share
    public Tables(ObservableValue<@Nullable ShownArray> front, ArrayTableView.Services services) {
        this.services = services;
        current = front.map(views::get);
    }

    /// The table in front; null for none.
    public ObservableValue<@Nullable ArrayTableView> current() {
        return current;
    }

    /// Who makes the menu for a part of a table.
    public void setMenus(Function<GridHit.Part, @Nullable ContextMenu> factory) {
        menus = factory;
    }

    /// Makes the table of an array; it ends with the picture.
    public Picture picture(ShownArray shown) {
        var table = new ArrayTableView(new TableViewModel(services.runner(), shown), services);
        table.setContextMenuFactory(part -> menus.apply(part));
        views.put(shown, table);
        return new Picture(table, table.grid(), () -> place(table.grid()), place -> put(table.grid(), place), () -> {
            views.remove(shown);
            table.close();
        });
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
