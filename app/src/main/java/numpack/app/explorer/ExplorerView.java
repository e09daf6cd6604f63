package numpack.app.explorer;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import numpack.app.control.EmptyState;
import numpack.app.control.PanelHead;
import numpack.app.control.SearchField;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;

/// The panel at the left: a filter box, the packs with their arrays, and what they take on the disk.
public final class ExplorerView extends BorderPane {
    private final ExplorerViewModel model;
    private final ListView<ExplorerItem> list;

    /// @param headActions buttons beside the panel's name
    /// @param footAction  what can be done about the bytes below
    public ExplorerView(ExplorerViewModel model, Supplier<ContextMenu> menu, Node footAction, Node... headActions) {
        this.model = model;
        this.list = new ListView<>(model.items());
        getStyleClass().addAll("explorer", "surface-panel");
        Stylesheets.wear(this, "explorer.css");
        var search = new SearchField(Texts.of("explorer.filter"));
        search.textProperty().bindBidirectional(model.filterProperty());
        var top = new VBox(new PanelHead(Texts.of("explorer.title"), headActions), search);
        top.getStyleClass().add("explorer-top");
        setTop(top);
        setCenter(list(menu));
        var bytes = new Label();
        bytes.textProperty().bind(model.footerProperty());
        bytes.getStyleClass().add("muted");
        var foot = new VBox(bytes, footAction);
        foot.getStyleClass().addAll("explorer-foot", "line-above");
        foot.visibleProperty().bind(model.footerProperty().isNotEmpty());
        foot.managedProperty().bind(foot.visibleProperty());
        setBottom(foot);
    }

    private ListView<ExplorerItem> list(Supplier<ContextMenu> menu) {
        list.setCellFactory(_ -> new ExplorerCell());
        list.setAccessibleText(Texts.of("explorer.title"));
        list.setPlaceholder(new EmptyState(Feather.BOX, Texts.of("explorer.empty")));
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                model.select(item);
            }
        });
        model.selectedProperty().subscribe(item -> {
            if (item != null && !item.equals(list.getSelectionModel().getSelectedItem())) {
                list.getSelectionModel().select(item);
            }
        });
        list.setOnMouseClicked(event -> {
            var item = list.getSelectionModel().getSelectedItem();
            if (event.getButton() == MouseButton.PRIMARY && item != null && isOnCell(event.getTarget())) {
                boolean isArray = item instanceof ExplorerItem.ArrayItem;
                if (isArray && event.getClickCount() == 1 || !isArray && event.getClickCount() == 2) {
                    model.open(item);
                }
            }
        });
        list.setOnKeyPressed(event -> {
            var item = list.getSelectionModel().getSelectedItem();
            if (item != null && event.getCode() == KeyCode.ENTER) {
                model.open(item);
                event.consume();
            }
        });
        list.setOnContextMenuRequested(event -> {
            var item = list.getSelectionModel().getSelectedItem();
            if (item instanceof ExplorerItem.ArrayItem) {
                // Commands act on the array in front: it must be the one that was clicked.
                model.open(item);
            }
            var shown = menu.get();
            shown.show(list, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        return list;
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
