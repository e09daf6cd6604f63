package numpack.app.array.form;

import java.lang.foreign.MemorySegment;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Texts;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementText;
import numpack.engine.dtype.ParseResult;

/// What every element of something new shall be, typed into a form and judged by the dtype at once.
public final class ElementField {
    private final ObservableValue<DType> dtype;
    private final StringProperty text;
    private final ObservableValue<String> complaint;

    /// Begins with zero. A zero that was not typed follows the dtype: `0.0` becomes `False`.
    public ElementField(ObservableValue<DType> dtype) {
        this.dtype = dtype;
        this.text = new SimpleStringProperty(this, "text", zero(dtype.getValue()));
        this.complaint = Bindings.createStringBinding(() -> read(new byte[dtype.getValue().itemSize()]), dtype, text);
        dtype.subscribe((before, now) -> {
            if (text.get().equals(zero(before))) {
                text.set(zero(now));
            }
        });
    }

    public StringProperty textProperty() {
        return text;
    }

    /// Why it is no element of the dtype, in a sentence; empty if it is one.
    public ObservableValue<String> complaint() {
        return complaint;
    }

    /// The element; it is well.
    public byte[] bytes() {
        var element = new byte[dtype.getValue().itemSize()];
        read(element);
        return element;
    }

    private String read(byte[] into) {
        var segment = MemorySegment.ofArray(into);
        return switch (ElementText.parse(dtype.getValue(), text.get(), segment, 0)) {
            case ParseResult.Refused refused ->
                    Texts.of("array.element.refused", text.get(), dtype.getValue().numpyName(), refused.lowest(), refused.highest());
            case ParseResult.Ok(var loss) when loss == ParseResult.Loss.DIGITS ->
                    Texts.of("array.element.loses", text.get(), dtype.getValue().numpyName(), ElementText.format(dtype.getValue(), segment, 0));
            case ParseResult.Ok _ -> "";
        };
    }

    private static String zero(DType dtype) {
        return ElementText.format(dtype, MemorySegment.ofArray(new byte[dtype.itemSize()]), 0);
    }
}
