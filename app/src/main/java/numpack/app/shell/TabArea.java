package numpack.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import numpack.app.control.DtypeChip;
import numpack.app.grid.GridHit;
import numpack.app.grid.GridView;
import numpack.app.grid.space.GridSelection;
import numpack.app.grid.table.ArrayTableView;
import numpack.app.grid.table.TableState;
import numpack.app.grid.table.TableViewModel;
import numpack.app.i18n.Names;
import numpack.app.session.ArrayTab;
import numpack.app.session.RowChoice;
import numpack.app.session.RowSelection;
import numpack.app.session.Sessions;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// The tabs of the session, each with the table of its array; the axes bar stands over the table in front.
public final class TabArea extends TabPane {
    private static final String BEHIND = "behind";
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_PACK = 24;

    private final Sessions sessions;
    private final ArrayTableView.Services services;
    private final Map<ArrayTab, Page> pages = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable TabLook> currentLook = new ReadOnlyObjectWrapper<>(this, "currentLook");
    private final ReadOnlyObjectWrapper<@Nullable ArrayTableView> currentTable = new ReadOnlyObjectWrapper<>(this, "currentTable");
    private Function<GridHit.Part, @Nullable ContextMenu> menus = _ -> null;
    private @Nullable Node bar;

    public TabArea(Sessions sessions, ArrayTableView.Services services) {
        this.sessions = sessions;
        this.services = services;
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        setTabDragPolicy(TabDragPolicy.REORDER);
        sessions.tabs().addListener((ListChangeListener<ArrayTab>) _ -> follow());
        sessions.currentTabProperty().subscribe(this::bringToFront);
        getSelectionModel().selectedItemProperty().subscribe(this::shown);
        // Not by the focus-within of JavaFX, which stays on when a focused child was taken out.
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (isInside(owner)) {
                sessions.chooseFront();
            }
        });
        follow();
    }

    /// What stands over the table in front.
    public void setBar(Node node) {
        bar = node;
        shown(getSelectionModel().getSelectedItem());
    }

    public void setMenus(Function<GridHit.Part, @Nullable ContextMenu> factory) {
        menus = factory;
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
        return page == null ? null : page.look;
    }

    /// The grid of a tab, for its place and widths; null for a tab that is not here.
    @Nullable GridView gridOf(ArrayTab tab) {
        var page = pages.get(tab);
        return page == null ? null : page.table.grid();
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
        return page == null ? Optional.empty() : page.model.space().filter(space -> space.rowAxis() == 0 || space.columnAxis() == 0)
                .map(space -> new TabRows(page.look.tab().session(), space, page.table.grid().getSelection().ranges()));
    }

    private boolean isInside(@Nullable Node node) {
        return node != null && (node == this || isInside(node.getParent()));
    }

    private void follow() {
        for (var tab : List.copyOf(pages.keySet())) {
            if (!sessions.tabs().contains(tab)) {
                var page = pages.remove(tab);
                getTabs().remove(page.tab);
                page.close();
            }
        }
        for (var tab : sessions.tabs()) {
            if (!pages.containsKey(tab)) {
                var page = new Page(tab);
                pages.put(tab, page);
                getTabs().add(page.tab);
            }
        }
        tellTwinsApart();
        bringToFront(sessions.currentTabProperty().get());
    }

    /// Arrays of one name from several packs stand with the names of their packs.
    private void tellTwinsApart() {
        pages.values().forEach(page -> page.namePack(pages.values().stream().anyMatch(other -> isTwin(page, other))
                ? Naming.ARRAY_AND_PACK : Naming.ARRAY));
    }

    private static boolean isTwin(Page one, Page other) {
        return one.arrayTab.session() != other.arrayTab.session() && one.name.getText().equals(other.name.getText());
    }

    private void bringToFront(@Nullable ArrayTab tab) {
        var page = pages.get(tab);
        if (page != null) {
            getSelectionModel().select(page.tab);
        } else {
            getSelectionModel().clearSelection();
        }
    }

    private void shown(@Nullable Tab selected) {
        var page = pages.values().stream().filter(one -> one.tab == selected).findFirst().orElse(null);
        // A tab pane with no tab in front leaves the last one's content in sight and its head marked, even beside the next one in front.
        pages.values().forEach(one -> {
            one.content.setVisible(one == page);
            one.tab.getStyleClass().remove(BEHIND);
            if (one != page) {
                one.tab.getStyleClass().add(BEHIND);
            }
        });
        currentTable.set(page == null ? null : page.table);
        currentLook.set(page == null ? null : page.look);
        if (page != null) {
            if (bar != null) {
                page.content.setTop(bar);
            }
            sessions.currentTabProperty().set(page.look.tab());
            // Whoever opens an array goes on in it, with keys too. Later, for a press on its head gives the focus to the heads.
            if (!sessions.isRevealing()) {
                services.runner().later(this::focusTable);
            }
        }
    }

    /// What the head of a tab names.
    private enum Naming { ARRAY, ARRAY_AND_PACK }

    /// One tab with what it shows.
    private final class Page {
        private final Tab tab = new Tab();
        private final TabLook look;
        private final TableViewModel model;
        private final ArrayTableView table;
        private final BorderPane content = new BorderPane();
        private final ArrayTab arrayTab;
        private final Label name = new Label();
        private final Label pack = new Label();

        Page(ArrayTab arrayTab) {
            this.arrayTab = arrayTab;
            look = new TabLook(arrayTab);
            model = new TableViewModel(services.runner(), new TabTable(look));
            table = new ArrayTableView(model, services);
            table.setContextMenuFactory(part -> menus.apply(part));
            content.setCenter(table);
            // A tab pane takes the focus for itself at every press inside it, also from the grid that has just taken it.
            content.setOnMousePressed(Event::consume);
            tab.setContent(content);
            var chip = new DtypeChip();
            var dot = new Region();
            dot.getStyleClass().add("unsaved-dot");
            name.getStyleClass().add("tab-name");
            tab.getStyleClass().add("array-tab");
            pack.setManaged(false);
            pack.setVisible(false);
            var head = new HBox(chip, name, pack, dot);
            head.getStyleClass().add("tab-head");
            tab.setGraphic(head);
            Consumer<@Nullable DraftArray> dress = array -> {
                if (array != null) {
                    name.setText(Names.elided(array.name(), LONGEST_NAME));
                    chip.setVisible(array.isReadable());
                    chip.setManaged(array.isReadable());
                    if (array.isReadable()) {
                        chip.setDtype(array.dtype().numpyName());
                    }
                    dot.setVisible(array.unsavedEdits() > 0);
                    dot.setManaged(array.unsavedEdits() > 0);
                    tellTwinsApart();
                    tab.setTooltip(new Tooltip(arrayTab.session().shownName() + " · " + Names.visible(array.name())));
                }
            };
            arrayTab.arrayProperty().subscribe(dress);
            arrayTab.placeProperty().subscribe(place -> {
                if (place != null) {
                    new TabPlace(look, model, table.grid()).show(place);
                }
            });
            tab.setOnCloseRequest(event -> {
                event.consume();
                sessions.close(arrayTab);
            });
        }

        /// Names the pack too.
        void namePack(Naming naming) {
            pack.setText(Names.elided(arrayTab.session().name(), LONGEST_PACK));
            pack.setVisible(naming == Naming.ARRAY_AND_PACK);
            pack.setManaged(naming == Naming.ARRAY_AND_PACK);
            // Shown is the head above; this is what is read out.
            tab.setText(pack.isVisible() ? name.getText() + " · " + pack.getText() : name.getText());
        }

        void close() {
            look.close();
            model.close();
        }
    }
}
