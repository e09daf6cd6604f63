package numpack.app.shell.tab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import numpack.app.grid.GridHit;
import numpack.app.grid.GridView;
import numpack.app.grid.table.ArrayTableView;
import numpack.app.grid.table.TableState;
import numpack.app.selection.GridSelection;
import numpack.app.session.ArrayTab;
import numpack.app.session.RowChoice;
import numpack.app.session.RowSelection;
import numpack.app.session.Sessions;
import org.jspecify.annotations.Nullable;

/// The tabs of the session: their headers, and below them the axes bar and the table of the one in front.
///
/// Which tab is in front is said by [Sessions#currentTabProperty()] alone; headers, table and axes bar follow it. Only that table is
/// visible.
public final class TabArea extends BorderPane {
    private final Sessions sessions;
    private final ArrayTableView.Services services;
    private final Map<ArrayTab, TabPage> pages = new HashMap<>();
    private final TabStrip strip;
    private final ClosedTabs closed;
    private final StackPane tables = new StackPane();
    private final BorderPane body = new BorderPane(tables);
    private final ReadOnlyObjectWrapper<@Nullable TabLook> currentLook = new ReadOnlyObjectWrapper<>(this, "currentLook");
    private final ReadOnlyObjectWrapper<@Nullable ArrayTableView> currentTable = new ReadOnlyObjectWrapper<>(this, "currentTable");
    private Function<GridHit.Part, @Nullable ContextMenu> menus = _ -> null;

    public TabArea(Sessions sessions, ArrayTableView.Services services) {
        this.sessions = sessions;
        this.services = services;
        this.strip = new TabStrip(sessions, this::focusTable);
        this.closed = new ClosedTabs(sessions, new TabMemory(this));
        getStyleClass().add("tab-area");
        setTop(strip);
        setCenter(body);
        sessions.tabs().addListener((ListChangeListener<ArrayTab>) _ -> follow());
        sessions.currentTabProperty().addListener(_ -> show());
        // Not by the focus-within of JavaFX, which stays on when a focused child was taken out.
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (isWithin(owner, this)) {
                sessions.chooseFront();
            }
        });
        follow();
    }

    /// What stands over the table in front.
    public void setBar(Node node) {
        body.setTop(node);
    }

    /// What can be asked of a part of a table, and of the header of a tab.
    public void setMenus(Function<GridHit.Part, @Nullable ContextMenu> ofTable, Supplier<ContextMenu> ofHead) {
        menus = ofTable;
        strip.setMenu(ofHead);
    }

    /// What the tab in front shows.
    public ReadOnlyObjectProperty<@Nullable TabLook> currentLookProperty() {
        return currentLook.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ArrayTableView> currentTableProperty() {
        return currentTable.getReadOnlyProperty();
    }

    /// Gives the focus to the table in front, if there is one. A table that has just come is there after the next layout.
    public void focusTable() {
        var table = currentTable.get();
        if (table == null) {
            return;
        }
        table.grid().requestFocus();
        var scene = getScene();
        if (scene != null && !table.grid().isFocused()) {
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    table.grid().requestFocus();
                }
            });
            Platform.requestNextPulse();
        }
    }

    /// What a tab shows of its array; null for a tab that is not here.
    @Nullable TabLook lookOf(ArrayTab tab) {
        var page = pages.get(tab);
        return page == null ? null : page.look();
    }

    /// The focus goes to the table in front, or else to the headers.
    @Override
    public void requestFocus() {
        if (currentTable.get() == null) {
            strip.focusFront();
        } else {
            focusTable();
        }
    }

    ClosedTabs closedTabs() {
        return closed;
    }

    /// The grid of a tab, for its place and widths; null for a tab that is not here.
    @Nullable GridView gridOf(ArrayTab tab) {
        var page = pages.get(tab);
        return page == null ? null : page.table().grid();
    }

    /// What of the rows in front is selected.
    public ObservableValue<RowChoice> rowChoice() {
        var selection = currentTable.flatMap(table -> table.grid().selectionProperty());
        return currentLook.flatMap(look -> look.stateProperty().flatMap(state -> selection.map(cells -> rowChoice(state, cells))))
                .orElse(RowChoice.NO_TABLE);
    }

    private static RowChoice rowChoice(TableState state, GridSelection selection) {
        if (state.rowAxis() != 0 && state.columnAxis() != 0) {
            return RowChoice.NOT_IN_SIGHT;
        }
        return (state.rowAxis() == 0 ? selection.isWholeRows() : selection.isWholeColumns()) ? RowChoice.WHOLE_ROWS : RowChoice.CELLS;
    }

    /// The rows of the array in front that are selected, whole or by cells; empty if axis 0 is not in sight.
    public Optional<RowSelection> rowSelection() {
        var look = currentLook.get();
        var page = look == null ? null : pages.get(look.tab());
        return page == null ? Optional.empty() : page.model().space().filter(space -> space.rowAxis() == 0 || space.columnAxis() == 0)
                .map(space -> new TabRows(page.look().tab().session(), space, page.table().grid().getSelection().ranges()));
    }

    private static boolean isWithin(@Nullable Node node, Node whole) {
        return node != null && (node == whole || isWithin(node.getParent(), whole));
    }

    private void follow() {
        for (var tab : List.copyOf(pages.keySet())) {
            if (!sessions.tabs().contains(tab)) {
                closed.remember(tab);
                var page = pages.remove(tab);
                tables.getChildren().remove(page.table());
                page.close();
            }
        }
        for (var tab : sessions.tabs()) {
            if (!pages.containsKey(tab)) {
                var page = new TabPage(tab, new TabHead(tab, () -> sessions.close(tab), this::tellTwinsApart), services, part -> menus.apply(part));
                pages.put(tab, page);
                tables.getChildren().add(page.table());
            }
        }
        tellTwinsApart();
        show();
    }

    /// Arrays of one name from several packs stand with the names of their packs.
    private void tellTwinsApart() {
        var heads = pages.values().stream().map(TabPage::head).toList();
        heads.forEach(head -> head.setPackShown(heads.stream().anyMatch(head::isTwinOf)));
    }

    /// Shows the current tab, and nothing of the others but their headers.
    private void show() {
        var tab = sessions.currentTabProperty().get();
        var front = tab == null ? null : pages.get(tab);
        // A table that is hidden loses the focus to whatever comes next, where the keys of a table do other things.
        boolean wasInTable = getScene() != null && isWithin(getScene().getFocusOwner(), tables);
        pages.values().forEach(page -> page.table().setVisible(page == front));
        body.setVisible(front != null);
        strip.setVisible(!pages.isEmpty());
        strip.setManaged(!pages.isEmpty());
        strip.show(sessions.tabs().stream().map(pages::get).map(TabPage::head).toList(), front == null ? null : front.head());
        boolean isOther = currentTable.get() != (front == null ? null : front.table());
        currentTable.set(front == null ? null : front.table());
        currentLook.set(front == null ? null : front.look());
        if (front == null || !isOther) {
            return;
        }
        if (wasInTable) {
            focusTable();
        }
        // Whoever opens an array goes on in it, with keys too. Later, for what was pressed may still take the focus.
        if (!sessions.isRevealing() && !strip.hasFocus()) {
            services.runner().later(this::focusTable);
        }
    }
}
