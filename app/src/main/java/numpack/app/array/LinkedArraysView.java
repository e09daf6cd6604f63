package numpack.app.array;

import java.util.List;
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
import numpack.app.control.Badge;
import numpack.app.control.DtypeChip;
import numpack.app.control.Tone;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;

/// A tick for each linked array: name, chip, type and shape. Only the lines in sight have nodes.
final class LinkedArraysView extends VBox {
    private static final int MAX_ROWS_UNSCROLLED = 8;

    private final ListView<LinkedItem> list;

    LinkedArraysView(LinkedArraysViewModel model) {
        getStyleClass().add("array-linked");
        Stylesheets.wear(this, "array.css");
        list = new ListView<>(FXCollections.observableList(model.items()));
        list.getStyleClass().add("array-linked-list");
        list.setAccessibleText(Texts.of("array.linked.list"));
        list.setCellFactory(_ -> new LinkedCell());
        list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(linesInSight(model.items().size())));
        // The list itself takes Space for selecting.
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        if (model.items().size() > MAX_ROWS_UNSCROLLED) {
            getChildren().add(allOrNone(model));
        }
        var summary = new Label();
        summary.getStyleClass().add("array-linked-summary");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        summary.textProperty().bind(model.summary());
        getChildren().addAll(list, summary);
    }

    /// What has the focus at first.
    Node firstField() {
        return list;
    }

    /// A line that is cut off says that there are more.
    private static double linesInSight(int lines) {
        return lines > MAX_ROWS_UNSCROLLED ? MAX_ROWS_UNSCROLLED + 0.5 : lines;
    }

    private static CheckBox allOrNone(LinkedArraysViewModel model) {
        var box = new CheckBox();
        int count = model.changeable();
        model.tickedProperty().subscribe(ticked -> {
            box.setText(Texts.of("array.linked.ticked", ticked.intValue(), count));
            box.setIndeterminate(ticked.intValue() > 0 && ticked.intValue() < count);
            box.setSelected(ticked.intValue() == count);
        });
        box.setOnAction(_ -> {
            if (model.tickedProperty().get() == count) {
                model.tickNone();
            } else {
                model.tickAll();
            }
        });
        return box;
    }

    private void pressed(KeyEvent event) {
        var item = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.SPACE && item != null && !item.isReadOnly()) {
            item.tickedProperty().set(!item.isTicked());
            event.consume();
        }
    }

    private static final class LinkedCell extends ListCell<LinkedItem> {
        private final CheckBox tick = new CheckBox();
        private final DtypeChip chip = new DtypeChip();
        private final Badge hint = new Badge(Tone.WARNING);
        private final Label type = new Label();
        private final HBox line;
        private @Nullable LinkedItem shown;

        LinkedCell() {
            tick.setMnemonicParsing(false);
            // The list has the focus: Space ticks its selected line.
            tick.setFocusTraversable(false);
            tick.setMinWidth(0);
            type.getStyleClass().addAll("mono", "array-linked-type");
            List.of(chip, hint, type).forEach(part -> part.setMinWidth(USE_PREF_SIZE));
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line = new HBox(tick, chip, hint, gap, type);
            line.getStyleClass().add("array-linked-line");
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(LinkedItem item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            if (shown != null) {
                tick.selectedProperty().unbindBidirectional(shown.tickedProperty());
            }
            shown = isEmpty ? null : item;
            setGraphic(shown == null ? null : line);
            if (shown == null) {
                setAccessibleText(null);
                return;
            }
            tick.setText(shown.shownName());
            tick.setDisable(shown.isReadOnly());
            tick.selectedProperty().bindBidirectional(shown.tickedProperty());
            chip.setDtype(shown.dtype());
            hint.setText(shown.hint());
            type.setText(shown.typeAndShape());
            setAccessibleText(shown.shownName() + ", " + shown.typeAndShape());
        }
    }
}
