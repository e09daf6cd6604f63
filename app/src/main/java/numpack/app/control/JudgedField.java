package numpack.app.control;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import numpack.app.style.Stylesheets;
import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.decoration.ValidationDecoration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A text field that shows whether its text is well: if not, it has a red frame and a sign at its end, and the sentence about it is
/// the sign's tooltip and is read out.
///
/// The view model judges. The field says nothing before the user has changed something.
public final class JudgedField extends SidedField {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final ValidationSupport validation = new ValidationSupport();

    /// @param complaint what is wrong with the text now, in a sentence; empty while all is well
    public JudgedField(ObservableValue<String> complaint) {
        getStyleClass().add("judged-field");
        Stylesheets.install(this, "control.css");
        validation.setValidationDecorator(new Mark());
        validation.registerValidator(this, false,
                (Control field, String typed) -> ValidationResult.fromErrorIf(field, complaint.getValue(), !complaint.getValue().isEmpty()));
        // What is typed elsewhere can make this text right or wrong too.
        complaint.addListener((_, _, _) -> {
            validation.initInitialDecoration();
            validation.revalidate(this);
        });
    }

    /// What ControlsFX does with a field that is not well. Its own decorations would put a pane under the whole window first,
    /// and their sign would lie over the text.
    private final class Mark implements ValidationDecoration {
        private final FontIcon sign = new FontIcon(Feather.ALERT_CIRCLE);
        private final Tooltip sentence = new Tooltip();

        Mark() {
            sign.getStyleClass().add("judged-field-sign");
            // or the pointer would have to hit a stroke of it
            sign.setPickOnBounds(true);
            Tooltip.install(sign, sentence);
        }

        @Override
        public void applyValidationDecoration(ValidationMessage message) {
            show(message.getText());
        }

        @Override
        public void removeDecorations(Control target) {
            show("");
        }

        @Override
        public void applyRequiredDecoration(Control target) {
            // What is still missing is shown below the form.
        }

        private void show(String complaint) {
            boolean isWrong = !complaint.isEmpty();
            pseudoClassStateChanged(INVALID, isWrong);
            setAccessibleHelp(complaint);
            sentence.setText(complaint);
            setRight(isWrong ? sign : null);
        }
    }
}
