package numpack.app.control;

import javafx.scene.control.Label;
import numpack.app.style.Stylesheets;

/// A count or word in a small coloured pill: "3 unsaved", "−12". Hidden while it has no text.
public final class Badge extends Label {
    public Badge(Tone tone) {
        getStyleClass().add("badge");
        Stylesheets.install(this, "control.css");
        setTone(tone);
        // A count that is cut off is a wrong count.
        setMinWidth(USE_PREF_SIZE);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    public Badge(String text, Tone tone) {
        this(tone);
        setText(text);
    }

    public void setTone(Tone tone) {
        tone.show(this);
    }
}
