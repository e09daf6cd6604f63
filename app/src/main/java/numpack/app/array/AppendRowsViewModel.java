package numpack.app.array;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
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
    private final BooleanProperty copies = new SimpleBooleanProperty(this, "copies");
    private final StringProperty count = new SimpleStringProperty(this, "count", "1");
    private final StringProperty fill;
    private final ObservableValue<String> complaint;
    private final ObservableValue<String> size;

    /// @param selectedRows how many live rows are selected; 0 for none
    AppendRowsViewModel(DraftArray array, long selectedRows) {
        this.array = array;
        this.selectedRows = selectedRows;
        fill = new SimpleStringProperty(this, "fill", ArrayTexts.zero(array.dtype()));
        complaint = Bindings.createStringBinding(this::judge, copies, count, fill);
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

    StringProperty fillProperty() {
        return fill;
    }

    ObservableValue<String> complaint() {
        return complaint;
    }

    ObservableValue<String> size() {
        return size;
    }

    /// How many blank rows; they are well.
    long blankRows() {
        return ArrayTexts.count(count.get()).orElseThrow();
    }

    /// What a blank row consists of; it is well.
    byte[] element() {
        var element = new byte[array.dtype().itemSize()];
        ArrayTexts.readElement(array.dtype(), fill.get(), element);
        return element;
    }

    private String judge() {
        var rows = rows();
        if (rows.isEmpty() || rows.get() == 0) {
            return Texts.of("array.append.noCount");
        }
        var bytes = bytes();
        if (bytes.isEmpty() || bytes.get() > Draft.STEP_LIMIT_BYTES) {
            return Texts.of("array.append.tooMany", Numbers.bytes(Draft.STEP_LIMIT_BYTES));
        }
        return copies.get() ? "" : ArrayTexts.readElement(array.dtype(), fill.get(), new byte[array.dtype().itemSize()]);
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
