package numpack.app.control;

import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import numpack.app.style.Stylesheets;

/// The coloured mark of a dtype, the same everywhere: `f32` for `float32`, blue because it is a float.
public final class DtypeChip extends Label {
    private static final Map<String, String> SHORT_PREFIXES =
            Map.of("float", "f", "int", "i", "uint", "u", "complex", "c", "bool", "bool");

    private final StringProperty dtype = new SimpleStringProperty(this, "dtype", "");

    public DtypeChip() {
        getStyleClass().add("dtype-chip");
        Stylesheets.install(this, "control.css");
        dtype.subscribe(this::show);
    }

    /// @param dtype NumPy's name of the dtype, such as `float32`
    public DtypeChip(String dtype) {
        this();
        setDtype(dtype);
    }

    /// NumPy's name of the dtype; any other text is shown in grey as it is.
    public StringProperty dtypeProperty() {
        return dtype;
    }

    public String getDtype() {
        return dtype.get();
    }

    public void setDtype(String name) {
        dtype.set(name);
    }

    private void show(String name) {
        Kind kind = Kind.of(name);
        setText(kind == Kind.OTHER ? name : shortName(name));
        setAccessibleText(name);
        for (Kind each : Kind.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == kind);
        }
    }

    private static String shortName(String name) {
        String letters = letters(name);
        return SHORT_PREFIXES.get(letters) + name.substring(letters.length());
    }

    private static String letters(String name) {
        int end = 0;
        while (end < name.length() && Character.isLetter(name.charAt(end))) {
            end++;
        }
        return name.substring(0, end);
    }

    private enum Kind {
        FLOAT,
        SIGNED,
        UNSIGNED,
        BOOL,
        COMPLEX,
        OTHER;

        static Kind of(String name) {
            return switch (letters(name)) {
                case "float" -> FLOAT;
                case "int" -> SIGNED;
                case "uint" -> UNSIGNED;
                case "bool" -> BOOL;
                case "complex" -> COMPLEX;
                default -> OTHER;
            };
        }
    }
}
