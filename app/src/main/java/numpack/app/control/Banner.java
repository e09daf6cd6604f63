package numpack.app.control;

import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A strip with a message that does not block the user: a title, a sentence, and buttons at the right.
public final class Banner extends HBox {
    private final Label title = new Label();
    private final Label text = new Label();

    /// @param tone [Tone#INFO], [Tone#WARNING] or [Tone#DANGER]
    public Banner(Tone tone, String title, String text, Node... actions) {
        getStyleClass().add("banner");
        Stylesheets.install(this, "control.css");
        setAccessibleRole(AccessibleRole.TEXT);
        tone.show(this);
        this.title.getStyleClass().add("banner-title");
        this.text.getStyleClass().add("banner-text");
        this.text.setWrapText(true);
        this.title.setText(title);
        this.text.setText(text);
        this.text.managedProperty().bind(this.text.textProperty().isNotEmpty());
        accessibleTextProperty().bind(this.title.textProperty().concat(". ").concat(this.text.textProperty()));
        var words = new VBox(this.title, this.text);
        words.getStyleClass().add("banner-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(tone == Tone.INFO ? Feather.INFO : Feather.ALERT_TRIANGLE), words);
        for (Node action : actions) {
            // words may wrap, buttons may not shrink
            if (action instanceof Region region) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
            getChildren().add(action);
        }
    }

    public StringProperty titleProperty() {
        return title.textProperty();
    }

    public StringProperty textProperty() {
        return text.textProperty();
    }
}
