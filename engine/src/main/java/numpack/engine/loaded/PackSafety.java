package numpack.engine.loaded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.Finding;
import numpack.engine.error.Finding.LeftoverFile;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.internal.DiskCall;
import numpack.engine.journal.JournalFile;
import numpack.engine.journal.JournalRecovery;
import numpack.engine.journal.JournalRecovery.Pending;
import numpack.engine.journal.RecoveryOutcome;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.OverlayFiles;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.file.FileClock;
import numpack.engine.storage.lock.LastTouches;
import numpack.engine.storage.lock.PackLock;
import org.jspecify.annotations.Nullable;

/// Everything about a pack that has to do with other processes and with commits that were cut short: its lock, the recovery of its
/// journal, and reading while no process is in the middle of a commit.
public final class PackSafety implements AutoCloseable {
    private static final String JOURNAL = WorkbenchFolder.NAME + "/journal";
    private static final int ATTEMPTS = 3;

    private final Path root;
    private final LoadOptions options;
    private final DurableFiles files;
    private final PackLock lock;
    private final JournalFile journal;
    /// Whether files in the making that a dead process left have been removed; once is enough.
    private boolean isSwept;
    /// The run of the system that the disk goes by, once it was asked for.
    private @Nullable Optional<UUID> run;

    public PackSafety(Path root, LoadOptions options, DurableFiles files, FileClock clock) {
        this.journal = JournalFile.kept(root, clock);
        this.root = root;
        this.options = options;
        this.files = files;
        this.lock = PackLock.of(root, files);
    }

    /// Reads something of the folder.
    @FunctionalInterface
    public interface Reading {
        LoadedPack read(Unfinished unfinished) throws IOException;
    }

