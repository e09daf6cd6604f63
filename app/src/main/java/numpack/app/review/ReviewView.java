package numpack.app.review;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import numpack.app.control.EmptyState;
import numpack.app.control.PanelHead;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The panel of pending edits: one line each, and all at once above.
public final class ReviewView extends VBox {
    private static final PseudoClass CONFLICT = PseudoClass.getPseudoClass("conflict");

    private final ReviewViewModel model;

    public ReviewView(ReviewViewModel model) {
        this.model = model;
        getStyleClass().add("review");
        Stylesheets.wear(this, "review.css");
        var saveAll = link("review.saveAll", "review-save", model::saveAll);
        var discardAll = link("review.discardAll", "review-discard", model::discardAll);
        var head = new PanelHead("", saveAll, discardAll);
        model.titleProperty().subscribe(head::setText);
        var table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);
    }

    private TableView<ReviewItem> table() {
        var table = new TableView<>(model.items());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setAccessibleText(Texts.of("review.accessible"));
        table.setPlaceholder(new EmptyState(Feather.CHECK, Texts.of("review.empty")));
        table.getColumns().setAll(List.of(
                column("review.time", 104, "mono", ReviewItem::time), column("review.array", 113, "mono", ReviewItem::array),
                column("review.row", 95, "mono", ReviewItem::row), column("review.column", 94, "mono", ReviewItem::column),
                column("review.was", 102, "review-was", ReviewItem::was), column("review.is", 123, "review-is", ReviewItem::is),
                column("review.step", 150, "review-step", item -> item.isConflict() ? item.name() + " · " + item.trouble() : item.name()),
                deeds()));
        table.setRowFactory(view -> new ReviewRow());
        return table;
    }

    private TableColumn<ReviewItem, String> column(String key, double width, String style, Function<ReviewItem, String> text) {
        var column = new TableColumn<ReviewItem, String>(Texts.of(key));
        column.setPrefWidth(width);
        // sorting would find the words of every line
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(ignored -> {
            var cell = new TextCell();
            cell.getStyleClass().add(style);
            return cell;
        });
        return column;
    }

    private TableColumn<ReviewItem, String> deeds() {
        var column = new TableColumn<ReviewItem, String>("");
        column.setPrefWidth(104);
        column.setSortable(false);
        column.setCellFactory(ignored -> new TakeOutCell());
        return column;
    }

    private static Button link(String key, String style, Runnable deed) {
        var button = new Button(Texts.of(key));
        button.getStyleClass().addAll("flat", "review-link", style);
        button.setOnAction(event -> deed.run());
        return button;
    }

    private static final class TextCell extends TableCell<ReviewItem, String> {
        @Override
        protected void updateItem(String text, boolean isEmpty) {
            super.updateItem(text, isEmpty);
            setText(isEmpty ? null : text);
            setTooltip(isEmpty || text.length() < 16 ? null : new Tooltip(text));
        }
    }

    private final class TakeOutCell extends TableCell<ReviewItem, String> {
        private final Button button = new Button(Texts.of("review.takeOut"));

        TakeOutCell() {
            getStyleClass().add("review-deed");
            button.getStyleClass().addAll("flat", "review-link");
            button.setOnAction(event -> model.takeOut(getTableRow().getItem()));
        }

        @Override
        protected void updateItem(String text, boolean isEmpty) {
            super.updateItem(text, isEmpty);
            var item = getTableRow() == null ? null : getTableRow().getItem();
            setGraphic(isEmpty || item == null ? null : button);
            if (item != null) {
                button.setText(Texts.of(item.isConflict() ? "review.dismiss" : "review.takeOut"));
                button.setAccessibleText(button.getText() + ", " + item.name());
            }
        }
    }

    private final class ReviewRow extends TableRow<ReviewItem> {
        ReviewRow() {
            var takeOut = new MenuItem(Texts.of("review.takeOut"), new FontIcon(Feather.CORNER_UP_LEFT));
            takeOut.setOnAction(event -> model.takeOut(getItem()));
            var menu = new ContextMenu(takeOut);
            itemProperty().subscribe(item -> {
                setContextMenu(item == null ? null : menu);
                pseudoClassStateChanged(CONFLICT, item != null && item.isConflict());
            });
        }
    }
}
