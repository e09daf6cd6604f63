package numpack.engine.draft.save;

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
import numpack.engine.draft.history.History;
import numpack.engine.draft.history.OutsideNumbers;
import numpack.engine.draft.history.Timeline;
import numpack.engine.draft.ledger.BaseReading;
import numpack.engine.draft.ledger.DraftLog;
import numpack.engine.draft.ledger.Ledger;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LaterLogException;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.replay.Refitting;
import numpack.engine.draft.replay.Reloading;
import numpack.engine.draft.replay.RowFinder;
import numpack.engine.draft.signature.SignedRows;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.state.Parked;
import numpack.engine.draft.state.Unreadable;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;
import numpack.engine.error.OtherPackException;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.work.Progress;

/// What a `Draft` is made of: the pack, its log, and the states between. Brings them together when the draft opens, after each commit, and
/// after a change outside. Not safe for threads.
public final class DraftCore implements AutoCloseable {
    /// At an opening without news a larger array is not read only to say where rows of old conflicts might be.
    private static final long MAX_SEARCHED_UNASKED = 1L << 30;

    private final Pack pack;
    private final Optional<DraftClaim> claim;
    private final Ledger ledger;
    private final Map<Long, List<OutsideNumbers>> outsideNumbers = new HashMap<>();
    private List<Unreadable> unreadable = List.of();
    private List<Conflict> conflicts = List.of();
    private boolean isOtherPack;

    private DraftCore(Pack pack, Optional<DraftClaim> claim, DraftLog log, Progress progress) throws IOException {
        this.pack = pack;
        this.claim = claim;
        this.ledger = new Ledger(pack, log);
        var finder = new RowFinder(log.history(), progress, Long.MAX_VALUE);
        new Committing(this).settle();
        new Committing(this).voidBySave();
        ledger.voidDamaged(Math.min(history().cursor(), history().mark()), history().steps().size());
        boolean isChanged = rebase(finder);
        refit(isChanged ? finder : new RowFinder(history(), progress, MAX_SEARCHED_UNASKED));
    }

    /// Opens the log at the pack's path that is of this pack; if there is none, a new one.
    public static DraftCore open(Pack pack, Path logFolder, Progress progress) throws IOException {
        return open(pack, logFolder, folder -> LogChoice.own(pack, folder), progress);
    }

    /// Opens the draft of a pack that was just made. Nothing that waits at its place can be meant for it.
    public static DraftCore openNew(Pack pack, Path logFolder) throws IOException {
        return open(pack, logFolder, folder -> LogChoice.fresh(pack, folder), Progress.NONE);
    }

    /// Opens a log that was made on another pack or at another path.
    ///
    /// @param other where the log lies
    /// @param from  where its pack was
    public static DraftCore openWith(Pack pack, Path logFolder, Path other, Path from, Progress progress) throws IOException {
        return open(pack, logFolder, folder -> LogChoice.other(pack, folder, other, from), progress);
    }

