package numpack.app.array.append;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.array.form.ArrayTexts;
import numpack.app.array.form.ElementField;
import numpack.app.array.form.Judgement;
import numpack.app.array.linked.LinkedArraysViewModel;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Step;
import numpack.engine.linked.LinkedArray;

/// The form of rows to be appended: filled with one value, or copies of the selected ones. Linked arrays get as many, or their rows would no
/// longer belong to those of the array.
public final class AppendRowsViewModel {
    private final DraftArray array;
    private final long selectedRows;
    private final LinkedArraysViewModel linked;
    private final long freeBytes;
    private final BooleanProperty copies = new SimpleBooleanProperty(this, "copies");
    private final StringProperty count = new SimpleStringProperty(this, "count", "1");
    private final ElementField element;
    private final ObservableValue<Judgement> judgement;
    private final ObservableValue<String> size;

    /// @param selectedRows how many live rows are selected; 0 for none
    /// @param linkedArrays arrays that share their rows with it
    /// @param freeBytes what is free on the pack's disk
    public AppendRowsViewModel(DraftArray array, long selectedRows, List<LinkedArray<DraftArray>> linkedArrays, long freeBytes) {
        this.array = array;
        this.selectedRows = selectedRows;
        this.freeBytes = freeBytes;
        linked = new LinkedArraysViewModel(linkedArrays, ticked -> Texts.of(ticked == 0 ? "array.append.alone"
                : copies.get() ? "array.append.linkedCopies" : "array.append.linkedFilled", ticked, ArrayTexts.name(array)), copies);
        element = new ElementField(new SimpleObjectProperty<>(array.dtype()));
        judgement = Bindings.createObjectBinding(this::judge, copies, count, element.textProperty(), linked.tickedProperty());
        size = Bindings.createStringBinding(this::describeSize, copies, count, linked.tickedProperty());
    }

    /// Whether the selected rows are copied; else rows are filled.
    public BooleanProperty copiesProperty() {
        return copies;
    }

    /// Which linked arrays get rows too.
    public LinkedArraysViewModel linked() {
        return linked;
    }

    /// Whether there is anything to copy.
    boolean canCopy() {
        return selectedRows > 0;
    }

    long selectedRows() {
        return selectedRows;
    }

    public StringProperty countProperty() {
        return count;
    }

    /// What a filled row consists of.
    public ElementField element() {
        return element;
    }

    /// What is wrong now.
    public ObservableValue<Judgement> judgement() {
        return judgement;
    }

    public ObservableValue<String> size() {
        return size;
    }

    /// How many filled rows; the number is valid.
    public long filledRows() {
        return ArrayTexts.count(count.get()).orElseThrow();
    }

    private Judgement judge() {
        var rows = rows();
        if (rows.isEmpty() || rows.get() == 0) {
            return new Judgement(Judgement.Field.COUNT, Texts.of("array.append.noCount"));
        }
        var bytes = bytes();
        if (bytes.isEmpty() || bytes.get() > Step.MAX_BYTES) {
            return new Judgement(Judgement.Field.COUNT, Texts.of("array.append.tooMany", Numbers.bytes(Step.MAX_BYTES)));
        }
        var all = allBytes();
        if (all.isEmpty() || all.get() > freeBytes) {
            return new Judgement(Judgement.Field.COUNT,
                    Texts.of("array.shape.tooLarge", Numbers.bytes(all.orElse(Long.MAX_VALUE)), Numbers.bytes(freeBytes)));
        }
        return copies.get() ? Judgement.WELL : new Judgement(Judgement.Field.ELEMENT, element.complaint().getValue());
    }

    private String describeSize() {
        return allBytes().map(bytes -> Texts.of("array.append.sizeFacts", rows().orElse(0L), Numbers.exactBytes(bytes))).orElse("");
    }

    private Optional<Long> rows() {
        return copies.get() ? Optional.of(selectedRows) : ArrayTexts.count(count.get());
    }

    private Optional<Long> bytes() {
        return bytes(array);
    }

    private Optional<Long> bytes(DraftArray of) {
        return rows().flatMap(rows -> ArrayTexts.bytes(of.dtype(), of.shape().withRows(rows)));
    }

    /// With those of linked arrays; empty if they cannot be counted.
    private Optional<Long> allBytes() {
        var sum = bytes();
        for (var other : linked.chosen()) {
            var more = bytes(other.array());
            sum = sum.flatMap(bytes -> more.filter(others -> others <= Long.MAX_VALUE - bytes).map(others -> bytes + others));
        }
        return sum;
    }
}
