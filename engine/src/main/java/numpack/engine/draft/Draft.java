package numpack.engine.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import numpack.engine.Pack;
import numpack.engine.draft.apply.StepPlaces;
import numpack.engine.draft.replay.ReplacedCells;
import numpack.engine.draft.replay.Reverting;
import numpack.engine.draft.save.Compacting;
import numpack.engine.draft.save.DraftCore;
import numpack.engine.draft.save.SavedCopy;
import numpack.engine.draft.save.Saving;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepPlace;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.RowsRenumberedException;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.CompactionReport;
import numpack.engine.work.HardLinkedFile;
import numpack.engine.work.Progress;
import numpack.engine.work.SavePlan;

/// A pack with unsaved steps. The pack's files do not change before [#save]; every step is in the log at once and synced within
/// 200 ms, so a crash costs nothing that was done before.
///
/// One draft per pack: [#open] claims it, [#close] releases it and leaves unsaved steps in the log for the next time. The pack stays
/// open and is not closed by the draft.
///
/// What can be done to its arrays is in [DraftEdits]. Edits throw `IllegalArgumentException` or a `PackException` before anything is changed, and
/// `UncheckedIOException` if the log cannot be written. [#state] says everything about the draft at one moment. Methods may be called from any
/// thread and run one after the other; listeners are called on the thread that changed something, after it.
///
/// If a save failed and it is not known what became of it, edits go on after what it was to save; they are kept and can be undone. What it was to
/// save stays as it is, and nothing more is saved, compacted or forgotten, before a [#reload], a save or a reopening finds it out: until then all
/// that would change it throws `UnsettledSaveException`.
public final class Draft extends DraftEdits implements AutoCloseable {
    private final DraftCore core;
    private final Editing editing;
    private final Turns turns;
    private Optional<DraftSnapshot> snapshot = Optional.empty();
    private List<OtherWork> otherWork;

    private Draft(DraftCore core, Editing editing, Turns turns, List<OtherWork> otherWork) {
        super(turns, editing);
        this.core = core;
        this.editing = editing;
        this.turns = turns;
        this.otherWork = otherWork;
    }

    private static Draft of(DraftCore core, List<OtherWork> otherWork) {
        var editing = new Editing(core);
        return new Draft(core, editing, new Turns(core, editing), otherWork);
    }

    /// Opens the draft of a pack and restores what its log holds. A log at its path that was made on another pack is left alone ([#otherWork]).
    ///
    /// @param logFolder where the logs of all packs lie; made if missing
    /// @throws numpack.engine.error.PackLockedException         if another process or another draft edits this pack
    /// @throws numpack.engine.error.UnsupportedVersionException if a later version of this program wrote the log; it stays as it is
    public static Draft open(Pack pack, Path logFolder) throws IOException {
        return open(pack, logFolder, Progress.NONE);
    }

    /// The same. Where another program may have given rows other numbers, steps follow their rows: each array that they are about is read through
    /// once.
    ///
    /// @param progress of that search, in bytes; if it is cancelled, steps whose rows were not found yet are [conflicts][DraftState#conflicts]
    public static Draft open(Pack pack, Path logFolder, Progress progress) throws IOException {
        return withOtherWork(DraftCore.open(pack, logFolder, progress));
    }

    /// Opens the draft of a pack that was just made. Unsaved work that waits at its place belongs to a pack that is gone, and stays there.
    ///
    /// @param logFolder as for [#open]
    /// @throws numpack.engine.error.PackLockedException as for [#open]
    public static Draft openNew(Pack pack, Path logFolder) throws IOException {
        return withOtherWork(DraftCore.openNew(pack, logFolder));
    }

    /// Opens the draft of a pack with unsaved work that was made on another pack or at another path. It becomes this pack's: steps that fit are
    /// applied, the others are [conflicts][DraftState#conflicts].
    ///
    /// @param work      of [#otherWork]; the draft that named it is closed
    /// @param logFolder as for [#open]
    /// @param progress  as for [#open]
    /// @throws IllegalStateException if the pack has steps of its own, saved ones included
    /// @throws numpack.engine.error.PackLockedException as for [#open], or if the work is in use
    public static Draft openWith(Pack pack, Path logFolder, UnsavedWork work, Progress progress) throws IOException {
        return withOtherWork(DraftCore.openWith(pack, logFolder, work.log(), work.pack(), progress));
    }

