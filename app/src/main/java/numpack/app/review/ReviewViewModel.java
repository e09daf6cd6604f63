package numpack.app.review;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.Question;
import numpack.app.edit.RevertPlace;
import numpack.app.edit.StepNames;
import numpack.app.i18n.Texts;
import numpack.app.session.pack.PackSession;
import numpack.app.task.Debounce;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.DraftState;
import numpack.engine.draft.step.Step;
import org.jspecify.annotations.Nullable;

/// The unsaved steps of the pack in front, newest first, and those that a change outside has made impossible.
final class ReviewViewModel {
    private static final int STEPS_NAMED = 6;
    /// A table that sorts and filters has all its lines in memory.
    private static final int MAX_LISTED = 10_000;
    private static final Duration TYPING_PAUSE = Duration.ofMillis(120);

    private final ObservableValue<@Nullable PackSession> pack;
    private final ObservableValue<@Nullable DraftState> state;
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched", true);
    private final DialogService dialogs;
    private final Window window;
    private final ObservableList<ReviewItem> all = FXCollections.observableArrayList();
    private final FilteredList<ReviewItem> items = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");

    /// @param pack the pack in front
    ReviewViewModel(ObservableValue<@Nullable PackSession> pack, DialogService dialogs, TaskRunner runner, Window window) {
        this.pack = pack;
        this.dialogs = dialogs;
        this.window = window;
        state = pack.flatMap(PackSession::settledStateProperty);
        state.subscribe(now -> follow(now));
        watched.subscribe(_ -> follow(state.getValue()));
        var typing = new Debounce(runner, TYPING_PAUSE, this::narrow);
        filter.addListener(_ -> typing.trigger());
    }

    /// What the window does for this room.
    ///
    /// @param save    saves the pack in front
    /// @param show    brings what a step changed before the user's eyes
    /// @param toTable gives the focus to the table in front
    public record Window(Runnable save, Showing show, Runnable toTable) {}

    /// Brings what a step changed before the user's eyes.
    @FunctionalInterface
    public interface Showing {
        /// @param shown what follows when it is seen
        void show(PackSession pack, Step step, Runnable shown);
    }

    /// Those that the filter lets through.
    ObservableList<ReviewItem> items() {
        return items;
    }

    /// Letters of an array's name or of what was done.
    StringProperty filterProperty() {
        return filter;
    }

    /// Why no line is shown; empty while they are on their way.
    ObservableValue<String> emptySentence() {
        return Bindings.createStringBinding(() -> !all.isEmpty() ? Texts.of("review.noMatch")
                : hasEdits(state.getValue()) ? "" : Texts.of("review.empty"), all, state);
    }

    /// Whether the list is visible. While it is hidden there are no lines: otherwise each edit would have to make new ones.
    BooleanProperty watchedProperty() {
        return watched;
    }

    /// Whether anything is unsaved.
    ObservableValue<Boolean> hasUnsaved() {
        return state.map(now -> now.unsavedCount() > 0).orElse(false);
    }

    /// `Review · 3 unsaved edits`.
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// Saves everything.
    void saveAll() {
        window.save.run();
    }

    /// Goes back to the last save, after a question.
    public void discardAll() {
        var session = pack.getValue();
        if (session != null && session.getState().unsavedCount() > 0) {
            var count = session.getState().unsavedCount();
            dialogs.ask(new Question(Texts.of("review.discard.title", count, session.shownName()),
                            Texts.of("review.discard.sentence"), Choice.destructive(Texts.of("review.discard.accept", count))))
                    .ifPresent(yes -> session.discard());
        }
    }

    /// Shows what a line is about; the focus stays.
    void show(ReviewItem item) {
        show(item, () -> {});
    }

    /// Goes to what a line is about, with the focus.
    void goTo(ReviewItem item) {
        show(item, window.toTable);
    }

    private void show(ReviewItem item, Runnable shown) {
        window.show.show(item.session(), item.place(), shown);
    }

