package numpack.app.control;

import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;

/// A text field with something at its ends, in the look of all other text fields.
class SidedField extends CustomTextField {
    /// ControlsFX's style of such a field is a Modena field, gradients and all; without it AtlantaFX's holds, which knows the same names.
    @Override
    public @Nullable String getUserAgentStylesheet() {
        return null;
    }
}