    /// A draft for looking at a pack that is being edited elsewhere: it has no log, makes nothing on the disk, and refuses every change
    /// with a `ReadOnlyPackException`. It can be reloaded and copied.
    public static Draft look(Pack pack) throws IOException {
        return of(DraftCore.look(pack), List.of());
    }

    private static Draft withOtherWork(DraftCore core) throws IOException {
        try {
            return of(core, OtherWork.in(core));
        } catch (IOException | RuntimeException failed) {
            try (core) {
                throw failed;
            }
        }
    }

    /// The pack that is edited. Changes made to it directly are none of the draft's.
    public Pack pack() {
        return core.pack();
    }

    /// Everything about the draft and its pack now. Waits for a save, a compaction or a reload that is under way.
    public DraftState state() {
        return turns.look(() -> {
            var now = snapshot();
            var history = core.history();
            var pack = core.pack();
            return new DraftState(now, history.steps(), history.cursor(), history.mark(), history.unsavedCount(), history.effects(),
                    stepAt(history.undoPosition()), stepAt(history.redoPosition()), core.conflicts(), core.log().records().size(), core.log().note(),
                    pack.findings(), pack.readOnlyReason(), pack.canAcceptFindings(), pack.leftovers());
        });
    }

    private Optional<Step> stepAt(int position) {
        return position < 0 ? Optional.empty() : Optional.of(core.history().steps().get(position));
    }

    /// The arrays with the unsaved steps now. Waits as [#state] does.
    public DraftSnapshot snapshot() {
        return turns.look(() -> {
            if (snapshot.isEmpty() || snapshot.get().revision() != turns.revision()) {
                snapshot = Optional.of(new DraftSnapshot(turns.revision(), arrays(), core.history().renumberings()));
            }
            return snapshot.get();
        });
    }

    /// Adds a listener, which is called after each change, on the thread that made it.
    public void addListener(Runnable listener) {
        turns.addListener(listener);
    }

    public void removeListener(Runnable listener) {
        turns.removeListener(listener);
    }

    /// Unsaved work of another pack or another path that may be meant for this pack, as it was when last looked at. None of it is applied.
    public List<OtherWork> otherWork() {
        return turns.look(() -> otherWork);
    }

    /// Deletes work of [#otherWork], with its history. [#otherWork] is what is there then, also if it was refused.
    ///
    /// @throws numpack.engine.error.PackLockedException          if a pack at another path is in use that it belongs to
    /// @throws numpack.engine.error.UnsavedWorkChangedException if it was gone on with since it was found
    public void forgetOther(UnsavedWork other) throws IOException {
        turns.ask(() -> {
            turns.checkEditable();
            try {
                OtherWork.forget(other, core);
            } finally {
                otherWork = OtherWork.in(core);
            }
            return null;
        });
    }

    /// An array of an earlier snapshot as it is now, for a reader that a save, a compaction or a reload has left with an old one. Waits for the one
    /// that is under way.
    ///
    /// @param waiting is asked now and then whether to go on waiting; nothing is reported to it
    /// @return one with another [DraftArray#base] if the pack has been read again since; with the same one, that cannot be read any more either
    /// @throws NoSuchArrayException    if it is gone, or of another draft
    /// @throws RowsRenumberedException if its physical rows have other numbers
    /// @throws java.util.concurrent.CancellationException if the waiting is cancelled
    public DraftArray again(DraftArray seen, Progress waiting) throws IOException {
        return turns.ask(waiting, () -> {
            editing.requireNumbering(seen);
            return snapshot().find(seen.id()).orElseThrow();
        });
    }

    /// The same, however long it has to wait.
    public DraftArray again(DraftArray seen) throws IOException {
        return again(seen, Progress.NONE);
    }

    /// @throws IllegalStateException if there is nothing to undo
    public void undo() {
        turns.move(() -> {
            int position = core.history().undoPosition();
            if (position < 0) {
                throw new IllegalStateException("nothing to undo");
            }
            return position;
        });
    }

