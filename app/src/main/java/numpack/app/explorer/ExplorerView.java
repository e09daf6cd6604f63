package numpack.app.explorer;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import numpack.app.command.Command;
import numpack.app.command.CommandButtons;
import numpack.app.control.EmptyState;
import numpack.app.control.SearchField;
import numpack.app.explorer.ExplorerItem.ArrayItem;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The panel at the left: a filter box, the packs with their arrays, and what they take on the disk.
final class ExplorerView extends BorderPane {
    private final ExplorerViewModel model;
    private final Actions actions;
    private final ListView<ExplorerItem> list;
    /// The line that was brought into sight last.
    private @Nullable ExplorerItem seen;
    /// Whether a mouse button is down in the list.
    private boolean isPressed;

    ExplorerView(ExplorerViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        this.list = new ListView<>(model.items());
        getStyleClass().addAll("explorer", "surface-panel");
        Stylesheets.install(this, "explorer.css");
        var search = new SearchField(Texts.of("explorer.filter"));
        search.textProperty().bindBidirectional(model.filterProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
        var top = new VBox(search);
        top.getStyleClass().add("explorer-top");
        setTop(top);
        styleList();
        setCenter(list);
        setBottom(foot());
    }

    /// What other rooms do with the line that is selected.
    ///
    /// @param menu    what a line can be asked to do
    /// @param rename  also by F2
    /// @param remove  also by Delete
    /// @param toTable gives the focus to the table in front
    public record Actions(Supplier<ContextMenu> menu, Command create, Command rename, Command remove, Command compactAll, Runnable toTable) {}

    /// The focus goes to the lines.
    @Override
    public void requestFocus() {
        list.requestFocus();
        if (list.getFocusModel().getFocusedIndex() < 0) {
            // or nothing would show that the keys go here
            list.getFocusModel().focus(0);
        }
    }

    private Node foot() {
        var bytes = new Label();
        bytes.textProperty().bind(model.footerProperty());
        bytes.getStyleClass().add("muted");
        bytes.setWrapText(true);
        var compact = CommandButtons.flat(actions.compactAll);
        compact.setGraphic(null);
        compact.getStyleClass().setAll("button", "link-button");
        var line = new BorderPane();
        line.setRight(compact);
        var foot = new VBox(bytes, line);
        foot.getStyleClass().addAll("explorer-foot", "line-above");
        foot.visibleProperty().bind(model.footerProperty().isNotEmpty());
        foot.managedProperty().bind(foot.visibleProperty());
        return foot;
    }

    private void styleList() {
        list.setCellFactory(_ -> new ExplorerCell(model));
        list.setAccessibleText(Texts.of("explorer.title"));
        var clear = new Button(Texts.of("explorer.clear"));
        clear.getStyleClass().add("link-button");
        clear.setOnAction(_ -> model.filterProperty().set(""));
        clear.visibleProperty().bind(model.filterProperty().isNotEmpty());
        var empty = new EmptyState(Feather.BOX, "", clear);
        empty.sentenceProperty().bind(model.emptySentenceProperty());
        empty.visibleProperty().bind(empty.sentenceProperty().isNotEmpty());
        list.setPlaceholder(empty);
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                model.select(item);
            }
        });
        model.selectedProperty().subscribe(this::show);
        list.getItems().addListener((ListChangeListener<ExplorerItem>) _ -> releaseClosed());
        list.setOnMouseClicked(this::clicked);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> isPressed = true);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> isPressed = false);
        // Before the list itself, which takes Right as a way to what is beside it.
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnContextMenuRequested(this::askForMenu);
    }

    private void show(@Nullable ExplorerItem item) {
        if (item == null) {
            list.getSelectionModel().clearSelection();
        } else if (!item.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(item);
        }
        // An edit makes a new item for the same line: the list stays where the user has scrolled it. So it does under the pointer: two quick clicks are for
        // one line.
        if (item != null && !item.isSameLine(seen) && !isPressed) {
            bringIntoSight(item);
        }
        if (item != null) {
            seen = item;
        }
    }

    /// Of a pack that is closed nothing is held any longer.
    private void releaseClosed() {
        if (seen != null && list.getItems().stream().noneMatch(line -> line.session() == seen.session())) {
            seen = null;
        }
    }

    /// With the line before it, which is often its pack.
    private void bringIntoSight(ExplorerItem item) {
        int index = list.getItems().indexOf(item);
        // or the cells would still hold the lines of before
        list.layout();
        boolean isSeen = list.lookupAll(".explorer-cell").stream().filter(ExplorerCell.class::isInstance).map(ExplorerCell.class::cast)
                .anyMatch(cell -> cell.isVisible() && !cell.isEmpty() && cell.getIndex() == index && isWhole(cell));
        if (!isSeen) {
            list.scrollTo(Math.max(0, index - 1));
        }
    }

    private boolean isWhole(ExplorerCell cell) {
        var place = list.sceneToLocal(cell.localToScene(cell.getBoundsInLocal()));
        return place.getMinY() >= 0 && place.getMaxY() <= list.getHeight();
    }

    /// Down continues to the lines, Enter opens the first array.
    private void pressedInSearch(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                list.requestFocus();
                firstArray().ifPresent(model::select);
            }
            case ENTER -> firstArray().ifPresent(first -> {
                model.open(first);
                actions.toTable.run();
            });
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Optional<ExplorerItem> firstArray() {
        model.filterNow();
        return list.getItems().stream().filter(ArrayItem.class::isInstance).findFirst();
    }

    private void clicked(MouseEvent event) {
        var item = list.getSelectionModel().getSelectedItem();
        if (event.getButton() == MouseButton.PRIMARY && item != null && isOnCell(event.getTarget())
                && (item instanceof ArrayItem || event.getClickCount() == 2)) {
            // The second of two quick clicks takes the focus into the list again, and gives it back too.
            open(item);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown()) {
            showMenuBelowLine();
            event.consume();
            return;
        }
        var item = lineFor(event.getCode());
        if (item == null || event.isShortcutDown() || event.isShiftDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> open(item);
            case F2 -> actions.rename.run();
            case DELETE -> actions.remove.run();
            case LEFT -> model.fold(item, true);
            case RIGHT -> model.fold(item, false);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// The line that is selected; none is while the array in front is in a folded pack, which can be unfolded where the keys are.
    private @Nullable ExplorerItem lineFor(KeyCode code) {
        var selected = list.getSelectionModel().getSelectedItem();
        return selected == null && (code == KeyCode.LEFT || code == KeyCode.RIGHT) ? list.getFocusModel().getFocusedItem() : selected;
    }

    /// Opening an array moves the focus to its table.
    private void open(ExplorerItem item) {
        model.open(item);
        if (item instanceof ArrayItem) {
            actions.toTable.run();
        }
    }

    private void askForMenu(ContextMenuEvent event) {
        // The keys for it are heard as keys: not every system makes this event of them.
        if (!event.isKeyboardTrigger()) {
            actions.menu.get().show(list, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void showMenuBelowLine() {
        var line = list.lookupAll(".explorer-cell:selected").stream().findFirst().orElse(list);
        var place = line.localToScreen(line.getBoundsInLocal());
        actions.menu.get().show(list, place.getMinX(), place.getMaxY());
    }

    private static boolean isOnCell(Object target) {
        for (var node = target instanceof Node one ? one : null; node != null; node = node.getParent()) {
            if (node instanceof ExplorerCell cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }
}
