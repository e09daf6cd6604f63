package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numpack.engine.Pack;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LaterLogException;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.signature.SignedRows;
import numpack.engine.error.OtherPackException;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.work.Progress;

/// What stands behind a [Draft]: the pack, its log, and the states between. Brings them together when the draft opens, after each commit, and
/// after a change outside. Not safe for threads.
final class DraftCore implements AutoCloseable {
    /// At an opening without news a larger array is not read only to say where rows of old conflicts might be.
    private static final long MAX_SEARCHED_UNASKED = 1L << 30;

    private final Pack pack;
    private final Optional<DraftClaim> claim;
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<Long, List<OutsideNumbers>> outsideNumbers = new HashMap<>();
    private DraftLog log;
    private Timeline timeline;
    private List<UnreadableArray> unreadable = List.of();
    private List<Conflict> conflicts = List.of();
    private List<OtherWork> otherWork = List.of();
    private boolean isOtherPack;

    private DraftCore(Pack pack, Optional<DraftClaim> claim, DraftLog log, Progress progress) throws IOException {
        this.pack = pack;
        this.claim = claim;
        this.log = log;
        var finder = new RowFinder(log.history(), progress, Long.MAX_VALUE);
        this.timeline = new Timeline(log.history(), PackState.of(Map.of(), Map.of()), pack::findRemoved);
        new Committing(this).settle();
        new Committing(this).voidBySave();
        voidDamaged(Math.min(history().cursor(), history().mark()), history().steps().size());
        boolean isChanged = rebase(finder);
        refit(isChanged ? finder : new RowFinder(history(), progress, MAX_SEARCHED_UNASKED));
    }

    /// Opens the log at the pack's path that is of this pack; if there is none, a new one.
    static DraftCore open(Pack pack, Path logFolder, Progress progress) throws IOException {
        return open(pack, logFolder, folder -> ownLog(pack, folder), progress);
    }

    /// Opens the draft of a pack that was just made. Nothing that waits at its place can be meant for it.
    static DraftCore openNew(Pack pack, Path logFolder) throws IOException {
        return open(pack, logFolder, folder -> DraftLog.open(folder.free(pack.path())), Progress.NONE);
    }

    /// Opens a log that was made on another pack or at another path.
    static DraftCore openWith(Pack pack, Path logFolder, UnsavedWork work, Progress progress) throws IOException {
        return open(pack, logFolder, folder -> {
            deleteSpareLog(pack, folder);
            return openLog(pack, folder.isOf(work.log(), pack.path()) ? work.log() : moved(work, folder.free(pack.path())));
        }, progress);
    }

