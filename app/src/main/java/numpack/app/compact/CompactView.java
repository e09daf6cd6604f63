package numpack.app.compact;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import numpack.app.control.KeyValueGrid;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// The numbers of a compaction, and the tick that includes the linked arrays.
final class CompactView extends VBox {
    private final CheckBox linked = new CheckBox();

    CompactView(CompactViewModel model) {
        getStyleClass().add("compact");
        Stylesheets.install(this, "compact.css");
        var facts = new KeyValueGrid();
        var rows = mono(model.rows());
        var forgotten = mono(model.forgotten());
        forgotten.getStyleClass().add("compact-forgotten");
        facts.add(Texts.of("compact.rows"), new HBox(8, rows, forgotten));
        add(facts, "compact.file", model.file());
        add(facts, "compact.freed", model.freed());
        add(facts, "compact.needed", model.needed());
        facts.addWords(Texts.of("compact.steps")).setText(model.steps());
        linked.setText(model.linked());
        linked.selectedProperty().bindBidirectional(model.withLinkedProperty());
        var names = new Label(model.linkedNames());
        names.getStyleClass().add("compact-names");
        names.setMinWidth(0);
        var tick = new HBox(8, linked, names);
        tick.setAlignment(Pos.CENTER_LEFT);
        tick.setVisible(model.hasLinked());
        tick.setManaged(model.hasLinked());
        getChildren().addAll(note(new ReadOnlyStringWrapper(model.brokenLink()), "compact-warning"), facts, tick,
                note(model.shared(), "compact-shared"), note(model.warning(), "compact-warning"));
    }

    /// What has the focus at first.
    Node firstField() {
        return linked;
    }

    private static void add(KeyValueGrid facts, String key, ObservableValue<String> value) {
        facts.addNumbers(Texts.of(key)).textProperty().bind(value);
    }

    /// Takes no room while it says nothing.
    private static Label note(ObservableValue<String> text, String styleClass) {
        var note = new Label();
        note.getStyleClass().add(styleClass);
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.textProperty().bind(text);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        return note;
    }

    private static Label mono(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("mono", "key-value-value");
        return label;
    }
}
