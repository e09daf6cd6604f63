package numpack.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import numpack.engine.PackOptions.Access;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.Finding;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.journal.JournalRecovery;
import numpack.engine.journal.RecoveryOutcome;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.PackLock;
import numpack.engine.storage.WorkbenchFolder;

/// Everything about a pack that has to do with other processes and with commits that were cut short: its lock, the recovery of its
/// journal, and reading while nobody is in the middle of a commit.
final class PackSafety implements AutoCloseable {
    private static final String JOURNAL = WorkbenchFolder.NAME + "/journal";
    private static final long POLL_MILLIS = 5;

    private final Path root;
    private final PackOptions options;
    private final DurableFiles files;
    private final PackLock lock;

    PackSafety(Path root, PackOptions options, DurableFiles files) {
        this.root = root;
        this.options = options;
        this.files = files;
        this.lock = PackLock.of(root, files);
    }

    /// Whether a user may decide to write although this was found. Not where we would have to guess what to write.
    static boolean canBeAccepted(Finding finding) {
        return switch (finding) {
            case Finding.ManifestTail tail -> tail.effect() == Finding.Effect.READ_ONLY;
            case Finding.DuplicateName _, Finding.SharedFile _, Finding.BitmapRows _, Finding.UnfinishedCommit _,
                    Finding.FileTail _, Finding.SegmentRows _ -> true;
            case Finding.ManifestMissing _, Finding.ManifestVersion _, Finding.UnknownDType _, Finding.UnusualName _,
                    Finding.CompressionIgnored _, Finding.WrongNumber _, Finding.ShapeTooLarge _, Finding.UnsafePath _,
                    Finding.FileUnusable _, Finding.FileTooShort _, Finding.BoolBytes _, Finding.BitmapTorn _,
                    Finding.BitmapCountWrong _, Finding.BitmapWithoutHeader _, Finding.BitmapPadding _,
                    Finding.SegmentsInvalid _, Finding.OrphanFile _, Finding.LeftoverFile _ -> false;
        };
    }

    /// Reads something of the folder.
    @FunctionalInterface
    interface Reading {
        PackState read() throws IOException;
    }

    /// Reads while no other process is in the middle of a commit, waiting for it as long as the options say.
    PackState readSteadily(Reading reading) throws IOException {
        long deadline = System.nanoTime() + options.lockWait().toNanos();
        while (true) {
            long before = count();
            var state = reading.read();
            long after = count();
            // An odd count that nobody holds is what a dead process left behind.
            boolean isSteady = before == after && (after % 2 == 0 || lock.writer().isEmpty());
            if (isSteady || System.nanoTime() - deadline >= 0) {
                return state;
            }
            pause();
        }
    }

    /// Finishes a commit that was cut short, if there is one and the pack may be written.
    ///
    /// @return what could not be finished
    List<Finding> recover() throws IOException {
        if (!WorkbenchFolder.exists(root) || !JournalRecovery.isPending(root) && count() % 2 == 0) {
            return List.of();
        }
        if (options.access() == Access.READ) {
            return !JournalRecovery.isPending(root) ? List.of() : unfinished("a change was cut short and is finished when the pack is opened for writing");
        }
        try (var held = lock()) {
            return recoverLocked(held);
        } catch (ReadOnlyPackException e) {
            return unfinished("a change was cut short, and the folder cannot be written to finish it");
        }
    }

    /// The same, for who holds the lock.
    List<Finding> recoverLocked(PackLock.WriteLock held) throws IOException {
        var manifest = new ManifestSide(root);
        try {
            var outcome = JournalRecovery.recover(root, files, manifest, manifest);
            if (count() % 2 != 0) {
                held.commitEnds();
            }
            return switch (outcome) {
                case RecoveryOutcome.Nothing _, RecoveryOutcome.Replayed _, RecoveryOutcome.Cut _ -> List.of();
                case RecoveryOutcome.Foreign(var reasons, _, var kept) -> unfinished(
                        String.join("; ", reasons) + (kept.isEmpty() ? "" : "; kept aside: " + String.join(", ", kept)));
            };
        } catch (CorruptPackException | UnsupportedVersionException e) {
            return unfinished(String.valueOf(e.getMessage()));
        }
    }

    /// Brings a commit of ours that stopped half way to an end.
    ///
    /// @return whether it is done now; otherwise everything is as before
    boolean finish(PackLock.WriteLock held) throws IOException {
        var manifest = new ManifestSide(root);
        var outcome = JournalRecovery.recover(root, files, manifest, manifest);
        held.commitEnds();
        return outcome instanceof RecoveryOutcome.Replayed;
    }

    /// Gives up a commit that was cut short and cannot be finished.
    void forgetPromise() throws IOException {
        try (var _ = lock()) {
            JournalRecovery.forget(root, files);
        }
    }

    PackLock.WriteLock lock() throws IOException {
        return lock.lock(options.lockWait());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private long count() throws IOException {
        return WorkbenchFolder.exists(root) ? lock.commitCount() : 0;
    }

    private static List<Finding> unfinished(String detail) {
        return List.of(new Finding.UnfinishedCommit(JOURNAL, detail));
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a commit to end");
        }
    }
}
