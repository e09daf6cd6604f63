package numpack.app.stats.overview;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.i18n.NaturalOrder;
import numpack.app.i18n.Texts;
import numpack.app.stats.NumberTexts;
import numpack.app.stats.overview.OverviewItem.Number;
import numpack.app.style.Stylesheets;

/// The overview: a table with a line for each array.
final class OverviewView extends VBox {
    private static final double ROW_HEIGHT = 48;
    /// Those that have no number stand last, whichever way it is sorted.
    private static final Comparator<Number> ORDER = Comparator.comparingDouble(Number::order);

    private final OverviewViewModel model;
    private final TableView<OverviewItem> table = new TableView<>();

    /// @param isFirst whether it is shown when a pack is opened
    OverviewView(OverviewViewModel model, BooleanProperty isFirst) {
        this.model = model;
        getStyleClass().add("overview");
        getStylesheets().add(Stylesheets.url(NumberTexts.class, "stats.css"));
        var title = new Label();
        title.textProperty().bind(model.titleProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var first = new CheckBox(Texts.of("stats.overview.first"));
        first.selectedProperty().bindBidirectional(isFirst);
        var bar = new HBox(title, gap, first);
        bar.getStyleClass().add("overview-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        var hint = new Label(Texts.of("stats.overview.hint"));
        hint.getStyleClass().add("overview-hint");
        makeTable();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table, hint);
        model.watchedProperty().bind(visibleProperty());
    }

    /// The focus goes to the lines.
    @Override
    public void requestFocus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getFocusModel().focus(0);
        }
    }

    private void makeTable() {
        table.setAccessibleText(Texts.of("stats.overview.show.text"));
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var array = new TableColumn<OverviewItem, OverviewItem>(Texts.of("stats.overview.array"));
        array.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        array.setCellFactory(_ -> new ArrayCell());
        array.setComparator(Comparator.comparing(OverviewItem::name, NaturalOrder::compare));
        array.setPrefWidth(220);
        array.setMinWidth(160);
        table.getColumns().add(array);
        column("stats.overview.nan", 60, OverviewItem::nan);
        column("stats.overview.infinite", 60, OverviewItem::infinite);
        column("stats.overview.zeros", 80, OverviewItem::zeros);
        column("stats.overview.constant", 80, OverviewItem::constantRows);
        column("stats.overview.min", 100, OverviewItem::min);
        column("stats.overview.max", 100, OverviewItem::max);
        column("stats.overview.mean", 90, OverviewItem::mean);
        var dropped = column("stats.overview.dropped", 80, OverviewItem::dropped);
        dropped.setCellFactory(_ -> new DroppedCell());
        var sorted = new SortedList<>(model.items());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && table.isFocused()) {
                model.select(item);
            }
        });
        table.setRowFactory(_ -> {
            var row = new TableRow<OverviewItem>();
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                    if (event.getClickCount() == 2) {
                        model.open(row.getItem());
                    } else {
                        model.select(row.getItem());
                    }
                }
            });
            return row;
        });
        table.setOnKeyPressed(event -> {
            var item = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && item != null) {
                model.open(item);
                event.consume();
            }
        });
    }

    private TableColumn<OverviewItem, Number> column(String key, double width, Function<OverviewItem, Number> number) {
        var column = new TableColumn<OverviewItem, Number>(Texts.of(key));
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(number.apply(line.getValue())));
        column.setCellFactory(_ -> new NumberCell(model));
        column.setComparator(ORDER);
        column.setPrefWidth(width);
        column.setMinWidth(width * 0.75);
        column.getStyleClass().add("overview-number");
        table.getColumns().add(column);
        return column;
    }
}
