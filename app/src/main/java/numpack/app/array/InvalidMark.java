package numpack.app.array;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// The red frame of a field in which something wrong is typed; the sentence about it stands below the form.
final class InvalidMark {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private InvalidMark() {}

    /// Marks a control while the judgement is about its field and says something.
    static void follow(Node control, ObservableValue<Judgement> judgement, Judgement.Field field) {
        judgement.subscribe(now -> control.pseudoClassStateChanged(INVALID, now.field() == field && !now.sentence().isEmpty()));
    }
}
