package numpack.app.control;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// What an empty area shows: an icon, a sentence that says why it is empty, and what can be done about it.
public final class EmptyState extends VBox {
    private final Label sentence = new Label();

    public EmptyState(Ikon icon, String sentence, Node... actions) {
        getStyleClass().add("empty-state");
        Stylesheets.install(this, "control.css");
        var picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-state-icon");
        this.sentence.getStyleClass().add("empty-state-text");
        this.sentence.setWrapText(true);
        this.sentence.setText(sentence);
        getChildren().addAll(picture, this.sentence);
        getChildren().addAll(actions);
    }

    public StringProperty sentenceProperty() {
        return sentence.textProperty();
    }

    public String getSentence() {
        return sentence.getText();
    }

    public void setSentence(String words) {
        sentence.setText(words);
    }
}
