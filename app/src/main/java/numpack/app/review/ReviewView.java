package numpack.app.review;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import numpack.app.control.EmptyState;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pending edits: one line each.
final class ReviewView extends VBox {
    private static final PseudoClass CONFLICT = PseudoClass.getPseudoClass("conflict");

    private static final double TIME_WIDTH = 80;
    private static final double VALUE_WIDTH = 104;
    private static final double DEEDS_WIDTH = 88;
    private static final double MIN_SHARE = 0.6;
    private static final double STEP_WIDTH = 300;
    private static final double MIN_STEP_WIDTH = 72;
    /// In less, the time of an edit is left out and values may be cut: the button of a line stays in reach.
    private static final double NARROW = 650;
    private static final double MIN_VALUE_WIDTH = 78;

    private final ReviewViewModel model;
    private final TableView<ReviewItem> table;

    ReviewView(ReviewViewModel model) {
        this.model = model;
        model.watchedProperty().bind(visibleProperty());
        getStyleClass().add("review");
        Stylesheets.install(this, "review.css");
        table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().add(table);
    }

    /// The focus goes to the lines.
    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    private TableView<ReviewItem> table() {
        var sorted = new SortedList<>(model.items());
        var table = new TableView<>(sorted);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setAccessibleText(Texts.of("review.accessible"));
        var empty = new EmptyState(Feather.CHECK, "");
        empty.sentenceProperty().bind(model.emptySentence());
        table.setPlaceholder(empty);
        var isNarrow = table.widthProperty().map(width -> width.doubleValue() < NARROW);
        var time = sorted(column("review.time", TIME_WIDTH, "mono", ReviewItem::time), Comparator.comparing(ReviewItem::moment));
        time.setMinWidth(TIME_WIDTH);
        time.visibleProperty().bind(isNarrow.map(is -> !is));
        table.getColumns().setAll(List.of(
                time,
                sorted(column("review.array", 112, "mono", ReviewItem::array), Comparator.comparing(ReviewItem::array)),
                sorted(column("review.row", 84, "mono", ReviewItem::row), Comparator.comparingLong(ReviewItem::firstRow)),
                column("review.column", 76, "mono", ReviewItem::column),
                value("review.before", "review-was", ReviewItem::was, isNarrow), value("review.after", "review-is", ReviewItem::is, isNarrow),
                yielding(sorted(column("review.edit", STEP_WIDTH, "review-step", ReviewItem::nameAndTrouble),
                        Comparator.comparing(ReviewItem::nameAndTrouble))),
                actions()));
        table.setRowFactory(view -> new ReviewRow());
        table.setOnKeyPressed(event -> {
            var item = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.DELETE && !event.isShiftDown() && item != null && item.action() == ReviewItem.Action.REVERT) {
                event.consume();
                model.act(item);
            } else if (event.getCode() == KeyCode.ENTER && item != null) {
                event.consume();
                model.goTo(item);
            }
        });
        return table;
    }

    /// A column of values, which give way last.
    private TableColumn<ReviewItem, ReviewItem> value(String key, String style, Function<ReviewItem, String> text, ObservableValue<Boolean> isNarrow) {
        var column = column(key, VALUE_WIDTH, style, text);
        column.minWidthProperty().bind(isNarrow.map(is -> is ? MIN_VALUE_WIDTH : VALUE_WIDTH));
        return column;
    }

    /// The column that gives way first: before the buttons after it go out of sight.
    private static TableColumn<ReviewItem, ReviewItem> yielding(TableColumn<ReviewItem, ReviewItem> column) {
        column.setMinWidth(MIN_STEP_WIDTH);
        return column;
    }

    /// A column shows words; what it is sorted by is found without finding the words of every line.
    private static TableColumn<ReviewItem, ReviewItem> sorted(TableColumn<ReviewItem, ReviewItem> column, Comparator<ReviewItem> order) {
        column.setSortable(true);
        column.setComparator(order);
        return column;
    }

    private TableColumn<ReviewItem, ReviewItem> column(String key, double width, String style, Function<ReviewItem, String> text) {
        var column = new TableColumn<ReviewItem, ReviewItem>(Texts.of(key));
        column.setPrefWidth(width);
        column.setMinWidth(width * MIN_SHARE);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> {
            var cell = new TextCell(text);
            cell.getStyleClass().add(style);
            return cell;
        });
        return column;
    }

    private TableColumn<ReviewItem, ReviewItem> actions() {
        var column = new TableColumn<ReviewItem, ReviewItem>("");
        column.setPrefWidth(DEEDS_WIDTH);
        column.setMinWidth(DEEDS_WIDTH);
        column.setSortable(false);
        column.setCellFactory(ignored -> new RevertCell());
        return column;
    }

    private static final class TextCell extends TableCell<ReviewItem, ReviewItem> {
        private final Function<ReviewItem, String> words;
        private final Tooltip whole = new Tooltip();

        TextCell(Function<ReviewItem, String> words) {
            this.words = words;
            whole.textProperty().bind(textProperty());
            textTruncatedProperty().subscribe(isCut -> setTooltip(isCut ? whole : null));
        }

        @Override
        protected void updateItem(ReviewItem item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            setText(isEmpty || item == null ? null : words.apply(item));
        }
    }

    private final class RevertCell extends TableCell<ReviewItem, ReviewItem> {
        private final Button button = new Button();

        RevertCell() {
            getStyleClass().add("review-action");
            button.getStyleClass().addAll("flat", "review-link");
            button.setOnAction(event -> model.act(getTableRow().getItem()));
            // A click on it is none on the line.
            button.addEventHandler(MouseEvent.MOUSE_CLICKED, Event::consume);
        }

        @Override
        protected void updateItem(ReviewItem ignored, boolean isEmpty) {
            super.updateItem(ignored, isEmpty);
            var item = getTableRow() == null ? null : getTableRow().getItem();
            setGraphic(isEmpty || item == null ? null : button);
            if (item != null) {
                button.setText(item.action().text());
                button.setAccessibleText(button.getText() + ", " + item.name());
            }
        }
    }

    private final class ReviewRow extends TableRow<ReviewItem> {
        ReviewRow() {
            var action = new MenuItem("", new FontIcon(Feather.CORNER_UP_LEFT));
            action.setOnAction(event -> model.act(getItem()));
            var goTo = new MenuItem(Texts.of("review.goTo"), new FontIcon(Feather.CORNER_DOWN_RIGHT));
            goTo.setOnAction(event -> model.goTo(getItem()));
            var menu = new ContextMenu(goTo, action);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    if (event.getClickCount() == 2) {
                        model.goTo(getItem());
                    } else {
                        model.show(getItem());
                    }
                }
            });
            itemProperty().subscribe(item -> {
                setContextMenu(item == null ? null : menu);
                action.setText(item == null ? "" : item.action().text());
                pseudoClassStateChanged(CONFLICT, item != null && item.isConflict());
            });
        }
    }
}
