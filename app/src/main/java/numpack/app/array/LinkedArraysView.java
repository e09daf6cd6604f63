package numpack.app.array;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.control.Badge;
import numpack.app.control.DtypeChip;
import numpack.app.control.Tone;
import numpack.app.style.Stylesheets;

/// A tick for each sibling: chip, name, type and shape.
final class SiblingsView extends VBox {
    private static final int MOST_ROWS_UNSCROLLED = 8;

    private final VBox lines = new VBox();

    SiblingsView(SiblingsViewModel model) {
        getStyleClass().add("array-siblings");
        Stylesheets.wear(this, "array.css");
        lines.getStyleClass().add("array-sibling-lines");
        model.items().forEach(item -> lines.getChildren().add(line(item)));
        if (model.items().size() > MOST_ROWS_UNSCROLLED) {
            var scroll = new ScrollPane(lines);
            scroll.setFitToWidth(true);
            scroll.getStyleClass().add("array-sibling-scroll");
            getChildren().add(scroll);
        } else {
            getChildren().add(lines);
        }
        var counted = new Label();
        counted.getStyleClass().add("array-sibling-count");
        counted.setWrapText(true);
        counted.textProperty().bind(model.title());
        getChildren().add(counted);
    }

    /// What has the focus at first.
    Node firstField() {
        return lines.getChildren().isEmpty() ? this : ((HBox) lines.getChildren().getFirst()).getChildren().getFirst();
    }

    private static HBox line(SiblingItem item) {
        var tick = new CheckBox(item.shownName());
        tick.setMnemonicParsing(false);
        tick.selectedProperty().bindBidirectional(item.tickedProperty());
        tick.setAccessibleText(item.shownName() + ", " + item.typeAndShape());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var type = new Label(item.typeAndShape());
        type.getStyleClass().addAll("mono", "array-sibling-type");
        var line = new HBox(tick, new DtypeChip(item.dtype()), new Badge(item.hint(), Tone.WARNING), gap, type);
        line.getStyleClass().add("array-sibling");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
