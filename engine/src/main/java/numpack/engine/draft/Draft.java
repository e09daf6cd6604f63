package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.Pack;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// A pack with unsaved steps. The pack's files do not change before [#save]; every step is in the log at once and synced within
/// 200 ms, so a crash costs nothing that was done before.
///
/// One draft per pack: [#open] claims it, [#close] gives it free and leaves unsaved steps in the log for the next time. The pack stays
/// open and is not closed by the draft.
///
/// Rows are *physical* rows of the current snapshot. Edits throw `IllegalArgumentException` or a `PackException` before anything is
/// changed, and `UncheckedIOException` if the log cannot be written. Methods may be called from any thread and run one after the
/// other; listeners are called on the thread that changed something, after it.
public final class Draft implements AutoCloseable {
    /// What one step may carry in the log, old and new bytes together.
    public static final long STEP_LIMIT_BYTES = 512L << 20;

    /// Opens the draft of a pack and restores what its log holds.
    ///
    /// @param logFolder where the logs of all packs lie; made if missing
    /// @throws numpack.engine.error.PackLockedException if another process or another draft edits this pack
    public static Draft open(Pack pack, Path logFolder) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The logs in a folder that hold unsaved steps and are not in use, latest first.
    public static List<UnsavedWork> findUnsaved(Path logFolder) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Deletes a log that [#findUnsaved] found, with its history.
    public static void forgetUnsaved(UnsavedWork work) throws IOException {
        throw new UnsupportedOperationException();
    }

    public Pack pack() {
        throw new UnsupportedOperationException();
    }

    /// Grows with every change.
    public long revision() {
        throw new UnsupportedOperationException();
    }

    public DraftSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    public void addListener(Runnable listener) {
        throw new UnsupportedOperationException();
    }

    public void removeListener(Runnable listener) {
        throw new UnsupportedOperationException();
    }

    /// What happened when the log was opened that the user should know: a damaged log was set aside, and where.
    public Optional<String> openingNote() {
        throw new UnsupportedOperationException();
    }

    /// Sets single cells.
    public Step setCells(String array, CellEdits edits) {
        throw new UnsupportedOperationException();
    }

    /// Sets every cell of a region to one element.
    public Step fill(String array, Region region, byte[] element) {
        throw new UnsupportedOperationException();
    }

    /// Writes elements into a region.
    ///
    /// @param bytesInCOrder one element for each cell of the region, in its order
    /// @param kind          a word for what it is, such as `PASTE`, kept with the step
    public Step write(String array, Region region, MemorySegment bytesInCOrder, String kind) {
        throw new UnsupportedOperationException();
    }

    /// Drops rows of several arrays as one step. Rows already dropped stay so.
    public Step dropRows(Map<String, RowSet> rowsByArray) {
        throw new UnsupportedOperationException();
    }

    /// Makes dropped rows of several arrays live again as one step.
    public Step restoreRows(Map<String, RowSet> rowsByArray) {
        throw new UnsupportedOperationException();
    }

    /// Adds rows behind the last one. They are read at once and kept in the log.
    public Step appendRows(String array, LazySource rows) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Adds rows whose every element is `element`.
    public Step appendBlankRows(String array, long count, byte[] element) {
        throw new UnsupportedOperationException();
    }

    /// A new array whose every element is `element`.
    public Step createArray(String name, DType dtype, Shape shape, byte[] element) {
        throw new UnsupportedOperationException();
    }

    public Step renameArray(String name, String newName) {
        throw new UnsupportedOperationException();
    }

    /// A new array with the logical rows that another one has now.
    public Step cloneArray(String source, String name) {
        throw new UnsupportedOperationException();
    }

    public Step removeArray(String name) {
        throw new UnsupportedOperationException();
    }

    /// Everything that `edits` does on this draft becomes one step; if it throws, nothing was done.
    ///
    /// @throws IllegalArgumentException if it does nothing
    public Step group(Runnable edits) {
        throw new UnsupportedOperationException();
    }

    public boolean canUndo() {
        throw new UnsupportedOperationException();
    }

    public boolean canRedo() {
        throw new UnsupportedOperationException();
    }

    /// What [#undo] would take back; void steps are passed over.
    public Optional<Step> nextUndo() {
        throw new UnsupportedOperationException();
    }

    public Optional<Step> nextRedo() {
        throw new UnsupportedOperationException();
    }

    /// @throws IllegalStateException if there is nothing to undo
    public void undo() {
        throw new UnsupportedOperationException();
    }

    /// @throws IllegalStateException if there is nothing to redo
    public void redo() {
        throw new UnsupportedOperationException();
    }

    /// All steps, oldest first: history, unsaved ones, and behind the cursor those that were undone.
    public List<Step> steps() {
        throw new UnsupportedOperationException();
    }

    /// How many of [#steps] are done.
    public int cursor() {
        throw new UnsupportedOperationException();
    }

    /// How many of [#steps] are in the pack.
    public int savedMark() {
        throw new UnsupportedOperationException();
    }

    /// The steps that a save would make lasting: done, not taken out, not void; or, after undo behind the last save, those it would take back.
    public List<Step> unsavedSteps() {
        throw new UnsupportedOperationException();
    }

    public int unsavedCount() {
        throw new UnsupportedOperationException();
    }

    /// Why a step has no effect any more: its rows were compacted away, its array changed outside, it was taken out.
    public Optional<String> whyVoid(Step step) {
        throw new UnsupportedOperationException();
    }

    /// Whether [#takeOut] accepts it: unsaved, done and not void.
    public boolean canTakeOut(Step step) {
        throw new UnsupportedOperationException();
    }

    /// The unsaved steps that build on this one and would go with it.
    public List<Step> dependants(Step step) {
        throw new UnsupportedOperationException();
    }

    /// Takes a step out as if it had never been done, with its dependants. Is a step itself.
    ///
    /// @throws IllegalArgumentException if [#canTakeOut] says no
    public void takeOut(Step step) {
        throw new UnsupportedOperationException();
    }

    /// Goes back to the last save; redo brings everything back.
    public void discard() {
        throw new UnsupportedOperationException();
    }

    public SavePlan planSave() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Makes the current state the pack's. A cancelled or failed save changes nothing.
    ///
    /// @throws numpack.engine.error.ChangedOutsideException if another program changed a touched array; [#reload] first
    public void save(Progress progress) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Writes the current state as a new pack, dropped rows included. This draft and its pack stay as they are.
    ///
    /// @param newFolder must not exist or be empty
    public void saveCopy(Path newFolder, Progress progress) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Reads the pack again after a change outside and lays the unsaved steps over it where they still fit; the others become [#conflicts].
    public void reload() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The unsaved steps that did not fit when the pack was last reloaded.
    public List<Conflict> conflicts() {
        throw new UnsupportedOperationException();
    }

    /// Forgets the list of conflicts; their steps stay void.
    public void dismissConflicts() {
        throw new UnsupportedOperationException();
    }

    /// Bytes of the log.
    public long historyBytes() {
        throw new UnsupportedOperationException();
    }

    /// Forgets the saved steps, and removed arrays with them. Unsaved steps stay.
    public void clearHistory() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Gives the pack free for other editors. Unsaved steps stay in the log.
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
