package numpack.app.leftover;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.control.TickList;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// The list of leftover files, with ticks.
final class LeftoversView extends VBox {
    private static final int MAX_LINES = 6;

    private final TickList<LeftoverItem> list;

    LeftoversView(LeftoversViewModel model) {
        getStyleClass().add("leftover");
        Stylesheets.install(this, "leftover.css");
        list = new TickList<>(model.items(), MAX_LINES, LeftoverLine::new);
        list.getStyleClass().add("leftover-list");
        list.setAccessibleText(Texts.of("leftover.list"));
        var warning = new Label();
        warning.getStyleClass().add("leftover-warning");
        warning.setWrapText(true);
        warning.setMinHeight(USE_PREF_SIZE);
        warning.textProperty().bind(model.warning());
        warning.managedProperty().bind(warning.textProperty().isNotEmpty());
        getChildren().addAll(list, warning);
    }

    /// What has the focus at first.
    Node firstField() {
        return list;
    }

    private static final class LeftoverLine implements TickList.Line<LeftoverItem> {
        private final Label size = new Label();
        private final Label sentence = new Label();
        private final VBox lines;

        LeftoverLine(CheckBox tick) {
            tick.getStyleClass().add("mono");
            size.getStyleClass().add("mono");
            size.setMinWidth(USE_PREF_SIZE);
            sentence.getStyleClass().add("leftover-sentence");
            sentence.setMinWidth(0);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var first = new HBox(tick, gap, size);
            first.setAlignment(Pos.CENTER_LEFT);
            lines = new VBox(first, sentence);
            lines.getStyleClass().add("leftover-lines");
        }

        @Override
        public Node node() {
            return lines;
        }

        @Override
        public void show(LeftoverItem item) {
            size.setText(item.size());
            sentence.setText(item.sentence());
        }
    }
}
