package numpack.app.leftover;

import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;

/// The list of leftover files, with ticks.
final class LeftoversView extends VBox {
    private static final int MAX_LINES = 6;

    private final ListView<LeftoverItem> list;

    LeftoversView(LeftoversViewModel model) {
        getStyleClass().add("leftover");
        Stylesheets.wear(this, "leftover.css");
        list = new ListView<>(FXCollections.observableList(model.items()));
        list.getStyleClass().add("leftover-list");
        list.setAccessibleText(Texts.of("leftover.list"));
        list.setCellFactory(_ -> new LeftoverCell());
        double lines = model.items().size() > MAX_LINES ? MAX_LINES + 0.5 : model.items().size();
        list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(lines));
        // The list itself takes Space for selecting.
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
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

    private void pressed(KeyEvent event) {
        var item = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.SPACE && item != null) {
            item.tickedProperty().set(!item.isTicked());
            event.consume();
        }
    }

    private static final class LeftoverCell extends ListCell<LeftoverItem> {
        private final CheckBox tick = new CheckBox();
        private final Label size = new Label();
        private final Label sentence = new Label();
        private final VBox lines;
        private @Nullable LeftoverItem shown;

        LeftoverCell() {
            tick.setMnemonicParsing(false);
            // The list has the focus: Space ticks its selected line.
            tick.setFocusTraversable(false);
            tick.setMinWidth(0);
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
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(LeftoverItem item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            if (shown != null) {
                tick.selectedProperty().unbindBidirectional(shown.tickedProperty());
            }
            shown = isEmpty ? null : item;
            setGraphic(shown == null ? null : lines);
            if (shown == null) {
                setAccessibleText(null);
                return;
            }
            tick.setText(shown.file());
            tick.selectedProperty().bindBidirectional(shown.tickedProperty());
            size.setText(shown.size());
            sentence.setText(shown.sentence());
            setAccessibleText(shown.file() + ", " + shown.size() + ". " + shown.sentence());
        }
    }
}
