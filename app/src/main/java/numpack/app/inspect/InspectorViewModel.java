package numpack.app.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import numpack.app.edit.value.CellTexts;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.prefs.ArrayFormats;
import numpack.app.prefs.PreferenceKey;
import numpack.app.problem.Problem;
import numpack.app.problem.Problems;
import numpack.app.selection.GridSelection;
import numpack.app.session.ShownArray;
import numpack.app.session.pack.CellVerb;
import numpack.app.session.space.CellPlace;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.ShownState;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.Shape;
import org.jspecify.annotations.Nullable;

/// The row that the cursor is on, in every linked array. Foreground only; rows are read in the background, and only while they are seen.
final class InspectorViewModel {
    /// Where forms of arrays are kept.
    static final PreferenceKey<ArrayFormats> FORMS = new PreferenceKey<>("inspect.forms", ArrayFormats.class, ArrayFormats.NONE);

    private static final String ROW = "row";
    private static final int MAX_NAME = 40;
    private static final int MAX_NAMES = 3;

    private final ObservableValue<@Nullable ShownArray> front;
    private final ObjectProperty<ArrayFormats> forms;
    private final LatestOnly questions;
    private final Consumer<? super Throwable> failures;
    private final ReadOnlyObjectWrapper<Optional<InspectedRow>> row = new ReadOnlyObjectWrapper<>(this, "row", Optional.empty());
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", Texts.of("inspect.show.text"));
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final ReadOnlyStringWrapper emptyText = new ReadOnlyStringWrapper(this, "emptyText", "");
    private boolean isSeen;

    /// @param front    what is in front; null for nothing
    /// @param forms    the forms that were chosen for arrays
    /// @param failures shows why an edit was not made
    InspectorViewModel(ObservableValue<@Nullable ShownArray> front, ObjectProperty<ArrayFormats> forms, TaskRunner runner, Consumer<? super Throwable> failures) {
        this.front = front;
        this.forms = forms;
        this.questions = new LatestOnly(runner);
        this.failures = failures;
        front.flatMap(ShownArray::stateProperty).subscribe(_ -> look());
        front.flatMap(ShownArray::selectionProperty).map(GridSelection::cursor).subscribe(_ -> look());
    }

    /// Whether the panel is seen.
    void setSeen(boolean seen) {
        if (seen != isSeen) {
            isSeen = seen;
            look();
        }
    }

    /// The row; empty while there is none.
    ReadOnlyObjectProperty<Optional<InspectedRow>> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /// "Row 53".
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// "physical 54", if the two numbers differ.
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Why there is no row; empty if there is one.
    ReadOnlyStringProperty emptyTextProperty() {
        return emptyText.getReadOnlyProperty();
    }

    /// Which arrays have no such row, in a sentence; empty if all have.
    String leftOut(InspectedRow shown) {
        var others = shown.others();
        if (others.isEmpty() && shown.more() == 0) {
            return "";
        }
        if (others.isEmpty()) {
            return Texts.of("inspect.more", shown.more());
        }
        var names = String.join(", ", others.stream().limit(MAX_NAMES).map(name -> Names.elided(name, MAX_NAME)).toList());
        var sentence = others.size() > MAX_NAMES ? Texts.of("inspect.othersAndMore", names, others.size() - MAX_NAMES) : Texts.of("inspect.others", names);
        return shown.more() == 0 ? sentence : Texts.of("inspect.more", shown.more()) + " " + sentence;
    }

    /// What its array is called.
    String name(InspectedRow.Part part) {
        return Names.elided(part.array().name(), MAX_NAME);
    }

    /// How many elements it has; empty for one.
    String note(InspectedRow.Part part) {
        var shape = part.array().physicalShape();
        return shape.rowElements() == 1 ? "" : shape.ndim() > 2 ? Texts.of("inspect.shape", Numbers.shape(inRow(shape))) : Texts.of("inspect.values", shape.rowElements());
    }

    /// What is to be said of it; empty for nothing.
    String sentence(InspectedRow.Part part) {
        return switch (part) {
            case InspectedRow.Values values -> values.isDropped() ? Texts.of("inspect.dropped") : values.values().count() == 0 ? Texts.of("inspect.noValues") : "";
            case InspectedRow.Dropped _ -> Texts.of("inspect.droppedHere");
            case InspectedRow.TooLong tooLong -> Texts.of("inspect.tooLong", tooLong.elements(), RowLookup.MAX_ELEMENTS);
        };
    }

    /// Where an element is in its row, as NumPy indexes: `[3]`.
    String place(InspectedRow.Values part, int element) {
        var shape = part.array().physicalShape();
        var index = new ArrayList<String>();
        long rest = element;
        for (int axis = shape.ndim() - 1; axis > 0; axis--) {
            index.addFirst(Long.toString(rest % shape.length(axis)));
            rest /= shape.length(axis);
        }
        return "[" + String.join(", ", index) + "]";
    }

