package numpack.app.array;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.array.form.ArrayTexts;
import numpack.app.array.form.ElementField;
import numpack.app.array.form.Judgement;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.dtype.DType;
import numpack.engine.error.reason.NameFault;
import numpack.engine.shape.Shape;

/// The form of a new array: name, dtype, shape, and what every element is.
final class NewArrayViewModel {
    private final Function<String, Optional<NameFault>> whyNotName;
    private final long mostBytes;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty dtype = new SimpleStringProperty(this, "dtype", DType.FLOAT32.numpyName());
    private final StringProperty shape = new SimpleStringProperty(this, "shape", "1000, 128");
    private final ElementField element = new ElementField(dtype.map(called -> DType.ofName(called).orElseThrow()));
    private final ObservableValue<Judgement> judgement = Bindings.createObjectBinding(this::judge, name, dtype, shape, element.textProperty());
    private final ObservableValue<String> size = Bindings.createStringBinding(this::describeSize, dtype, shape);

    /// @param whyNotName why an array cannot have a name, in a sentence
    /// @param mostBytes what is free on the pack's disk
    NewArrayViewModel(Function<String, Optional<NameFault>> whyNotName, long mostBytes) {
        this.whyNotName = whyNotName;
        this.mostBytes = mostBytes;
    }

    /// NumPy's names of all dtypes.
    static List<String> dtypes() {
        return Stream.of(DType.values()).map(DType::numpyName).toList();
    }

    StringProperty nameProperty() {
        return name;
    }

    /// NumPy's name of it.
    StringProperty dtypeProperty() {
        return dtype;
    }

    StringProperty shapeProperty() {
        return shape;
    }

    /// What every element is.
    ElementField element() {
        return element;
    }

    /// What is wrong now.
    ObservableValue<Judgement> judgement() {
        return judgement;
    }

    /// How many elements and bytes it will have.
    ObservableValue<String> size() {
        return size;
    }

    /// What the fields say; they are all well.
    NewArray result() {
        return new NewArray(name.get(), currentDtype(), currentShape().orElseThrow(), element.bytes());
    }

    private Judgement judge() {
        var judged = ArrayTexts.judgeName(name.get(), whyNotName);
        if (!judged.equals(Judgement.WELL)) {
            return judged;
        }
        var typed = currentShape();
        if (typed.isEmpty()) {
            return new Judgement(Judgement.Field.SHAPE, Texts.of("array.shape.refused"));
        }
        var bytes = ArrayTexts.bytes(currentDtype(), typed.get());
        if (bytes.isEmpty() || bytes.get() > mostBytes) {
            return new Judgement(Judgement.Field.SHAPE,
                    Texts.of("array.shape.tooLarge", bytes.map(Numbers::bytes).orElse("∞"), Numbers.bytes(mostBytes)));
        }
        return new Judgement(Judgement.Field.ELEMENT, element.complaint().getValue());
    }

    private String describeSize() {
        return currentShape().flatMap(typed -> ArrayTexts.bytes(currentDtype(), typed)
                .map(bytes -> Texts.of("array.new.sizeFacts", typed.elementCount(), Numbers.exactBytes(bytes)))).orElse("");
    }

    private DType currentDtype() {
        return DType.ofName(dtype.get()).orElseThrow();
    }

    private Optional<Shape> currentShape() {
        return Optional.ofNullable(ArrayTexts.shape(shape.get()));
    }
}