    /// @throws IllegalStateException if there is nothing to redo
    public void redo() {
        turns.move(() -> {
            int position = core.history().redoPosition();
            if (position < 0) {
                throw new IllegalStateException("nothing to redo");
            }
            return position + 1;
        });
    }

    /// Undoes or redoes step by step, until this many steps are done or there is nothing left to undo or redo.
    public void goTo(int cursor) {
        while (turns.look(() -> core.history().cursor() > cursor && core.history().undoPosition() >= 0)) {
            undo();
        }
        while (turns.look(() -> core.history().cursor() < cursor && core.history().redoPosition() >= 0)) {
            redo();
        }
    }

    /// The steps that a save would make lasting: done, not reverted, not void; or, if saved steps were undone, those it would take back.
    public List<Step> unsavedSteps() {
        return turns.look(() -> core.history().unsaved());
    }

    /// What edits of a single cell among some unsaved steps replace, by the numbers of the steps, where an edit of the same array before them was
    /// reverted. What such a step has recorded may be the value of that edit, which a save never writes. Steps that are not listed replace what they
    /// have recorded. Applies all unsaved steps if any is reverted, and reads nothing else.
    public Map<Long, byte[]> replacedCells(Collection<Step> steps) throws IOException {
        return turns.ask(() -> new ReplacedCells(core.ledger()).of(steps.stream().map(Step::id).collect(Collectors.toSet())));
    }

    /// Where a step changed something, array by array, in the numbers that rows have now. Of a step without effect only the arrays are known.
    public List<StepPlace> placesOf(Step step) throws IOException {
        return turns.ask(() -> {
            var places = new StepPlaces(core.state(), core.timeline().change().past());
            boolean hasEffect = !core.history().voids().containsKey(step.id())
                    && core.history().conflicting().steps().stream().noneMatch(other -> other.id() == step.id());
            return hasEffect ? places.of(step) : places.arraysOf(step);
        });
    }

    /// Whether [#revert] accepts it: unsaved, done and not void.
    public boolean canRevert(Step step) {
        return turns.look(() -> core.history().canRevert(step));
    }

    /// The unsaved steps that build on this one and would go with it.
    public List<Step> dependants(Step step) {
        return turns.look(() -> {
            requireTakeable(step);
            var together = new Reverting(core.ledger()).together(step);
            together.remove(step.id());
            return core.history().steps(together);
        });
    }

    /// Takes a step out as if it had never been done, with its dependants. Is a step itself.
    ///
    /// @throws IllegalArgumentException if [#canRevert] says no
    public void revert(Step step) {
        turns.change(() -> {
            requireTakeable(step);
            core.ledger().unsettled().requireRevert(step);
            new Reverting(core.ledger()).run(step, editing.maker());
        });
    }

    private void requireTakeable(Step step) {
        if (!core.history().canRevert(step)) {
            throw new IllegalArgumentException("only a step that is done, unsaved and in effect can be reverted");
        }
    }

    /// Goes back to the last save; redo brings everything back.
    public void discard() {
        turns.move(() -> core.history().mark());
    }

    /// What a save would write and how much room that needs. Compares the contents of edited cells with the pack, so it costs as much as a save
    /// reads; [#state] says how many steps are unsaved, for nothing.
    public SavePlan planSave() throws IOException {
        return turns.ask(() -> new Saving(core).plan());
    }

    /// The files that a save would rewrite completely, because other folders have them as hard links. Quick if there are none, as [#planSave] is
    /// not.
    public List<HardLinkedFile> hardLinkedFiles() throws IOException {
        return turns.ask(() -> new Saving(core).hardLinkedFiles());
    }