    private static DraftCore open(Pack pack, Path logFolder, LogChoice choice, Progress progress) throws IOException {
        Files.createDirectories(logFolder);
        var folder = new LogFolder(logFolder.toRealPath());
        var lock = folder.lockOf(pack.path().toString());
        var claim = DraftClaim.take(lock).orElseThrow(() -> new PackLockedException(pack.path(), DraftClaim.holder(lock)));
        try {
            var log = choice.choose(folder);
            try {
                log.belongTo(headerOf(pack));
                return new DraftCore(pack, Optional.of(claim), log, progress);
            } catch (IOException | RuntimeException failed) {
                log.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            claim.close();
            throw failed;
        }
    }

    /// Looks at a pack that may be edited elsewhere; nothing is made on the disk.
    public static DraftCore look(Pack pack) throws IOException {
        return new DraftCore(pack, Optional.empty(), DraftLog.none(pack.path()), Progress.NONE);
    }

    private static LogHeader headerOf(Pack pack) {
        return new LogHeader(LogHeader.VERSION, pack.path().toString(), pack.folderIdentity());
    }

    /// Whether it only looks, and takes no edits.
    public boolean isLook() {
        return claim.isEmpty();
    }

    public Pack pack() {
        return pack;
    }

    public Ledger ledger() {
        return ledger;
    }

    public DraftLog log() {
        return ledger.log();
    }

    public History history() {
        return ledger.history();
    }

    public Timeline timeline() {
        return ledger.timeline();
    }

    public PackState state() throws IOException {
        return ledger.state();
    }

    /// Whether a lock file is the one of this draft's own claim.
    public boolean hasClaim(Path lock) {
        return claim.filter(own -> own.isOf(lock)).isPresent();
    }

    public List<Unreadable> unreadable() {
        return unreadable;
    }

    public List<Conflict> conflicts() {
        return conflicts;
    }

    /// Forgets a conflicting step permanently.
    public void discardConflict(Step step) throws IOException {
        var before = history().conflicting();
        log().setConflicting(before.only(before.steps().stream().filter(other -> other.id() != step.id()).toList()));
        conflicts = conflicts.stream().filter(conflict -> conflict.step().id() != step.id()).toList();
    }

    /// The times that another program has renumbered the rows of an array, oldest first.
    public List<OutsideNumbers> outsideNumbers(long arrayId) {
        return outsideNumbers.getOrDefault(arrayId, List.of());
    }

    /// Reads the pack again after a change outside.
    public void reload(Progress progress) throws IOException {
        readAgain();
        new Committing(this).settle();
        var finder = new RowFinder(history(), progress, Long.MAX_VALUE);
        rebase(finder);
        refit(finder);
    }

    /// Reads the pack from the disk. If that is another one than the steps were made on, nothing is looked at and nothing is written any more: as
    /// long as it is there, this draft ends in its log().
    ///
    /// @throws OtherPackException if it is
    void readAgain() throws IOException {
        pack.reload();
        isOtherPack = !isLook() && !log().isOf(pack);
        requireSamePack();
        if (!isLook()) {
            log().belongTo(headerOf(pack));
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
    public void clearHistory() throws IOException {
        requireSamePack();
        pack.requireSameFolder();
        if (log().unsettled().isPresent()) {
            // The new log will know nothing of a promise: what became of it is to be known before.
            reload(Progress.NONE);
            ledger.unsettled().requireNone();
        }
        var history = history();
        int position = history.firstNeeded();
        var needed = history.waitingFor(position);
        var forgotten = new ArrayList<>(history.waiting().values());
        forgotten.removeAll(needed.values());
        ledger.forgetBefore(position, needed);
        readPack();
        pack.forgetRemoved(forgotten.stream().map(Parked::key).toList());
    }

    @Override
    public void close() throws IOException {
        if (claim.isEmpty()) {
            return;
        }
        boolean isEmpty = history().steps().isEmpty() && history().conflicting().isEmpty() && log().unsettled().isEmpty();
        try (var _ = claim.get()) {
            log().close();
            if (isEmpty) {
                Files.deleteIfExists(log().records().path());
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
        var reading = ledger.read();
        var renumbered = renumbered(reading);
        boolean isChanged = !reading.changed().isEmpty() || Reloading.isNameTaken(history(), timeline().change(), reading);
        if (isChanged) {
            ledger.makeUndoneReal();
            var reloading = new Reloading(ledger, reading, finder);
            reloading.run();
            reloading.keep();
            renumbered.replaceAll((id, _) -> new OutsideNumbers(reloading.numbersFound(id)));
            reading = ledger.read();
        }
        unreadable = reading.unreadable();
        timeline().rebase(reading.state());
        renumbered.forEach((id, numbers) -> outsideNumbers.merge(id, List.of(numbers), DraftCore::joined));
        return isChanged;
    }

    /// The arrays whose rows another program has renumbered since the last reading. Our own commits leave none that differs from what the log knows.
    private Map<Long, OutsideNumbers> renumbered(BaseReading reading) {
        var changed = reading.changed().stream().map(array -> array.was().id()).collect(Collectors.toSet());
        var renumbered = new HashMap<Long, OutsideNumbers>();
        for (var now : reading.state().all()) {
            var was = timeline().knownBase().flatMap(base -> base.find(now.id())).flatMap(array -> array.base().stored());
            var stored = now.base().stored();
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
        conflicts = history().conflicting().isEmpty() ? List.of() : new Refitting(ledger, finder).run();
    }
}
