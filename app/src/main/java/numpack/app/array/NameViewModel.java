package numpack.app.array;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.array.form.ArrayTexts;
import numpack.app.array.form.Judgement;
import numpack.engine.error.reason.NameFault;

/// The form of a name: for a renamed or cloned array.
final class NameViewModel {
    private final StringProperty name;
    private final ObservableValue<Judgement> judgement;

    /// @param suggestion what the field begins with
    /// @param whyNotName why an array cannot have a name
    NameViewModel(String suggestion, Function<String, Optional<NameFault>> whyNotName) {
        name = new SimpleStringProperty(this, "name", suggestion);
        judgement = Bindings.createObjectBinding(() -> ArrayTexts.judgeName(name.get(), whyNotName), name);
    }

    /// The first free name among `base_copy`, `base_copy2`, …
    static String freeCopyName(String base, Function<String, Optional<NameFault>> whyNotName) {
        var candidate = base + "_copy";
        for (var number = 2; number < 1000 && whyNotName.apply(candidate).isPresent(); number++) {
            candidate = base + "_copy" + number;
        }
        return candidate;
    }

    StringProperty nameProperty() {
        return name;
    }

    /// What is wrong now.
    ObservableValue<Judgement> judgement() {
        return judgement;
    }
}
