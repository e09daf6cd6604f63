package numpack.app.array;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;

/// The form of a new array: name, dtype, shape, and what every element is.
final class NewArrayViewModel {
    private final Function<String, Optional<String>> whyNotName;
    private final long mostBytes;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty dtype = new SimpleStringProperty(this, "dtype", DType.FLOAT32.numpyName());
    private final StringProperty shape = new SimpleStringProperty(this, "shape", "1000, 128");
    private final StringProperty fill = new SimpleStringProperty(this, "fill", ArrayTexts.zero(DType.FLOAT32));
    private final ObservableValue<String> complaint = Bindings.createStringBinding(this::judge, name, dtype, shape, fill);
    private final ObservableValue<String> size = Bindings.createStringBinding(this::describeSize, dtype, shape);

    /// @param whyNotName why an array cannot have a name
    /// @param mostBytes what is free on the pack's disk
    NewArrayViewModel(Function<String, Optional<String>> whyNotName, long mostBytes) {
        this.whyNotName = whyNotName;
        this.mostBytes = mostBytes;
        dtype.subscribe((before, now) -> followZero(before));
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

    StringProperty fillProperty() {
        return fill;
    }

    /// What is wrong, in a sentence; empty while all is well.
    ObservableValue<String> complaint() {
        return complaint;
    }

    /// How many elements and bytes it will have.
    ObservableValue<String> size() {
        return size;
    }

    /// What the fields say; they are all well.
    NewArray result() {
        var element = new byte[currentDtype().itemSize()];
        ArrayTexts.readElement(currentDtype(), fill.get(), element);
        return new NewArray(name.get(), currentDtype(), currentShape().orElseThrow(), element);
    }

    private String judge() {
        var wrongName = ArrayTexts.complaint(name.get(), whyNotName);
        if (!wrongName.isEmpty()) {
            return wrongName;
        }
        var typed = currentShape();
        if (typed.isEmpty()) {
            return Texts.of("array.shape.refused");
        }
        var bytes = ArrayTexts.bytes(currentDtype(), typed.get());
        if (bytes.isEmpty() || bytes.get() > mostBytes) {
            return Texts.of("array.shape.tooLarge", bytes.map(Numbers::bytes).orElse("∞"), Numbers.bytes(mostBytes));
        }
        return ArrayTexts.readElement(currentDtype(), fill.get(), new byte[currentDtype().itemSize()]);
    }

    private String describeSize() {
        return currentShape().flatMap(typed -> ArrayTexts.bytes(currentDtype(), typed)
                .map(bytes -> Texts.of("array.new.sizeFacts", typed.elementCount(), Numbers.exactBytes(bytes)))).orElse("");
    }

    /// A zero that nobody has typed follows the dtype: `0.0` becomes `False`.
    private void followZero(String before) {
        if (DType.ofName(before).map(ArrayTexts::zero).filter(fill.get()::equals).isPresent()) {
            fill.set(ArrayTexts.zero(currentDtype()));
        }
    }

    private DType currentDtype() {
        return DType.ofName(dtype.get()).orElseThrow();
    }

    private Optional<Shape> currentShape() {
        return Optional.ofNullable(ArrayTexts.shape(shape.get()));
    }
}