    /// An element in words: `[3] = 0.25`.
    String elementText(InspectedRow.Values part, int element) {
        return place(part, element) + " = " + part.values().text(element);
    }

    /// The forms that it can have, the best one first.
    List<RowForm> forms(InspectedRow.Part part) {
        var shape = part.array().physicalShape();
        return RowForm.of(part.array().dtype(), shape.rowElements(), shape.ndim() - 1);
    }

    /// Its form: the one that was chosen for its array, or else the best one.
    RowForm form(InspectedRow.Part part) {
        var possible = forms(part);
        return RowForm.named(forms.get().byArray().getOrDefault(key(part), "")).filter(possible::contains).orElse(possible.getFirst());
    }

    /// Shows its array in this form from now on.
    void choose(InspectedRow.Part part, RowForm form) {
        var key = key(part);
        forms.set(form == forms(part).getFirst() ? forms.get().without(key) : forms.get().with(key, form.name()));
    }

    /// Why an element cannot be changed; empty if it can.
    String whyNotEdit(InspectedRow.Values part) {
        var ofPack = part.pack().readOnlyReason().getValue();
        return !ofPack.isEmpty() ? ofPack : part.isDropped() ? Texts.of("grid.table.droppedCell")
                : part.array().linkTarget().map(target -> Texts.of("session.readOnly.link", Names.elided(target, MAX_NAME))).orElse("");
    }

    /// What is wrong with a text that is typed for an element, in a sentence; empty if nothing is.
    String complaint(InspectedRow.Values part, String text) {
        return CellTexts.read(part.array().dtype(), text) instanceof CellTexts.Reading.Refused refused ? refused.sentence() : "";
    }

    /// What becomes of a text that is typed, if that is not what it says; else empty.
    String remark(InspectedRow.Values part, String text) {
        var dtype = part.array().dtype();
        return CellTexts.read(dtype, text) instanceof CellTexts.Reading.Element element ? CellTexts.note(dtype, text, element).orElse("") : "";
    }

    /// Sets an element to a text without a complaint, as one edit of its own pack. The row is read again when the draft has it.
    void commit(InspectedRow.Values part, int element, String text) {
        if (whyNotEdit(part).isEmpty() && CellTexts.read(part.array().dtype(), text) instanceof CellTexts.Reading.Element read) {
            part.pack().edit(part.array(), CellVerb.set(new CellPlace(part.physical(), element), read.bytes()), _ -> { }, failures);
        }
    }

    private static long[] inRow(Shape shape) {
        return Arrays.copyOfRange(shape.toArray(), 1, shape.ndim());
    }

    private static String key(InspectedRow.Part part) {
        return part.pack().key() + "\t" + part.array().name();
    }

    private void look() {
        var shown = front.getValue();
        var state = shown == null ? null : shown.stateProperty().get();
        var why = shown == null || state == null ? Texts.of("inspect.empty.noTab") : whyNot(state);
        if (!isSeen || !why.isEmpty() || shown == null) {
            questions.cancel(ROW);
            // Also while nothing is seen: a row that is shown no more would keep its pack in memory.
            show(Optional.empty(), why);
            return;
        }
        if (row.get().stream().flatMap(found -> found.arrays().stream()).anyMatch(part -> part.pack() != shown.pack())) {
            // Of what is in front now nothing is known yet.
            show(Optional.empty(), "");
        }
        var space = state.space().orElseThrow();
        var cell = shown.getSelection().cursor();
        if (cell.row() >= space.rowCount() || cell.column() >= space.columnCount()) {
            // The selection follows in the same turn.
            questions.cancel(ROW);
            return;
        }
        questions.request(ROW, new RowLookup(shown.pack(), space, cell, shown.pack().snapshot().getValue()), found -> show(Optional.of(found), ""), this::cannotRead);
    }

    private static String whyNot(ShownState state) {
        var space = state.space();
        if (space.isEmpty()) {
            return Texts.of("command.whyNot.unreadable");
        }
        return state.array().shape().ndim() == 0 ? Texts.of("inspect.empty.noRows")
                : isEmpty(space.get()) ? Texts.of("inspect.empty.noCell") : "";
    }

    private static boolean isEmpty(CellSpace space) {
        return space.rowCount() == 0 || space.columnCount() == 0;
    }

    private void show(Optional<InspectedRow> found, String why) {
        emptyText.set(why);
        title.set(found.map(shown -> shown.row().isPresent() ? Texts.of("inspect.title", Long.toString(shown.row().getAsLong()))
                : Texts.of("inspect.titleDropped")).orElse(Texts.of("inspect.show.text")));
        note.set(found.filter(shown -> shown.row().orElse(-1) != shown.physical()).map(shown -> Texts.of("inspect.physical", Long.toString(shown.physical()))).orElse(""));
        row.set(found);
    }

    /// What a save has left behind is read once more when the new state is shown.
    private void cannotRead(Throwable failure) {
        if (!(failure instanceof StaleArrayException)) {
            show(Optional.empty(), Problems.of(failure).map(Problem::sentence).orElse(""));
        }
    }
}