    /// Does what can be done about a line.
    void act(ReviewItem item) {
        switch (item.action()) {
            case REVERT -> revert(item.session(), item);
            case DISMISS -> item.session().discardConflict(item.step());
            // with those that stand before it
            case REDO -> item.session().goTo(item.step(), () -> show(item));
        }
    }

    /// Takes one edit out; if others build on it, they are named first.
    private void revert(PackSession session, ReviewItem item) {
        session.ask(draft -> draft.canRevert(item.step()) ? Optional.of(draft.dependants(item.step())) : Optional.<List<Step>>empty(), found -> {
            var dependants = found.orElse(List.of());
            if (found.isEmpty()) {
                dialogs.ask(new Question(Texts.of("review.revert.cannot"), Texts.of("review.revert.whyNot")));
            } else if (dependants.isEmpty() || dialogs.ask(question(item, dependants)).isPresent()) {
                session.revert(item.step());
            }
        });
    }

    private static Question question(ReviewItem item, List<Step> dependants) {
        var named = dependants.stream().limit(STEPS_NAMED).map(step -> "“" + StepNames.of(step) + "”").toList();
        var list = String.join(", ", named) + (dependants.size() > STEPS_NAMED ? ", …" : "");
        return new Question(Texts.of("review.revert.title", item.name()),
                Texts.of("review.revert.sentence", dependants.size(), list),
                Choice.destructive(Texts.of("review.revert.accept", dependants.size() + 1)));
    }

    private void narrow() {
        var wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        items.setPredicate(wanted.isEmpty() ? null : item -> item.mentions(wanted));
    }

    private void follow(@Nullable DraftState now) {
        var session = pack.getValue();
        if (now == null || session == null) {
            all.clear();
            title.set(Texts.of("review.title", 0));
            return;
        }
        if (!all.isEmpty() && all.getFirst().session() != session) {
            all.clear();
        }
        title.set(Texts.of("review.title", now.unsavedCount()) + (now.unsavedCount() > MAX_LISTED ? " · " + Texts.of("review.listed", MAX_LISTED) : "")
                + (now.conflicts().isEmpty() ? "" : " · " + Texts.of("review.conflicts", now.conflicts().size())));
        if (!hasEdits(now) || !watched.get()) {
            all.clear();
            return;
        }
        session.ask(draft -> {
            var newest = newest(draft.unsavedSteps());
            return items(session, now, newest, draft.replacedCells(newest));
        }, unsaved -> {
            if (pack.getValue() == session && state.getValue() == now && watched.get()) {
                show(session, now, unsaved);
            }
        });
    }

    private static boolean hasEdits(@Nullable DraftState now) {
        return now != null && (now.unsavedCount() > 0 || !now.conflicts().isEmpty());
    }

    /// Lines for unsaved steps, newest first.
    ///
    /// @param replaced what some of them replace other than they have recorded, by their numbers
    private static List<ReviewItem> items(PackSession session, DraftState now, List<Step> unsaved, Map<Long, byte[]> replaced) {
        var isTakenBack = now.cursor() < now.savedMark();
        return unsaved.reversed().stream().map(step -> {
            var item = isTakenBack ? ReviewItem.takenBack(session, step, now.snapshot()) : new ReviewItem(session, step, now.snapshot(), "");
            var place = RevertPlace.of(step, now.steps());
            var before = replaced.get(step.id());
            return place != step ? item.at(place) : before != null ? item.replacing(before) : item;
        }).toList();
    }

    /// Reads the newest of some steps.
    private static List<Step> newest(List<Step> unsaved) {
        return List.copyOf(unsaved.subList(Math.max(0, unsaved.size() - MAX_LISTED), unsaved.size()));
    }

    private void show(PackSession session, DraftState now, List<ReviewItem> unsaved) {
        var next = new ArrayList<ReviewItem>(unsaved.size() + now.conflicts().size());
        now.conflicts().forEach(conflict -> next.add(ReviewItem.of(session, conflict, now.snapshot())));
        next.addAll(unsaved);
        all.setAll(next);
    }
}
