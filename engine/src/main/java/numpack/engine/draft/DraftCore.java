package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import numpack.engine.ArrayStamp;
import numpack.engine.Pack;
import numpack.engine.StoredArray;
import numpack.engine.Transaction;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.PackException;
import numpack.engine.error.PackLockedException;
import numpack.engine.shape.RowSet;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.CompactionReport;
import numpack.engine.work.Progress;

/// What stands behind a [Draft]: the pack, its log, and the states between. Brings them together when the draft opens, after each commit, and
/// after a change outside. Not safe for threads.
final class DraftCore implements AutoCloseable {
    /// Two counts of eight bytes lie before a bitmap's words.
    private static final int BITMAP_HEAD_BYTES = 16;

    private final Pack pack;
    private final Optional<DraftClaim> claim;
    private final LogHeader header;
    private final Map<String, Long> ids = new HashMap<>();
    private DraftLog log;
    private Timeline timeline;
    private List<UnreadableArray> unreadable = List.of();
    private List<Conflict> conflicts = List.of();

    private DraftCore(Pack pack, Optional<DraftClaim> claim, LogHeader header, DraftLog log) throws IOException {
        this.pack = pack;
        this.claim = claim;
        this.header = header;
        this.log = log;
        this.timeline = new Timeline(log.history(), PackState.of(Map.of(), Map.of()), pack::findRemoved);
        settle();
        voidDamaged(Math.min(history().cursor(), history().mark()), history().steps().size());
        readPack();
    }