    /// Makes the current state the pack's. A cancelled or failed save changes nothing. Where the disk fails so that the commit can neither go on
    /// nor back, the save fails too; opening the pack again finishes or undoes it, and the log learns which.
    ///
    /// @throws numpack.engine.error.ChangedOutsideException  if another program changed a touched array; [#reload] first
    /// @throws numpack.engine.error.StaleArrayException      if another commit of ours changed a touched array; [#reload] first
    /// @throws numpack.engine.error.ArrayExistsException     if another program made an array of a new name; [#reload] first
    /// @throws numpack.engine.error.FileNotWritableException if a file that it must write or replace belongs to others; nothing was changed
    /// @throws numpack.engine.error.NotEnoughSpaceException  before the first byte is written
    /// @throws numpack.engine.error.OtherPackException       if another pack was found at the path
    /// @throws numpack.engine.error.UnsettledSaveException   if what became of the last save is still not known
    /// @throws numpack.engine.error.NotReadAgainException    if all is saved, but pack or log could not be read afterwards; [#reload] helps once
    ///                                                      they can
    public void save(Progress progress) throws IOException {
        turns.work(() -> {
            turns.checkEditable();
            new Saving(core).run(progress);
        });
    }

    /// Writes the current state as a new pack, dropped rows included. This draft and its pack stay as they are.
    ///
    /// A copy that fails or is cancelled leaves nothing.
    ///
    /// @param newFolder must not exist or be empty
    /// @throws numpack.engine.error.NotEnoughSpaceException before the first element is written
    public void saveCopy(Path newFolder, Progress progress) throws IOException {
        turns.ask(() -> {
            SavedCopy.write(core.state(), core.unreadable(), newFolder, progress);
            return null;
        });
    }

    /// What compacting these arrays would do once everything is saved; exact to the byte for arrays without unsaved changes.
    public CompactionPlan planCompaction(Collection<String> names) throws IOException {
        return turns.ask(() -> new Compacting(core).plan(names));
    }

    /// Saves, and compacts the arrays of a plan: their dropped rows are forgotten. Compaction is no step; older steps on rows that stay can
    /// still be undone, those on forgotten rows become void.
    ///
    /// @throws numpack.engine.error.StaleArrayException   if an array no longer has as many rows, live and dropped, as the plan says
    /// @throws numpack.engine.error.NotReadAgainException as for [#save]
    public CompactionReport saveAndCompact(CompactionPlan plan, Progress progress) throws IOException {
        var report = new ArrayList<CompactionReport>();
        turns.work(() -> {
            turns.checkEditable();
            report.add(new Compacting(core).run(plan, progress));
        });
        return report.getFirst();
    }

    /// Reads the pack again after a change outside and lays the unsaved steps over it where they still fit; the others become
    /// [conflicts][DraftState#conflicts].
    ///
    /// @throws numpack.engine.error.OtherPackException if another pack is at the path now; the steps wait in the log
    public void reload() throws IOException {
        reload(Progress.NONE);
    }

    /// The same. Where another program may have given rows other numbers, steps follow their rows: each array that they are about is read through
    /// once.
    ///
    /// @param progress of that search, in bytes; if it is cancelled, steps whose rows were not found yet are [conflicts][DraftState#conflicts] until
    ///                 the next reload
    public void reload(Progress progress) throws IOException {
        turns.work(() -> core.reload(progress));
    }

    /// Forgets a step of [conflicts][DraftState#conflicts] permanently.
    public void discardConflict(Step step) throws IOException {
        turns.work(() -> core.discardConflict(step));
    }

    /// Forgets the saved steps, and removed arrays with them. Unsaved steps stay.
    ///
    /// @throws numpack.engine.error.ChangedOutsideException if another folder has taken the pack's place; nothing is forgotten then
    /// @throws numpack.engine.error.OtherPackException      if another pack was found at the path
    public void clearHistory() throws IOException {
        turns.work(() -> {
            turns.checkEditable();
            core.clearHistory();
        });
    }

    /// Releases the pack for other editors. Unsaved steps stay in the log.
    @Override
    public void close() throws IOException {
        turns.close();
    }

    private List<DraftArray> arrays() throws IOException {
        var arrays = new ArrayList<DraftArray>();
        core.unreadable().forEach(array -> arrays.add(new UnreadableArray(editing.draft(), array.id(), array.stored())));
        core.state().all().forEach(array -> arrays.add(new LaidArray(editing.draft(), array, core.history().renumberings().of(array.id()), core.outsideNumbers(array.id()))));
        arrays.sort(Comparator.comparing(DraftArray::name));
        return arrays;
    }
}
