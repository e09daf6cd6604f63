package numpack.app.table.number;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Texts;
import numpack.app.table.number.NumberFormat.Notation;

/// The form for another number format, with a number of the array as it would be written.
public final class NumberFormatViewModel {
    private static final int USUAL_DIGITS = 4;

    private final ObjectProperty<Notation> notation = new SimpleObjectProperty<>(this, "notation", Notation.EXACT);
    private final IntegerProperty digits = new SimpleIntegerProperty(this, "digits", USUAL_DIGITS);
    private final Function<NumberFormat, String> sample;

    /// @param now    what is chosen
    /// @param sample how a number of the array is written in a format; empty if there is none
    public NumberFormatViewModel(NumberFormat now, Function<NumberFormat, String> sample) {
        this.sample = sample;
        notation.set(now.notation());
        if (now.notation() != Notation.EXACT) {
            digits.set(now.digits());
        }
    }

    /// What the form says.
    public NumberFormat format() {
        return new NumberFormat(notation.get(), digits.get());
    }

    ObjectProperty<Notation> notationProperty() {
        return notation;
    }

    IntegerProperty digitsProperty() {
        return digits;
    }

    /// Whether there are digits to choose.
    ObservableValue<Boolean> hasDigits() {
        return notation.isNotEqualTo(Notation.EXACT);
    }

    /// The number as it is, and as it would be written.
    ObservableValue<String> sample() {
        return Bindings.createStringBinding(() -> {
            var exact = sample.apply(NumberFormat.EXACT);
            return exact.isEmpty() ? "" : Texts.of("grid.numberFormat.sample", exact, sample.apply(format()));
        }, notation, digits);
    }
}
