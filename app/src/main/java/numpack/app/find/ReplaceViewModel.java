package numpack.app.find;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.Question;
import numpack.app.find.hit.HitEdits;
import numpack.app.find.hit.Replacement;
import numpack.app.find.search.FindForm;
import numpack.app.find.search.FindScope;
import numpack.app.find.search.Search;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.problem.Problem;
import numpack.app.problem.Problems;
import numpack.app.session.ShownArray;
import numpack.app.session.space.ShownState;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;

/// Replaces hits by a value: the one under the cursor, or all of them as one edit. Foreground only.
///
/// A value that does not fit the array is refused with a sentence before anything is replaced; one that is rounded is said in the question.
final class ReplaceViewModel {
    private static final int MAX_NAME = 60;

    private final FindViewModel find;
    private final LatestOnly edits;
    private final DialogService dialogs;
    private final BooleanProperty asked = new SimpleBooleanProperty(this, "asked");
    private final StringProperty value = new SimpleStringProperty(this, "value", "");
    private final ObservableValue<Boolean> isOpen;
    private final ObservableValue<Boolean> canReplace;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");

    ReplaceViewModel(FindViewModel find, TaskRunner runner, DialogService dialogs) {
        this.find = find;
        this.edits = new LatestOnly(runner);
        this.dialogs = dialogs;
        // Kept: a binding lives only as long as something refers to it.
        isOpen = Bindings.createBooleanBinding(() -> find.openProperty().get() && asked.get(), find.openProperty(), asked);
        // Not as long as the search runs: a button that is disabled for a moment loses the focus.
        canReplace = Bindings.createBooleanBinding(this::fits, find.hitsProperty(), find.kindProperty(), value);
        value.subscribe(_ -> check());
        find.hitsProperty().subscribe(_ -> check());
        find.kindProperty().subscribe(_ -> check());
    }

    /// Whether its line is open.
    ObservableValue<Boolean> isOpen() {
        return isOpen;
    }

    void open() {
        asked.set(true);
    }

    /// Opens or closes its line.
    void toggle() {
        asked.set(!asked.get());
    }

    /// What hits become.
    StringProperty valueProperty() {
        return value;
    }

    /// Why nothing can be replaced, or how the value is rounded; empty if there is nothing to say.
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Whether hits can be replaced by the value.
    ObservableValue<Boolean> canReplace() {
        return canReplace;
    }

    /// Replaces the hit under the cursor and goes to the next; goes to one first if the cursor is on none.
    void replaceOne() {
        int hit = find.currentProperty().get();
        ready((shown, search, element) -> {
            if (hit < 0) {
                find.next();
            } else {
                find.goOnAfter(hit);
                apply(shown, search, HitEdits.one(search, hit, element));
            }
        });
    }

    /// Replaces all hits as one edit, after a question.
    void replaceAll() {
        ready((shown, search, element) -> {
            long count = search.found().count();
            if (count == 0 || find.runningProperty().get()) {
                note.set(Texts.of("find.whyNot.noHits"));
                return;
            }
            var name = Names.elided(search.array().name(), MAX_NAME);
            if (count > HitEdits.MAX_CELLS) {
                dialogs.ask(new Question(Texts.of("find.replace.tooMany.title"), Texts.of("find.replace.tooMany.sentence", HitEdits.MAX_CELLS)));
                return;
            }
            var sentence = Texts.of("find.replace.sentence", Replacement.text(search.array().dtype(), element), FindForm.of(search.sought()).text())
                    + (find.scopeProperty().get() == FindScope.PACK ? " " + Texts.of("find.replace.onlyHere") : "") + (note.get().isEmpty() ? "" : " " + note.get());
            if (dialogs.ask(new Question(Texts.of("find.replace.title", count, name), sentence, Choice.primary(Texts.of("find.replace.accept", count)))).isPresent()) {
                edits.request(this, _ -> HitEdits.all(search, element), made -> apply(shown, search, made));
            }
        });
    }

    private void apply(ShownArray shown, Search search, HitEdits made) {
        shown.pack().edit(search.array(), made, _ -> {}, failure -> note.set(Problems.of(failure).map(Problem::sentence).orElse("")));
    }

    /// What is done with a value that fits.
    @FunctionalInterface
    private interface Action {
        void run(ShownArray shown, Search search, byte[] element);
    }

    private void ready(Action action) {
        if (find.searchTyped()) {
            return;
        }
        if (find.shownArray().isPresent() && find.currentSearch().isPresent() && fits()
                && Replacement.of(find.currentSearch().get().array().dtype(), value.get()) instanceof Replacement.Fits(var element, _)) {
            action.run(find.shownArray().get(), find.currentSearch().get(), element);
        }
    }

    private boolean fits() {
        return !value.get().isBlank() && !find.kindProperty().get().isOfRows()
                && state().filter(state -> state.readOnlyReason().isEmpty() && Replacement.of(state.array().dtype(), value.get()) instanceof Replacement.Fits).isPresent();
    }

    private Optional<ShownState> state() {
        return find.shownArray().map(shown -> shown.stateProperty().get()).filter(state -> state.array().isReadable());
    }

    private void check() {
        note.set(whyNot().orElse(""));
    }

    private Optional<String> whyNot() {
        var state = state();
        if (state.isEmpty() || value.get().isBlank()) {
            return Optional.empty();
        }
        if (!state.get().readOnlyReason().isEmpty()) {
            return Optional.of(state.get().readOnlyReason());
        }
        if (find.kindProperty().get().isOfRows()) {
            return Optional.of(Texts.of("find.replace.rows"));
        }
        var dtype = state.get().array().dtype();
        return switch (Replacement.of(dtype, value.get())) {
            case Replacement.Fits(var element, boolean isRounded) ->
                isRounded ? Optional.of(Texts.of("find.replace.rounded", Replacement.text(dtype, element), dtype)) : Optional.empty();
            case Replacement.Unfit(var lowest, var highest) -> Optional.of(Texts.of("find.replace.unfit", value.get().strip(), dtype, lowest, highest));
        };
    }
}
