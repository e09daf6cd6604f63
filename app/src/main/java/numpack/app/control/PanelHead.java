package numpack.app.control;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// The line above a panel: its name in capitals at the left, a note and small buttons at the right.
public final class PanelHead extends HBox {
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final Label note = new Label();

    /// @param text the panel's name in normal letters; it is shown in capitals and read out as it is
    public PanelHead(String text, Node... actions) {
        getStyleClass().add("panel-head");
        Stylesheets.install(this, "control.css");
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(this.text);
        var name = new Label();
        name.getStyleClass().add("panel-head-text");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.textProperty().bind(this.text.map(word -> word.toUpperCase(Texts.language())));
        note.getStyleClass().add("panel-head-note");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(name, gap, note);
        getChildren().addAll(actions);
        setText(text);
    }

    public StringProperty textProperty() {
        return text;
    }

    public String getText() {
        return text.get();
    }

    public void setText(String words) {
        text.set(words);
    }

    /// What the panel is about at the moment: "column 5".
    public StringProperty noteProperty() {
        return note.textProperty();
    }

    public String getNote() {
        return note.getText();
    }

    public void setNote(String words) {
        note.setText(words);
    }
}
