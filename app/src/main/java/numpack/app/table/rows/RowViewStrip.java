package numpack.app.table.rows;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import numpack.app.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A strip below the table that says which rows are shown and in what order, with a way back; not there while all rows are in file order.
public final class RowViewStrip extends HBox {
    public RowViewStrip(RowViewModel model) {
        getStyleClass().add("row-view");
        setAlignment(Pos.CENTER_LEFT);
        var text = new Label();
        text.getStyleClass().add("row-view-text");
        text.textProperty().bind(model.textProperty());
        var unsorted = new Label(Texts.of("grid.rows.unsorted"));
        unsorted.getStyleClass().add("row-view-unsorted");
        var again = link("grid.rows.sortAgain.text", model::sortAgain);
        for (var node : new Region[] {unsorted, again}) {
            node.visibleProperty().bind(model.unsortedProperty());
            node.managedProperty().bind(model.unsortedProperty());
            node.setMinWidth(USE_PREF_SIZE);
        }
        var all = link("grid.rows.showAll.text", model::showAll);
        all.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(Feather.FILTER), text, unsorted, gap, again, all);
        visibleProperty().bind(model.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private static Hyperlink link(String key, Runnable action) {
        var link = new Hyperlink(Texts.of(key));
        link.setOnAction(_ -> {
            action.run();
            // A link that was followed is no other link.
            link.setVisited(false);
        });
        return link;
    }
}