    static DraftCore open(Pack pack, Path logFolder) throws IOException {
        Files.createDirectories(logFolder);
        var folder = new LogFolder(logFolder.toRealPath());
        var path = folder.log(pack.path());
        var lock = LogFolder.lockOf(path);
        var claim = DraftClaim.take(lock).orElseThrow(() -> new PackLockedException(pack.path(), DraftClaim.holder(lock)));
        try {
            if (!Files.exists(path)) {
                var moved = folder.findMoved(pack.path());
                if (moved.isPresent()) {
                    Files.move(moved.get(), path);
                }
            }
            var header = headerOf(pack);
            var log = DraftLog.open(path, header);
            try {
                return new DraftCore(pack, Optional.of(claim), header, log);
            } catch (IOException | RuntimeException failed) {
                log.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            claim.close();
            throw failed;
        }
    }

    /// Looks at a pack that somebody else may be editing; nothing is made on the disk.
    static DraftCore look(Pack pack) throws IOException {
        return new DraftCore(pack, Optional.empty(), headerOf(pack), DraftLog.none(pack.path()));
    }

    private static LogHeader headerOf(Pack pack) throws IOException {
        return new LogHeader(LogHeader.VERSION, pack.path().toString(), LogFolder.fileKey(pack.path()));
    }

    /// Whether it only looks, and takes no edits.
    boolean isLook() {
        return claim.isEmpty();
    }

    Pack pack() {
        return pack;
    }

    DraftLog log() {
        return log;
    }

    History history() {
        return log.history();
    }

    Timeline timeline() {
        return timeline;
    }

    List<UnreadableArray> unreadable() {
        return unreadable;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    void dismissConflicts() {
        conflicts = List.of();
    }

    PackState state() throws IOException {
        return timeline.at(history().cursor());
    }

    /// The log learns of an array of the pack before the first step that touches it.
    void know(long arrayId) throws IOException {
        var base = timeline.base().find(arrayId);
        if (base.isPresent() && !history().known().containsKey(arrayId)) {
            var stored = base.get().ground().stored().orElseThrow();
            log.know(BaseReading.known(arrayId, stored, base.get().space(), List.of()));
            ids.remove(stored.name());
        }
    }

    /// Steps whose bulk bytes are damaged lose their effect; the log is kept aside. Looks at every byte once.
    void voidDamaged(int from, int to) throws IOException {
        var voids = new HashMap<Long, String>();
        for (var step : history().steps().subList(from, to)) {
            if (!history().voids().containsKey(step.id())) {
                for (var bytes : StepCodec.bulk(step)) {
                    if (!bytes.isSound()) {
                        voids.put(step.id(), "its bytes in the log are damaged");
                    }
                }
            }
        }
        if (!voids.isEmpty()) {
            log.keepAside();
            log.reloaded(List.of(), voids);
        }
    }

    /// Adds a step at the cursor. Saved steps that were undone before it are taken back by steps of their own first, so that nothing is lost;
    /// unsaved ones behind the cursor are forgotten.
    void add(Step step, PackState after) throws IOException {
        var history = history();
        var steps = new ArrayList<Step>();
        int position = Math.max(history.cursor(), history.mark());
        for (int at = history.mark() - 1; at >= history.cursor(); at--) {
            var undone = history.steps().get(at);
            if (!history.voids().containsKey(undone.id())) {
                steps.add(new Step.Undone(new Step.Origin(undoneId(), step.time()), undone));
            }
        }
        steps.add(step);
        log.replaceFrom(position, steps);
        timeline.forgetBehind(position);
        timeline.remember(history.cursor(), after);
    }

    /// Saves the state at the cursor.
    void save(Progress progress) throws IOException {
        if (log.unsettled().isPresent()) {
            // Neither the pack nor the log could say what became of the last save.
            pack.reload();
            settle();
        }
        var change = NetChange.between(timeline.base(), state());
        var waiting = new HashMap<>(history().waiting());
        change.broughtBack().forEach(array -> waiting.remove(array.id()));
        try (var transaction = pack.begin()) {
            long last = history().lastSavedStep();
            change.fill(transaction).forEach((id, key) -> waiting.put(id, new Parked(key, last)));
            var commit = new DraftLog.Commit(DraftLog.Commit.Kind.SAVE, history().cursor(), transaction.stampMicros(), after(change), waiting);
            commit(transaction, commit, progress);
        }
        voidBeforeFinal();
        readPack();
    }

    SavePlan planSave() throws IOException {
        var change = NetChange.between(timeline.base(), state());
        try (var transaction = pack.begin()) {
            change.fill(transaction);
            int steps = Math.abs(history().cursor() - history().mark());
            return new SavePlan(change.names(), steps, transaction.neededBytes(), Files.getFileStore(pack.path()).getUsableSpace());
        }
    }

    /// What compacting would do if everything were saved. For arrays with unsaved changes their data is counted as it will be; all else is
    /// as the pack says.
    CompactionPlan planCompaction(Collection<String> names) throws IOException {
        var plans = new ArrayList<CompactionPlan.ArrayPlan>();
        for (var name : names) {
            var array = state().find(name).orElseThrow(() -> new NoSuchArrayException(pack.path(), name));
            long rows = array.rows();
            long live = array.liveRowsBefore(rows);
            var stored = array.ground().stored();
            if (stored.isPresent() && array.isUntouched()) {
                plans.addAll(pack.planCompaction(List.of(stored.get().name())).arrays());
            } else if (live < rows) {
                long rowBytes = array.rowElements() * array.itemSize();
                long bitmap = BITMAP_HEAD_BYTES + 8 * Math.ceilDiv(rows, Long.SIZE);
                plans.add(new CompactionPlan.ArrayPlan(name, rows, live, rows * rowBytes + bitmap, live * rowBytes, live * rowBytes));
            }
        }
        return new CompactionPlan(plans);
    }

    /// Saves, then compacts the arrays of a plan, and writes into the log where their rows have gone.
    CompactionReport saveAndCompact(CompactionPlan asked, Progress progress) throws IOException {
        save(progress);
        var names = asked.arrays().stream().map(CompactionPlan.ArrayPlan::name).filter(name -> pack.find(name).isPresent()).toList();
        var plan = pack.planCompaction(names);
        var after = new ArrayList<KnownArray>();
        long id = undoneId();
        for (var array : plan.arrays()) {
            var state = timeline.base().find(array.name()).orElseThrow();
            know(state.id());
            var live = RowSet.range(0, state.rows()).minus(state.droppedRows(0, state.rows()));
            var shape = state.physicalShape().withRows(live.size());
            after.add(history().known().get(state.id()).closed(new KnownArray.Closing(id, state.space(), live), shape));
        }
        log.committing(new DraftLog.Commit(DraftLog.Commit.Kind.COMPACTION, history().mark(), 0, after, history().waiting()));
        CompactionReport report;
        try {
            report = pack.compact(plan, progress);
        } catch (PackException nothingDone) {
            log.givenUp();
            throw nothingDone;
        } catch (IOException | CancellationException failed) {
            // If it happened in spite of that, the log knows now; its report is lost.
            hasHappened(failed);
            throw failed;
        }
        settle();
        return report;
    }

    /// Reads the pack again after a change outside.
    void reload() throws IOException {
        pack.reload();
        settle();
        readPack();
    }

    /// Forgets the saved steps that are done, and the removed arrays that only they could bring back.
    void clearHistory() throws IOException {
        var history = history();
        int position = Math.min(history.cursor(), history.mark());
        var needed = new HashMap<Long, Parked>();
        for (var step : history.steps().subList(position, history.steps().size())) {
            for (var atom : Reloading.atoms(step)) {
                Optional.ofNullable(history.waiting().get(atom.target().arrayId())).ifPresent(parked -> needed.put(atom.target().arrayId(), parked));
            }
        }
        var forgotten = new ArrayList<>(history.waiting().values());
        forgotten.removeAll(needed.values());
        log = log.without(position, needed, header);
        timeline = new Timeline(log.history(), timeline.base(), pack::findRemoved);
        readPack();
        pack.forgetRemoved(forgotten.stream().map(Parked::key).toList());
    }

    @Override
    public void close() throws IOException {
        if (claim.isEmpty()) {
            return;
        }
        boolean isEmpty = history().steps().isEmpty() && log.unsettled().isEmpty();
        try (var _ = claim.get()) {
            log.close();
            if (isEmpty) {
                Files.deleteIfExists(log.records().path());
            }
        }
    }

    /// Commits with the log's promise before and its receipt after.
    void commit(Transaction transaction, DraftLog.Commit commit, Progress progress) throws IOException {
        log.committing(commit);
        try {
            transaction.commit(progress);
        } catch (PackException nothingDone) {
            log.givenUp();
            throw nothingDone;
        } catch (IOException | CancellationException failed) {
            if (!hasHappened(failed)) {
                throw failed;
            }
            return;
        }
        log.committed(stamps(commit));
    }

    /// Asks the pack what became of a commit that failed under our hands. If nothing did, files that were put back bear other times: they
    /// are still the files that we knew.
    private boolean hasHappened(Exception failed) {
        try {
            pack.reload();
            if (happened(log.unsettled().orElseThrow())) {
                settle();
                return true;
            }
            var touched = log.unsettled().orElseThrow().arrays();
            log.givenUp();
            var back = touched.stream().flatMap(array -> asItWas(array.id()).stream()).toList();
            if (!back.isEmpty()) {
                log.reloaded(back, Map.of());
            }
            readPack();
        } catch (IOException | PackException second) {
            // The promise stays open; the next save or opening asks again.
            failed.addSuppressed(second);
        }
        return false;
    }

    /// An array as the log knows it, with the stamp that it bears now.
    private Optional<KnownArray> asItWas(long id) {
        return Optional.ofNullable(history().known().get(id)).filter(KnownArray::isPresent)
                .flatMap(known -> pack.find(known.name()).filter(stored -> stored.isReadable() && stored.dtype() == known.dtype()
                        && stored.physicalShape().equals(known.shape())).map(stored -> known.withStamp(stored.stamp())));
    }

    /// Finds out what became of a commit that the log only promises.
    private void settle() throws IOException {
        var open = log.unsettled();
        if (open.isEmpty()) {
            return;
        }
        if (happened(open.get())) {
            log.committed(stamps(open.get()));
            readPack();
            voidForgotten();
        } else {
            log.givenUp();
        }
    }

    private boolean happened(DraftLog.Commit commit) {
        boolean hasPresent = false;
        for (var array : commit.arrays()) {
            hasPresent |= array.isPresent();
            var stored = pack.find(array.name());
            if (array.isPresent() && stored.isPresent() && bears(stored.get(), array, commit)) {
                return true;
            }
        }
        return !hasPresent && commit.arrays().stream().noneMatch(array -> pack.find(array.name()).isPresent());
    }

    private boolean bears(StoredArray stored, KnownArray promised, DraftLog.Commit commit) {
        if (commit.kind() != DraftLog.Commit.Kind.COMPACTION) {
            return stored.stamp().lastModifiedMicros() == commit.stampMicros();
        }
        var before = Optional.ofNullable(history().known().get(promised.id()));
        return stored.isReadable() && stored.droppedCount() == 0 && stored.physicalShape().equals(promised.shape())
                && before.isPresent() && !before.get().stamp().equals(stored.stamp());
    }

    private Map<Long, ArrayStamp> stamps(DraftLog.Commit commit) {
        var stamps = new HashMap<Long, ArrayStamp>();
        for (var array : commit.arrays()) {
            if (array.isPresent()) {
                pack.find(array.name()).ifPresent(stored -> stamps.put(array.id(), stored.stamp()));
            }
        }
        return stamps;
    }

    /// Takes the pack's arrays as the state at the saved mark; if they are not as the log knows them, the unsaved steps are looked at one by one.
    private void readPack() throws IOException {
        var reading = BaseReading.of(pack.arrays(), history(), ids);
        unreadable = reading.unreadable();
        if (!reading.changed().isEmpty()) {
            makeUndoneReal(reading);
            var reloading = new Reloading(history(), timeline.change(), reading);
            reloading.run();
            log.reloaded(reloading.known(), reloading.voids());
            if (history().cursor() < history().steps().size()) {
                log.replaceFrom(history().cursor(), List.of());
            }
            conflicts = reloading.conflicts();
            reading = BaseReading.of(pack.arrays(), history(), ids);
        }
        timeline.rebase(reading.state());
    }

    /// Saved steps that were undone become steps of their own, so that they can be looked at like all others.
    private void makeUndoneReal(BaseReading reading) throws IOException {
        var history = history();
        if (history.cursor() >= history.mark()) {
            return;
        }
        var steps = new ArrayList<Step>();
        for (int at = history.mark() - 1; at >= history.cursor(); at--) {
            var undone = history.steps().get(at);
            if (!history.voids().containsKey(undone.id())) {
                steps.add(new Step.Undone(new Step.Origin(undoneId(), undone.time()), undone));
            }
        }
        log.replaceFrom(history.mark(), steps);
    }

    private long undoneId() {
        long id = history().nextStepId();
        history().seeStepId(id);
        return id;
    }

    private List<KnownArray> after(NetChange change) {
        var after = new ArrayList<KnownArray>();
        for (var array : change.removed()) {
            after.add(new KnownArray(array.id(), array.name(), false, array.ground().dtype(), array.physicalShape(), noStamp(), array.space(),
                    closings(array.id())));
        }
        change.changed().forEach(inPlace -> after.add(known(inPlace.now())));
        change.added().forEach(array -> after.add(known(array)));
        change.broughtBack().forEach(array -> after.add(known(array)));
        return after;
    }

    private KnownArray known(ArrayState array) {
        return new KnownArray(array.id(), array.name(), true, array.ground().dtype(), array.physicalShape(), noStamp(), array.space(),
                closings(array.id()));
    }

    private List<KnownArray.Closing> closings(long id) {
        return Optional.ofNullable(history().known().get(id)).map(KnownArray::closings).orElse(List.of());
    }

    /// Steps all of whose rows a compaction has taken have no effect any more.
    private void voidForgotten() throws IOException {
        var voids = new HashMap<Long, String>();
        for (var step : history().steps()) {
            var atoms = Reloading.atoms(step);
            if (!history().voids().containsKey(step.id()) && !atoms.isEmpty() && atoms.stream().allMatch(this::isForgotten)) {
                voids.put(step.id(), "its rows were forgotten by a compaction");
            }
        }
        if (!voids.isEmpty()) {
            log.reloaded(List.of(), voids);
        }
    }

    private boolean isForgotten(Step.Atom atom) {
        var rows = TouchedRows.of(atom);
        var known = Optional.ofNullable(history().known().get(atom.target().arrayId()));
        return !rows.isEmpty() && known.isPresent() && known.get().isPresent()
                && known.get().closings().stream().anyMatch(closing -> closing.stepId() > atom.id())
                && timeline.change().past().moves(atom, known.get().space()).now(rows).isEmpty();
    }

    private static ArrayStamp noStamp() {
        return new ArrayStamp(0, "");
    }

    /// A taking-out that cannot be undone once it is saved bars the way to the steps before it.
    private void voidBeforeFinal() throws IOException {
        var voids = new HashMap<Long, String>();
        int last = -1;
        var steps = history().steps();
        for (int at = 0; at < history().mark(); at++) {
            boolean isFinal = steps.get(at) instanceof Step.TakenOut out && out.lasting() == Step.TakenOut.Lasting.UNTIL_SAVED;
            last = isFinal && !history().voids().containsKey(steps.get(at).id()) ? at : last;
        }
        for (int at = 0; at <= last; at++) {
            if (!history().voids().containsKey(steps.get(at).id())) {
                voids.put(steps.get(at).id(), "rows or arrays were taken out before the save");
            }
        }
        if (!voids.isEmpty()) {
            log.reloaded(List.of(), voids);
        }
    }
}
