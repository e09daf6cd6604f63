package numpack.app.grid.table;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import numpack.app.grid.exchange.BlockRefusal;
import numpack.app.grid.exchange.BlockRefusal.BadCell;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// Why a block was not pasted: the sentence, and the bad cells with row, column, text and reason.
final class RefusalView extends VBox {
    RefusalView(BlockRefusal refusal) {
        getStyleClass().add("array-table-refusal");
        getStylesheets().add(Stylesheets.url(RefusalView.class, "table.css"));
        var sentence = new Label(refusal.sentence());
        sentence.setWrapText(true);
        getChildren().add(sentence);
        if (!refusal.cells().isEmpty()) {
            var table = new TableView<BadCell>();
            table.getItems().setAll(refusal.cells());
            table.getColumns().setAll(List.of(column("grid.paste.row", 70, BadCell::row), column("grid.paste.column", 70, BadCell::column),
                    column("grid.paste.value", 110, BadCell::text), column("grid.paste.reason", 330, BadCell::reason)));
            getChildren().add(table);
            if (refusal.badCount() > refusal.cells().size()) {
                getChildren().add(new Label(Texts.of("grid.paste.more", refusal.badCount() - refusal.cells().size())));
            }
        }
    }

    private static TableColumn<BadCell, String> column(String key, double width, Function<BadCell, String> text) {
        var column = new TableColumn<BadCell, String>(Texts.of(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }
}