    private static DraftCore open(Pack pack, Path logFolder, Choice choice, Progress progress) throws IOException {
        Files.createDirectories(logFolder);
        var folder = new LogFolder(logFolder.toRealPath());
        var lock = folder.lockOf(pack.path().toString());
        var claim = DraftClaim.take(lock).orElseThrow(() -> new PackLockedException(pack.path(), DraftClaim.holder(lock)));
        try {
            var log = choice.choose(folder);
            try {
                log.belongTo(headerOf(pack));
                var core = new DraftCore(pack, Optional.of(claim), log, progress);
                core.otherWork = OtherWork.in(folder, pack, log.records().path());
                return core;
            } catch (IOException | RuntimeException failed) {
                log.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            claim.close();
            throw failed;
        }
    }

    /// @throws UnsupportedVersionException if it may be one that a later version of this program wrote
    private static DraftLog ownLog(Pack pack, LogFolder folder) throws IOException {
        var later = Optional.<UnsupportedVersionException>empty();
        for (var path : folder.logsOf(pack.path())) {
            DraftLog log;
            try {
                log = openLog(pack, path);
            } catch (UnsupportedVersionException unknown) {
                later = Optional.of(unknown);
                continue;
            }
            boolean isOwn = false;
            try {
                isOwn = log.isOf(pack);
            } finally {
                if (!isOwn) {
                    log.close();
                }
            }
            if (isOwn) {
                return log;
            }
        }
        if (later.isPresent()) {
            throw later.get();
        }
        return DraftLog.open(folder.free(pack.path()));
    }

    private static DraftLog openLog(Pack pack, Path path) throws IOException {
        try {
            return DraftLog.open(path);
        } catch (LaterLogException later) {
            throw new UnsupportedVersionException(pack.path(), path.toString(), later.version(), LogHeader.VERSION);
        }
    }

    /// @throws IllegalStateException if the pack has steps of its own
    private static void deleteSpareLog(Pack pack, LogFolder folder) throws IOException {
        try (var own = ownLog(pack, folder)) {
            if (!own.isSpare()) {
                throw new IllegalStateException("the pack has steps of its own");
            }
            Files.delete(own.records().path());
        }
    }

    /// Takes a log away from another path.
    private static Path moved(UnsavedWork work, Path here) throws IOException {
        var lock = LogFolder.lockOf(work.log());
        try (var _ = DraftClaim.take(lock).orElseThrow(() -> new PackLockedException(work.pack(), DraftClaim.holder(lock)))) {
            return Files.move(work.log(), here);
        }
    }

    /// Looks at a pack that somebody else may be editing; nothing is made on the disk.
    static DraftCore look(Pack pack) throws IOException {
        return new DraftCore(pack, Optional.empty(), DraftLog.none(pack.path()), Progress.NONE);
    }

    private static LogHeader headerOf(Pack pack) {
        return new LogHeader(LogHeader.VERSION, pack.path().toString(), pack.folderIdentity());
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

    /// Unsaved work that may be meant for this pack, as found when last looked for.
    List<OtherWork> otherWork() {
        return otherWork;
    }

    /// Deletes some of it, and looks for it again. What lies at this pack's path is under this draft's own claim.
    void forgetOther(UnsavedWork other) throws IOException {
        var own = log.records().path();
        if (other.log().equals(own)) {
            throw new IllegalArgumentException("the work is this pack's own");
        }
        try {
            if (claim.orElseThrow().isOf(LogFolder.lockOf(other.log()))) {
                other.delete();
            } else {
                Draft.forgetUnsaved(other);
            }
        } finally {
            otherWork = OtherWork.in(new LogFolder(own.getParent()), pack, own);
        }
    }

    /// Forgets a conflicting step for good.
    void discardConflict(Step step) throws IOException {
        var before = history().conflicting();
        log.setConflicting(before.only(before.steps().stream().filter(other -> other.id() != step.id()).toList()));
        conflicts = conflicts.stream().filter(conflict -> conflict.step().id() != step.id()).toList();
    }

    /// What can be done while nobody knows what became of the last save.
    Unsettled unsettled() {
        return new Unsettled(pack.path(), log);
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
        var voids = new HashMap<Long, StepEffects.Reason>();
        for (var step : history().steps().subList(from, to)) {
            if (!history().voids().containsKey(step.id())) {
                for (var bytes : StepCodec.bulk(step)) {
                    if (!bytes.isSound()) {
                        voids.put(step.id(), StepEffects.Reason.DAMAGED);
                    }
                }
            }
        }
        if (!voids.isEmpty()) {
            log.keepAside();
            log.reloaded(List.of(), voids);
        }
    }

    /// Remembers what the pack holds in the rows that a step touches, before it is added. Not in more than are kept, and not where too much would
    /// have to be read: of such steps no row is known again.
    void sign(Step step) throws IOException {
        if (log.unsettled().isPresent()) {
            // The rows may be shown from memory, and come to hold something else.
            return;
        }
        var state = state();
        for (var atom : Reloading.atoms(step)) {
            var array = state.find(atom.target().arrayId());
            var stored = array.flatMap(now -> now.ground().stored());
            boolean isAboutRows = atom instanceof Step.CellStep || atom instanceof Step.DropRows || atom instanceof Step.RestoreRows;
            if (isAboutRows && stored.isPresent() && stored.get().physicalShape().ndim() > 0) {
                var rows = ArrayState.within(TouchedRows.of(atom), 0, array.get().groundRows());
                if (!rows.isEmpty() && history().signatures().hasRoomFor(rows.size())) {
                    var signed = SignedRows.of(stored.get().physicalSource(), rows);
                    if (signed.isPresent()) {
                        log.sign(atom.id(), signed.get());
                    }
                }
            }
        }
    }

    /// The same of an atom whose rows are signed already.
    void sign(long atomId, SignedRows rows) throws IOException {
        if (history().signatures().hasRoomFor(rows.count())) {
            log.sign(atomId, rows);
        }
    }

    /// Adds a step at the cursor. Saved steps that were undone before it are taken back by steps of their own first, so that nothing is lost;
    /// unsaved ones behind the cursor are forgotten.
    void add(Step step, PackState after) throws IOException {
        var history = history();
        int position = Math.max(history.cursor(), history.mark());
        var steps = takingBack(_ -> step.time());
        steps.add(step);
        log.replaceFrom(position, steps);
        timeline.forgetBehind(position);
        timeline.remember(history.cursor(), after);
    }

    /// The times that another program has numbered the rows of an array anew, oldest first.
    List<OutsideNumbers> outsideNumbers(long arrayId) {
        return outsideNumbers.getOrDefault(arrayId, List.of());
    }

    /// Reads the pack again after a change outside.
    void reload(Progress progress) throws IOException {
        readAgain();
        new Committing(this).settle();
        var finder = new RowFinder(history(), progress, Long.MAX_VALUE);
        rebase(finder);
        refit(finder);
    }

    /// Reads the pack from the disk. If that is another one than the steps were made on, nothing is looked at and nothing is written any more: as
    /// long as it is there, this draft ends in its log.
    ///
    /// @throws OtherPackException if it is
    void readAgain() throws IOException {
        pack.reload();
        isOtherPack = !isLook() && !log.isOf(pack);
        requireSamePack();
        if (!isLook()) {
            log.belongTo(headerOf(pack));
        }
    }

    /// @throws OtherPackException if another pack was found at the path when it was read last
    void requireSamePack() {
        if (isOtherPack) {
            throw new OtherPackException(pack.path());
        }
    }

    /// Forgets the saved steps that are done, and the removed arrays that only they could bring back. Steps stay that another one needs to
    /// bring a removed array back as it was.
    ///
    /// @throws OtherPackException if another pack was found at the path
    void clearHistory() throws IOException {
        requireSamePack();
        pack.requireSameFolder();
        if (log.unsettled().isPresent()) {
            // The new log will know nothing of a promise: what became of it is to be known before.
            reload(Progress.NONE);
            unsettled().requireNone();
        }
        var history = history();
        int position = history.firstNeeded();
        var needed = history.waitingFor(position);
        var forgotten = new ArrayList<>(history.waiting().values());
        forgotten.removeAll(needed.values());
        long lastStep = history.nextStepId() - 1;
        log = log.without(position, needed);
        // Arrays that the log does not know keep the numbers that they were given when the pack was read, and no array or step gets that of a
        // forgotten one as long as somebody may remember it.
        history().seeStepId(lastStep);
        ids.values().forEach(history()::seeArrayId);
        history.known().keySet().forEach(history()::seeArrayId);
        timeline = new Timeline(log.history(), timeline.base(), pack::findRemoved);
        readPack();
        pack.forgetRemoved(forgotten.stream().map(Parked::key).toList());
    }

    @Override
    public void close() throws IOException {
        if (claim.isEmpty()) {
            return;
        }
        boolean isEmpty = history().steps().isEmpty() && history().conflicting().isEmpty() && log.unsettled().isEmpty();
        try (var _ = claim.get()) {
            log.close();
            if (isEmpty) {
                Files.deleteIfExists(log.records().path());
            }
        }
    }

    /// Takes the pack's arrays, after a commit of ours, as the state at the saved mark. Conflicting steps are tried again only if another program
    /// has changed something: a save alone brings no step back.
    void readPack() throws IOException {
        var finder = new RowFinder(history(), Progress.NONE, Long.MAX_VALUE);
        if (rebase(finder)) {
            refit(finder);
        }
    }

    /// Starts from the pack's arrays; if they are not as the log knows them, the unsaved steps are looked at one by one.
    ///
    /// @return whether another program had changed something
    private boolean rebase(RowFinder finder) throws IOException {
        requireSamePack();
        var reading = BaseReading.of(pack.arrays(), history(), ids);
        var renumbered = renumbered(reading);
        boolean isChanged = !reading.changed().isEmpty() || Reloading.isNameTaken(history(), timeline.change(), reading);
        if (isChanged) {
            makeUndoneReal();
            var reloading = new Reloading(this, reading, finder);
            reloading.run();
            reloading.keep(log);
            renumbered.replaceAll((id, _) -> new OutsideNumbers(reloading.numbersFound(id)));
            reading = BaseReading.of(pack.arrays(), history(), ids);
        }
        unreadable = reading.unreadable();
        timeline.rebase(reading.state());
        renumbered.forEach((id, numbers) -> outsideNumbers.merge(id, List.of(numbers), DraftCore::joined));
        return isChanged;
    }

    /// The arrays whose rows another program has numbered anew since the last reading. Our own commits leave none that differs from what the log knows.
    private Map<Long, OutsideNumbers> renumbered(BaseReading reading) {
        var changed = reading.changed().stream().map(array -> array.was().id()).collect(Collectors.toSet());
        var renumbered = new HashMap<Long, OutsideNumbers>();
        for (var now : reading.state().all()) {
            var was = timeline.knownBase().flatMap(base -> base.find(now.id())).flatMap(array -> array.ground().stored());
            var stored = now.ground().stored();
            boolean isOthers = changed.contains(now.id()) || !history().known().containsKey(now.id());
            if (isOthers && was.isPresent() && stored.isPresent() && !OutsideNumbers.areKept(was.get(), stored.get())) {
                renumbered.put(now.id(), new OutsideNumbers(Map.of()));
            }
        }
        return renumbered;
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /// Tries the conflicting steps again.
    private void refit(RowFinder finder) throws IOException {
        conflicts = history().conflicting().isEmpty() ? List.of() : new Refitting(this, finder).run();
    }

    /// Saved steps that were undone become steps of their own, so that they can be looked at like all others.
    private void makeUndoneReal() throws IOException {
        if (history().cursor() < history().mark()) {
            log.replaceFrom(history().mark(), takingBack(Step::time));
        }
    }

    /// Steps that do what undo did behind the last save.
    ///
    /// @param time when each of them is said to be made
    private List<Step> takingBack(Function<Step, Instant> time) {
        var steps = new ArrayList<Step>();
        for (int at = history().mark() - 1; at >= history().cursor(); at--) {
            var undone = history().steps().get(at);
            if (!history().voids().containsKey(undone.id())) {
                steps.add(new Step.Undone(new Step.Origin(takeStepId(), time.apply(undone)), undone));
            }
        }
        return steps;
    }

    /// Makes steps that are moved.
    StepMaker maker() {
        return new StepMaker(pack.path(), log.records(), LateLog.of(log.records()), new LastTarget(), this::takeStepId);
    }

    /// A number for a step that is made on the way.
    long takeStepId() {
        long id = history().nextStepId();
        history().seeStepId(id);
        return id;
    }

    /// Which log is opened.
    private interface Choice {
        DraftLog choose(LogFolder folder) throws IOException;
    }
}
