package numpack.app.control;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import numpack.app.style.Stylesheets;

/// Rows of a grey label and its value: facts about an array, numbers of a dialog.
public final class KeyValueGrid extends GridPane {
    private int rows;

    /// The label column is as wide as its widest label.
    public KeyValueGrid() {
        getStyleClass().add("key-value-grid");
        Stylesheets.install(this, "control.css");
        var labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        // without it a long value would push the grid wider than its panel
        values.setMinWidth(0);
        getColumnConstraints().addAll(labels, values);
    }

    /// Adds a row of words and returns the value's label, whose text may be set or bound.
    public Label addWords(String label) {
        var value = new Label();
        value.getStyleClass().add("key-value-value");
        value.setWrapText(true);
        add(label, value);
        value.accessibleTextProperty().bind(value.textProperty().map(text -> label + ": " + text));
        return value;
    }

    /// Adds a row whose value is numbers, a dtype, a shape or a slice, in the fixed-width face.
    public Label addNumbers(String label) {
        Label value = addWords(label);
        value.getStyleClass().add("mono");
        value.setWrapText(false);
        return value;
    }

    /// Adds a row with any control as its value, named by the label.
    public void add(String label, Node value) {
        var name = new Label(label);
        name.getStyleClass().add("key-value-label");
        name.setLabelFor(value);
        // Beside a control the label stands in its middle, beside words that may wrap on their first line.
        GridPane.setValignment(name, value instanceof Label ? VPos.BASELINE : VPos.CENTER);
        addRow(rows++, name, value);
    }

    /// Takes all rows out.
    public void clear() {
        getChildren().clear();
        rows = 0;
    }
}
