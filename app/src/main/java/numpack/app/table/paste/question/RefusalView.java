package numpack.app.table.paste.question;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import numpack.app.table.paste.BlockRefusal;
import numpack.app.table.paste.BlockRefusal.BadCell;

/// Why a block was not pasted: the sentence, and the bad cells with row, column, text and reason.
public final class RefusalView extends VBox {
    public RefusalView(BlockRefusal refusal) {
        getStyleClass().add("paste-refusal");
        getStylesheets().add(Stylesheets.url(RefusalView.class, "paste.css"));
        var sentence = new Label(refusal.sentence());
        sentence.setWrapText(true);
        getChildren().add(sentence);
        if (!refusal.cells().isEmpty()) {
            var table = new TableView<BadCell>();
            table.getItems().setAll(refusal.cells());
            table.getColumns().setAll(List.of(column("grid.paste.row", 70, refusal, BadCell::row), column("grid.paste.column", 70, refusal, BadCell::column),
                    column("grid.paste.value", 110, refusal, BadCell::text), column("grid.paste.reason", 330, refusal, BadCell::reason)));
            getChildren().add(table);
            if (refusal.badCount() > refusal.cells().size()) {
                getChildren().add(new Label(Texts.of("grid.paste.more", refusal.badCount() - refusal.cells().size())));
            }
        }
    }

    private static TextColumn<BadCell> column(String key, double least, BlockRefusal refusal, Function<BadCell, String> text) {
        return new TextColumn<>(Texts.of(key), least, refusal.cells(), text);
    }
}
