package numpack.app.control;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// What a badge or banner means; css shows it by the pseudo-class of the same name.
public enum Tone {
    NEUTRAL,
    INFO,
    ACCENT,
    OK,
    WARNING,
    DANGER;

    void show(Node node) {
        for (Tone tone : values()) {
            node.pseudoClassStateChanged(PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)), tone == this);
        }
    }
}
