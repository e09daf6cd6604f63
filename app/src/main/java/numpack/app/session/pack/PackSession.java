package numpack.app.session.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Names;
import numpack.app.problem.Problem;
import numpack.app.problem.Problems;
import numpack.app.problem.ReadOnlyTexts;
import numpack.app.session.pack.linked.UnevenArrays;
import numpack.app.session.pack.outside.Outside;
import numpack.app.session.pack.outside.OutsideWatch;
import numpack.app.task.ProgressSink;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskState;
import numpack.app.task.TaskUnit;
import numpack.engine.Pack;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.DraftState;
import numpack.engine.draft.OtherWork;
import numpack.engine.draft.UnsavedWork;
import numpack.engine.draft.step.Step;
import numpack.engine.error.EditNotKeptException;
import numpack.engine.error.Finding.LeftoverFile;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.CompactionReport;
import numpack.engine.work.HardLinkedFile;

/// One open pack with its unsaved steps. Foreground only: verbs return at once, run in the background in their order, and what came
/// of them is in the properties when their callback is called.
public final class PackSession implements ShownPack {
    private static final int MAX_NAME_LENGTH = 60;

    private final Opened opened;
    private final Pack pack;
    private final Draft draft;
    private final Optional<LookOnly> lookOnly;
    private final ReadOnlyObjectWrapper<List<OtherWork>> otherWork;
    private final TaskList tasks;
    private final Consumer<Throwable> failures;
    private final SerialWork work;
    private final OutsideWatch watch;
    private final UnevenArrays uneven;
    private final SettledState settled;
    private final ReadOnlyObjectWrapper<DraftState> state;
    private final ReadOnlyStringWrapper notKept = new ReadOnlyStringWrapper(this, "notKept", "");
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper(this, "saving");
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy", "");
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper(this, "editing");
    private final ReadOnlyBooleanWrapper closed = new ReadOnlyBooleanWrapper(this, "closed");
    private Optional<TaskItem> lastSave = Optional.empty();
    private final List<LongWork> underWay = new ArrayList<>();
    private final Set<String> arraysToRenew = new HashSet<>();
    private int editsUnderWay;

    /// @param opened the pack and its draft, opened in the background
    public PackSession(Opened opened, TaskRunner runner, TaskList tasks, Consumer<Throwable> failures) {
        this.opened = opened;
        this.pack = opened.pack();
        this.draft = opened.draft();
        this.lookOnly = opened.lookOnly();
        this.otherWork = new ReadOnlyObjectWrapper<>(this, "otherWork", opened.draft().otherWork());
        this.tasks = tasks;
        this.failures = failures;
        this.work = new SerialWork(runner);
        this.state = new ReadOnlyObjectWrapper<>(this, "state", opened.state());
        this.watch = new OutsideWatch(lookAt(pack), ReadOnlyTexts.of(opened.state().readOnly()), runner, saving::get, failures);
        this.uneven = new UnevenArrays(runner, failures);
        this.settled = new SettledState(state.getReadOnlyProperty(), runner);
        state.subscribe(now -> uneven.follow(now.snapshot().arrays()));
        // Folders become read-only and writable again without anything having changed in them, and so do packs that were away.
        watch.readOnlyProperty().addListener((_, _, now) -> {
            if (!now.equals(ReadOnlyTexts.of(getState().readOnly()))) {
                ask(Draft::state, this::publish);
            }
        });
    }

    private static OutsideWatch.Look lookAt(Pack pack) {
        return new OutsideWatch.Look() {
            @Override
            public boolean isThere() {
                return pack.isThere();
            }

            @Override
            public boolean hasChanged() throws IOException {
                return pack.hasChangedOutside();
            }

            @Override
            public String readOnlyReason() {
                return ReadOnlyTexts.of(pack.readOnlyReason());
            }
        };
    }

    /// A pack just opened.
    ///
    /// @param lookOnly why it can only be looked at; empty if it can be edited
    public record Opened(Pack pack, Draft draft, DraftState state, Optional<LookOnly> lookOnly) {
        /// Gives both back; unsaved steps stay in the log.
        public void close() throws IOException {
            try (pack) {
                draft.close();
            }
        }
    }

    /// The pack's folder.
    public Path path() {
        return pack.path();
    }

    /// The folder's name.
    @Override
    public String name() {
        return nameOf(pack.path());
    }

    @Override
    public String key() {
        return path().toString();
    }