    /// Reads a state that no commit of ours has changed meanwhile. If commits come too often for that, it is read while they wait. A commit
    /// that was cut short is finished first, or shown as if it were where the pack cannot be written.
    ///
    /// @throws PackLockedException if another process does not come to an end
    public LoadedPack readSteadily(Reading reading) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = count();
            try {
                var unfinished = recover();
                if (unfinished.isPresent()) {
                    var state = reading.read(unfinished.get());
                    if (isSteadySince(before, unfinished.get().findings().isEmpty())) {
                        return state;
                    }
                }
            } catch (PackLockedException | InterruptedIOException given) {
                throw given;
            } catch (IOException | RuntimeException failed) {
                // A file may just have been on its way from one place to another, or another program has just replaced it.
                boolean isWorthAnother = failed instanceof ChangedOutsideException && attempt < ATTEMPTS - 1;
                if (!isWorthAnother && isSteadySince(before, true)) {
                    throw failed;
                }
            }
        }
        try (var held = lockToRead()) {
            return reading.read(unfinishedUnder(held));
        }
    }

    /// The write lock, also of a pack that cannot be written: no commit of ours begins while it is held. Null if there is nothing to lock,
    /// because none of ours can ever have written the pack.
    public PackLock.@Nullable WriteLock lockToRead() throws IOException {
        if (WritePermission.isPossible(root, options)) {
            try {
                return lock();
            } catch (ReadOnlyPackException e) {
                // Its lock file belongs to another user, and can be locked anyway.
                return lock.lockToRead(options.lockWait()).orElse(null);
            }
        }
        return lock.lockToRead(options.lockWait()).orElse(null);
    }

    /// What is to be known of a commit that was cut short. The lock must be held, if there is one.
    public Unfinished unfinishedUnder(PackLock.@Nullable WriteLock held) throws IOException {
        return held != null && held.isWritable() && WritePermission.isPossible(root, options) ? recoverOrShow(held) : shown(false);
    }

    /// Which commits have touched each array last.
    LastTouches lastTouches() throws IOException {
        return lock.lastTouches();
    }

    /// An odd count without a lock was left behind by a dead process, and so is a promise.
    ///
    /// @param isSettled whether no promise was found
    private boolean isSteadySince(long before, boolean isSettled) throws IOException {
        // The lock first: a writer that ends between the two looks leaves another count.
        boolean isNobodyAtWork = before % 2 == 0 && isSettled || lock.writer().isEmpty();
        return isNobodyAtWork && count() == before;
    }

    /// Finishes a commit that was cut short, if there is one.
    ///
    /// @return empty if it is not cut short, but a living process's, and the pack cannot be read in the middle of it
    private Optional<Unfinished> recover() throws IOException {
        try {
            if (!WorkbenchFolder.exists(root)) {
                return Optional.of(Unfinished.NOTHING);
            }
            var pending = JournalRecovery.pending(journal);
            if (pending == Pending.NOTHING && count() % 2 == 0) {
                return Optional.of(Unfinished.NOTHING);
            }
            if (pending == Pending.CHECKPOINT && lock.writer().isPresent() && !JournalRecovery.isOfOtherRun(root, files)) {
                // The living process is to do it, or whoever writes next.
                return Optional.of(Unfinished.NOTHING);
            }
            if (!WritePermission.isPossible(root, options) || isAppendedTo()) {
                return shownUnlessLive();
            }
        } catch (CorruptPackException | UnsupportedVersionException unknown) {
            return Optional.of(notUnderstood());
        }
        PackLock.WriteLock taken;
        try {
            taken = lock();
        } catch (ReadOnlyPackException e) {
            return shownUnlessLive();
        } catch (PackLockedException busy) {
            if (isAppendedTo()) {
                return shownUnlessLive();
            }
            throw busy;
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException diskRefuses) {
            return shownAfter(diskRefuses, this::shownUnlessLive);
        }
        try (var held = taken) {
            return Optional.of(recoverOrShow(held));
        }
    }

    private Unfinished recoverOrShow(PackLock.WriteLock held) throws IOException {
        try {
            return recoverLocked(held);
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException diskRefuses) {
            return shownAfter(diskRefuses, () -> shown(false));
        }
    }

    /// The disk is full, perhaps: the pack can be read anyway.
    private static <T> T shownAfter(IOException diskRefuses, DiskCall<T> showing) throws IOException {
        try {
            return showing.call();
        } catch (IOException e) {
            diskRefuses.addSuppressed(e);
            throw diskRefuses;
        }
    }

    /// Whether a living process is writing rows after the ends of files, which can take long and changes nothing that is read.
    private boolean isAppendedTo() throws IOException {
        return JournalRecovery.pending(journal) == Pending.TAIL && lock.writer().isPresent();
    }

    /// The end of a commit that was cut short, in memory; empty if it is a living process's.
    private Optional<Unfinished> shownUnlessLive() throws IOException {
        boolean isLive = lock.writer().isPresent();
        return isLive && JournalRecovery.pending(journal) == Pending.COMMIT ? Optional.empty() : Optional.of(shown(isLive));
    }

    private Unfinished shown(boolean isLive) throws IOException {
        var overlay = new OverlayFiles();
        var manifest = ManifestSide.of(root, overlay);
        var findings = switch (JournalRecovery.recover(root, overlay, manifest, manifest)) {
            case RecoveryOutcome.Nothing _ -> List.<Finding>of();
            case RecoveryOutcome.Replayed _ -> List.<Finding>of(new Finding.PendingCommit(JOURNAL, Finding.Shown.AFTER));
            // The rows that a living process is appending are no finding: it will bring them to an end.
            case RecoveryOutcome.Cut _ -> isLive ? List.<Finding>of()
                    : List.<Finding>of(new Finding.PendingCommit(JOURNAL, Finding.Shown.BEFORE));
            case RecoveryOutcome.Foreign foreign -> List.of(unfinished(foreign));
        };
        return new Unfinished(overlay, findings);
    }

    /// Finishes a commit that was cut short, for who holds the lock.
    public Unfinished recoverLocked(PackLock.WriteLock held) throws IOException {
        var manifest = ManifestSide.of(root, files);
        try {
            var pending = JournalRecovery.pending(journal);
            boolean isHalfDone = pending == Pending.COMMIT || lock.commitCount() % 2 != 0
                    || pending == Pending.CHECKPOINT && JournalRecovery.isOfOtherRun(root, files);
            if (isSwept && pending == Pending.NOTHING && !isHalfDone) {
                return Unfinished.NOTHING;
            }
            if (isHalfDone) {
                held.recoveryStarts();
            }
            var outcome = JournalRecovery.recover(root, files, manifest, manifest);
            isSwept = true;
            if (count() % 2 != 0) {
                held.commitEnds();
            }
            return switch (outcome) {
                case RecoveryOutcome.Nothing _, RecoveryOutcome.Replayed _, RecoveryOutcome.Cut _ -> {
                    new RemovedArrays(root).sweep(files);
                    yield Unfinished.NOTHING;
                }
                case RecoveryOutcome.Foreign foreign -> new Unfinished(FolderView.ofDisk(), List.of(unfinished(foreign)));
            };
        } catch (CorruptPackException | UnsupportedVersionException unknown) {
            return notUnderstood();
        }
    }

    /// The same, but where no commit was cut short nothing is touched: files in the making stay too.
    public Unfinished settleLocked(PackLock.WriteLock held) throws IOException {
        try {
            if (JournalRecovery.pending(journal) == Pending.NOTHING && count() % 2 == 0) {
                return Unfinished.NOTHING;
            }
        } catch (CorruptPackException | UnsupportedVersionException unknown) {
            return notUnderstood();
        }
        return recoverLocked(held);
    }

    /// Brings a commit of ours that stopped half way to an end.
    public RecoveryOutcome finish(PackLock.WriteLock held) throws IOException {
        var manifest = ManifestSide.of(root, files);
        var outcome = JournalRecovery.recover(root, files, manifest, manifest);
        held.commitEnds();
        return outcome;
    }

    /// What saves that were cut short have left here, but what may belong to a program of ours that is at work.
    public List<LeftoverFile> leftovers() throws IOException {
        var found = leftoversLocked();
        boolean isAnyoneAtWork = found.stream().anyMatch(PackSafety::isInTheMaking) && lock.writer().isPresent();
        return isAnyoneAtWork ? found.stream().filter(file -> !isInTheMaking(file)).toList() : found;
    }

    /// All that saves that were cut short have left here, for who holds the lock. Nothing as long as one of them is promised: its files are
    /// needed.
    public List<LeftoverFile> leftoversLocked() throws IOException {
        try {
            boolean hasPromise = WorkbenchFolder.exists(root) && switch (JournalRecovery.pending(journal)) {
                case TAIL, COMMIT -> true;
                case NOTHING, CHECKPOINT -> false;
            };
            return hasPromise ? List.of() : new Leftovers(root).find(FolderView.ofDisk());
        } catch (CorruptPackException | UnsupportedVersionException unknown) {
            return List.of();
        }
    }

    private static boolean isInTheMaking(LeftoverFile file) {
        return file.kind() == Finding.Leftover.UNFINISHED;
    }

    /// Gives up a commit that was cut short and cannot be finished, once all its parked files that can be given back are.
    ///
    /// @param seen what the user has decided about
    /// @throws ChangedOutsideException if that is not what is found now: another process has decided, or it can be finished after all
    public void forgetPromise(Finding.UnfinishedCommit seen) throws IOException {
        try (var held = lock()) {
            if (!recoverLocked(held).findings().contains(seen)) {
                throw new ChangedOutsideException(root, new OutsideChange.UnfinishedCommitChanged());
            }
            JournalRecovery.forget(root, files);
        }
    }

    public PackLock.WriteLock lock() throws IOException {
        return lock.lock(options.lockWait());
    }

    /// Another folder is in the pack's place: what was known of the one before is not true of it.
    public void folderReplaced() throws IOException {
        lock.folderReplaced();
        isSwept = false;
        run = null;
    }

    @Override
    public void close() throws IOException {
        try (journal) {
            lock.close();
        }
    }

    /// The run of the system by which the disk goes; empty if files are to be synced at once. For who holds the lock.
    public Optional<UUID> run() throws IOException {
        var known = run;
        if (known == null) {
            known = files.run(root);
            run = known;
        }
        return known;
    }

    /// The journal, for who holds the lock.
    public JournalFile journal() {
        return journal;
    }

    private long count() throws IOException {
        return WorkbenchFolder.exists(root) ? lock.commitCount() : 0;
    }

    private static Unfinished notUnderstood() {
        return new Unfinished(FolderView.ofDisk(), List.of(new Finding.UnfinishedCommit(JOURNAL, 0, List.of(), List.of())));
    }

    private static Finding unfinished(RecoveryOutcome.Foreign foreign) {
        return new Finding.UnfinishedCommit(JOURNAL, foreign.generation(), foreign.changes(), foreign.kept());
    }
}
