package numpack.app.shell.tab;

import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.util.Subscription;
import numpack.app.grid.GridHit;
import numpack.app.grid.table.ArrayTableView;
import numpack.app.grid.table.TableViewModel;
import numpack.app.session.ArrayTab;
import org.jspecify.annotations.Nullable;

/// What the tab area has for one tab: its header, what it shows, and its table. It ends with its tab.
final class TabPage {
    private final TabHead head;
    private final TabLook look;
    private final TableViewModel model;
    private final ArrayTableView table;
    private final Subscription following;

    TabPage(ArrayTab tab, TabHead head, ArrayTableView.Services services, Function<GridHit.Part, @Nullable ContextMenu> menus) {
        this.head = head;
        look = new TabLook(tab);
        model = new TableViewModel(services.runner(), new TabTable(look));
        table = new ArrayTableView(model, services);
        table.setContextMenuFactory(menus);
        following = tab.placeProperty().subscribe(place -> {
            if (place != null) {
                new TabPlace(look, model, table.grid()).show(place);
            }
        });
    }

    TabHead head() {
        return head;
    }

    TabLook look() {
        return look;
    }

    TableViewModel model() {
        return model;
    }

    ArrayTableView table() {
        return table;
    }

    void close() {
        following.unsubscribe();
        head.close();
        look.close();
        model.close();
    }
}
