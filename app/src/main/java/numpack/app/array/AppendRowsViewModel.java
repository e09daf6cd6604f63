package numpack.app.array;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;

/// The form of rows to be appended: blank ones of one value, or copies of the selected ones.
final class AppendRowsViewModel {
    private final DraftArray array;
    private final long selectedRows;
    private final long freeBytes;
    private final BooleanProperty copies = new SimpleBooleanProperty(this, "copies");
    private final StringProperty count = new SimpleStringProperty(this, "count", "1");
    private final ElementField element;
    private final ObservableValue<Judgement> judgement;
    private final ObservableValue<String> size;

    /// @param selectedRows how many live rows are selected; 0 for none
    /// @param freeBytes what is free on the pack's disk
    AppendRowsViewModel(DraftArray array, long selectedRows, long freeBytes) {
        this.array = array;
        this.selectedRows = selectedRows;
        this.freeBytes = freeBytes;
        element = new ElementField(new SimpleObjectProperty<>(array.dtype()));
        judgement = Bindings.createObjectBinding(this::judge, copies, count, element.textProperty());
        size = Bindings.createStringBinding(this::describeSize, copies, count);
    }

    /// Whether the selected rows are copied; else rows are blank.
    BooleanProperty copiesProperty() {
        return copies;
    }

    /// Whether there is anything to copy.
    boolean canCopy() {
        return selectedRows > 0;
    }

    long selectedRows() {
        return selectedRows;
    }

    StringProperty countProperty() {
        return count;
    }

    /// What a blank row consists of.
    ElementField element() {
        return element;
    }

    /// What is wrong now.
    ObservableValue<Judgement> judgement() {
        return judgement;
    }

    ObservableValue<String> size() {
        return size;
    }

    /// How many blank rows; they are well.
    long blankRows() {
        return ArrayTexts.count(count.get()).orElseThrow();
    }

    private Judgement judge() {
        var rows = rows();
        if (rows.isEmpty() || rows.get() == 0) {
            return new Judgement(Judgement.Field.COUNT, Texts.of("array.append.noCount"));
        }
        var bytes = bytes();
        if (bytes.isEmpty() || bytes.get() > Draft.STEP_LIMIT_BYTES) {
            return new Judgement(Judgement.Field.COUNT, Texts.of("array.append.tooMany", Numbers.bytes(Draft.STEP_LIMIT_BYTES)));
        }
        if (bytes.get() > freeBytes) {
            return new Judgement(Judgement.Field.COUNT, Texts.of("array.shape.tooLarge", Numbers.bytes(bytes.get()), Numbers.bytes(freeBytes)));
        }
        return copies.get() ? Judgement.WELL : new Judgement(Judgement.Field.ELEMENT, element.complaint().getValue());
    }

    private String describeSize() {
        return bytes().map(bytes -> Texts.of("array.append.sizeFacts", rows().orElse(0L), Numbers.exactBytes(bytes))).orElse("");
    }

    private Optional<Long> rows() {
        return copies.get() ? Optional.of(selectedRows) : ArrayTexts.count(count.get());
    }

    private Optional<Long> bytes() {
        return rows().flatMap(rows -> ArrayTexts.bytes(array.dtype(), array.shape().withRows(rows)));
    }
}