    /// The name as people see it: nothing in it hides, breaks a line or turns its neighbours round, and the middle of a long one gives way.
    @Override
    public String shownName() {
        return shownNameOf(pack.path());
    }

    /// The same of a pack in a folder.
    public static String shownNameOf(Path folder) {
        return Names.elided(nameOf(folder), MAX_NAME_LENGTH);
    }

    private static String nameOf(Path folder) {
        var name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    public ReadOnlyObjectProperty<DraftState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The state as of the last picture, for panels that only tell about the pack: an edited cell is seen before they are drawn again.
    public ReadOnlyObjectProperty<DraftState> settledStateProperty() {
        return settled.property();
    }

    public DraftState getState() {
        return state.get();
    }

    @Override
    public ObservableValue<DraftSnapshot> snapshot() {
        return state.map(DraftState::snapshot);
    }

    /// Empty although the pack's folder may be read-only: steps can be made anyway and saved as a copy.
    @Override
    public ObservableValue<String> readOnlyReason() {
        return state.map(_ -> lookOnly.map(LookOnly::sentence).orElse(""));
    }

    /// How many unsaved steps there are.
    public ObservableValue<Integer> unsavedCount() {
        return state.map(DraftState::unsavedCount);
    }

    /// The ids of arrays that stand out among equally long ones by other rows dropped.
    public ObservableValue<Set<Long>> unevenArrays() {
        return uneven.idsProperty();
    }

    /// Why this pack can only be looked at; empty if it can be edited.
    public Optional<LookOnly> lookOnly() {
        return lookOnly;
    }

    /// Unsaved edits of another pack at this path, or of this pack at another path. They wait until the user says whether this pack is meant.
    public ReadOnlyObjectProperty<List<OtherWork>> otherWorkProperty() {
        return otherWork.getReadOnlyProperty();
    }

    /// Throws some of it away permanently. If that is refused, what is there may not be what was shown, and is shown again.
    public void forgetOther(UnsavedWork other) {
        work.add(_ -> {
            draft.forgetOther(other);
            return draft.otherWork();
        }, otherWork::set, failure -> {
            failures.accept(failure);
            ask(Draft::otherWork, otherWork::set);
        });
    }

    /// Why the last edit could not be kept, in a sentence; empty if edits are kept.
    public ReadOnlyStringProperty notKeptProperty() {
        return notKept.getReadOnlyProperty();
    }

    /// What other programs have done to the pack since it was read.
    public ReadOnlyObjectProperty<Outside> outsideProperty() {
        return watch.outsideProperty();
    }

    /// Whether a save, a compaction, the writing of a copy or a reload is on its way.
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// What of these is on its way, in a sentence: why other commands have to wait. Empty if nothing is.
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether an edit was asked for that is not in the state yet.
    public ReadOnlyBooleanProperty editingProperty() {
        return editing.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty closedProperty() {
        return closed.getReadOnlyProperty();
    }

    /// Whether steps can be made at all: not if another program edits the pack. They can where only saving is impossible.
    public boolean isEditable() {
        return lookOnly.isEmpty();
    }

    /// Whether a save would have something to write, and the pack is there to be written: an edit that is still on its way is something too.
    public ObservableValue<Boolean> canSave() {
        return Bindings.createBooleanBinding(() -> isEditable() && getState().readOnly().isEmpty() && !saving.get()
                && outsideProperty().get() != Outside.GONE && (getState().unsavedCount() > 0 || editing.get()),
                state, saving, editing, outsideProperty());
    }

    @Override
    public ObservableValue<?> changes() {
        return stateProperty();
    }

    @Override
    public long revision() {
        return getState().revision();
    }

    @Override
    public boolean isSettled() {
        return !editing.get();
    }

    @Override
    public Optional<DraftArray> find(long arrayId) {
        return getState().snapshot().arrays().stream().filter(array -> array.id() == arrayId).findFirst();
    }

    @Override
    public void edit(DraftVerb verb) {
        edit(verb, _ -> {}, failures);
    }

    @Override
    public void edit(DraftVerb verb, LongConsumer done, Consumer<? super Throwable> failed) {
        countEdits(1);
        work.add(_ -> {
            verb.apply(draft);
            return draft.state();
        }, next -> {
            if (next.revision() > getState().revision()) {
                // It is in the log.
                notKept.set("");
            }
            publish(next);
            countEdits(-1);
            done.accept(next.revision());
        }, failure -> {
            countEdits(-1);
            failed.accept(toldOnce(failure));
        });
    }

    @Override
    public void edit(DraftArray seen, ArrayVerb verb, LongConsumer done, Consumer<? super Throwable> failed) {
        edit(DraftVerb.asSeen(List.of(seen), draft -> verb.apply(draft, draft.nameNow(seen))), done, failed);
    }

    @Override
    public void edit(DraftVerb verb, Runnable done) {
        edit(verb, _ -> done.run(), failures);
    }

    @Override
    public <T> void ask(DraftQuestion<T> question, Consumer<? super T> answer) {
        work.add(_ -> question.ask(draft), answer, failures);
    }

    @Override
    public DraftArray again(DraftArray seen, ProgressSink waiting) throws IOException {
        return draft.again(seen, new EngineProgress(waiting));
    }

    /// Undoes the newest step that is done, if there is one.
    public void undo(Runnable done) {
        edit(draft -> {
            if (draft.state().canUndo()) {
                draft.undo();
            }
        }, done);
    }

    /// Does the step again that was undone last, if there is one.
    public void redo(Runnable done) {
        edit(draft -> {
            if (draft.state().canRedo()) {
                draft.redo();
            }
        }, done);
    }

    /// Undoes or redoes until this step is the last one done, wherever it stands by then; does nothing if it is no more.
    public void goTo(Step step) {
        goTo(step, () -> {});
    }

    /// The same, and continues.
    public void goTo(Step step, Runnable done) {
        edit(draft -> {
            int position = draft.state().steps().positionOf(step.id());
            if (position >= 0) {
                draft.goTo(position + 1);
            }
        }, done);
    }

    /// Undoes all steps.
    public void goToBeginning() {
        edit(draft -> draft.goTo(0));
    }

    public void discard() {
        edit(Draft::discard);
    }

    public void revert(Step step) {
        edit(draft -> draft.revert(step));
    }

    /// Forgets a step that does not fit any more.
    public void discardConflict(Step step) {
        edit(draft -> draft.discardConflict(step));
    }

    public void clearHistory() {
        edit(Draft::clearHistory);
    }

    /// Saves as a listed task, with the edits that were asked for earlier.
    ///
    /// @param name   what the list calls it
    /// @param goesOn asked before a save that rewrites files because other folders share them, unless it has agreed to that for the same arrays
    ///               before; nothing is saved if it says no
    public void save(String name, Predicate<List<HardLinkedFile>> goesOn, Runnable saved) {
        begin(LongWork.SAVE);
        // A failure to find it out is the save's to report: it meets the same trouble.
        work.add(_ -> draft.hardLinkedFiles(), files -> {
            if (isAgreed(files, goesOn)) {
                startSave(name, saved);
            } else {
                end(LongWork.SAVE);
            }
        }, _ -> startSave(name, saved));
    }

    private boolean isAgreed(List<HardLinkedFile> files, Predicate<List<HardLinkedFile>> goesOn) {
        var unasked = files.stream().filter(file -> !arraysToRenew.contains(file.array())).toList();
        if (!unasked.isEmpty() && !goesOn.test(unasked)) {
            return false;
        }
        unasked.forEach(file -> arraysToRenew.add(file.array()));
        return true;
    }

    private void startSave(String name, Runnable saved) {
        lastSave = Optional.of(startChange(LongWork.SAVE, name, (draft, progress) -> {
            draft.save(progress);
            return null;
        }, (_, _) -> saved.run()));
    }

    /// Writes the current state as a new pack, as a listed task.
    public void saveCopy(String name, Path folder, BiConsumer<TaskItem, Path> saved) {
        longChange(LongWork.COPY, name, (draft, progress) -> {
            draft.saveCopy(folder, progress);
            return folder;
        }, saved);
    }

    /// Saves what is unsaved and compacts, as a listed task.
    ///
    /// @param approved what the user has agreed to; nothing else is done
    public void compact(String name, CompactionPlan approved, BiConsumer<TaskItem, CompactionReport> done) {
        longChange(LongWork.COMPACTION, name, (draft, progress) -> draft.saveAndCompact(approved, progress), done);
    }

    /// Reads the pack again, as a listed task that leaves the list when it is done; unsaved steps stay where they fit. Rows that another program has
    /// renumbered are looked for, which can take as long as reading their array.
    ///
    /// @param name what the list calls it
    public void reload(String name) {
        longChange(LongWork.RELOAD, name, (draft, progress) -> {
            draft.reload(progress);
            return null;
        }, (_, _) -> { }, item -> item.stateProperty().subscribe(now -> {
            if (now == TaskState.SUCCEEDED) {
                tasks.dismiss(item);
            }
        }));
    }

    /// The user's decision to write in spite of what was found. Then the pack is read again: what was found may be another by now, and the decision
    /// refused.
    ///
    /// @param reading what the list of tasks calls that
    public void acceptFindings(String reading) {
        edit(draft -> draft.pack().acceptFindings(), _ -> reload(reading), failure -> {
            failures.accept(failure);
            reload(reading);
        });
    }

    /// Deletes files that programs which ended unexpectedly have left in the pack.
    public void removeLeftovers(Collection<LeftoverFile> leftovers) {
        edit(draft -> draft.pack().removeLeftovers(leftovers));
    }

    /// Closes draft and pack; unsaved steps stay in the log.
    public void close(Runnable done) {
        watch.close();
        uneven.close();
        closed.set(true);
        work.add(_ -> {
            opened.close();
            return opened;
        }, _ -> done.run(), failure -> {
            failures.accept(failure);
            done.run();
        });
    }

    private <T> void longChange(LongWork kind, String name, LongVerb<T> verb, BiConsumer<TaskItem, ? super T> done) {
        longChange(kind, name, verb, done, _ -> {});
    }

    private <T> void longChange(LongWork kind, String name, LongVerb<T> verb, BiConsumer<TaskItem, ? super T> done, Consumer<TaskItem> started) {
        begin(kind);
        if (editing.get()) {
            work.add(_ -> draft, _ -> started.accept(startChange(kind, name, verb, done)), failures);
        } else {
            started.accept(startChange(kind, name, verb, done));
        }
    }

    private <T> TaskItem startChange(LongWork kind, String name, LongVerb<T> verb, BiConsumer<TaskItem, ? super T> done) {
        var item = tasks.start(name, TaskUnit.BYTES, sink -> new Answer<>(verb.run(draft, new EngineProgress(sink)), draft.state()),
                (started, answer) -> {
                    publish(answer.state);
                    watch.forget();
                    done.accept(started, answer.value);
                }, failures);
        item.stateProperty().subscribe(now -> ended(kind, now));
        return item;
    }

    /// A task may be cancelled before its work begins, or when all is done but the answer: the draft knows what came of it.
    private void ended(LongWork kind, TaskState now) {
        if (now != TaskState.RUNNING) {
            end(kind);
        }
        if (now == TaskState.CANCELLED || now == TaskState.FAILED) {
            ask(Draft::state, this::publish);
        }
    }

    private void begin(LongWork kind) {
        underWay.add(kind);
        showUnderWay();
    }

    private void end(LongWork kind) {
        underWay.remove(kind);
        showUnderWay();
    }

    private void showUnderWay() {
        busy.set(underWay.isEmpty() ? "" : underWay.getFirst().sentence());
        saving.set(!underWay.isEmpty());
    }

    /// Why an edit failed. That edits cannot be kept is reported once: as long as that stands on the screen, further keys are refused as if they
    /// had been cancelled, not with a dialog each.
    private Throwable toldOnce(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EditNotKeptException trouble) {
                boolean isKnown = !notKept.get().isEmpty();
                Problems.of(trouble).map(Problem::sentence).ifPresent(notKept::set);
                return isKnown ? (CancellationException) new CancellationException(trouble.getMessage()).initCause(failure) : failure;
            }
        }
        return failure;
    }

    private void countEdits(int more) {
        editsUnderWay += more;
        editing.set(editsUnderWay > 0);
    }

    private void publish(DraftState next) {
        // Answers of long and short verbs may overtake each other; the newest revision is the truth.
        if (!closed.get() && next.revision() >= getState().revision()) {
            state.set(next);
            lastSave.filter(item -> isNoLongerTrue(item, next)).ifPresent(tasks::dismiss);
        }
    }

    /// "Done" is not what is to be read of a save beside edits that came after it, nor "Failed" once nothing is unsaved.
    private static boolean isNoLongerTrue(TaskItem save, DraftState now) {
        return switch (save.getState()) {
            case SUCCEEDED -> now.unsavedCount() > 0;
            case FAILED, CANCELLED -> now.unsavedCount() == 0;
            case RUNNING -> false;
        };
    }

    private record Answer<T>(T value, DraftState state) {}

    @FunctionalInterface
    private interface LongVerb<T> {
        T run(Draft draft, EngineProgress progress) throws IOException;
    }
}
