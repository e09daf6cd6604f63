package numpack.app.array.linked;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.control.Badge;
import numpack.app.control.DtypeChip;
import numpack.app.control.TickList;
import numpack.app.control.Tone;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// A tick for each linked array: name, chip, type and shape.
public final class LinkedArraysView extends VBox {
    private static final int MAX_ROWS_UNSCROLLED = 8;

    private final TickList<LinkedItem> list;

    public LinkedArraysView(LinkedArraysViewModel model) {
        getStyleClass().add("array-linked");
        Stylesheets.install(this, "linked.css");
        list = new TickList<>(model.items(), MAX_ROWS_UNSCROLLED, LinkedLine::new);
        list.getStyleClass().add("array-linked-list");
        list.setAccessibleText(Texts.of("array.linked.list"));
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
    public Node firstField() {
        return list;
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

    private static final class LinkedLine implements TickList.Line<LinkedItem> {
        private final DtypeChip chip = new DtypeChip();
        private final Badge hint = new Badge(Tone.WARNING);
        private final Label type = new Label();
        private final HBox line;

        LinkedLine(CheckBox tick) {
            type.getStyleClass().addAll("mono", "array-linked-type");
            List.of(chip, hint, type).forEach(part -> part.setMinWidth(USE_PREF_SIZE));
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line = new HBox(tick, chip, hint, gap, type);
            line.getStyleClass().add("array-linked-line");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        public Node node() {
            return line;
        }

        @Override
        public void show(LinkedItem item) {
            chip.setDtype(item.dtype());
            hint.setText(item.hint());
            type.setText(item.typeAndShape());
        }
    }
}
