package numpack.engine.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numpack.engine.commit.plan.CommitPlan;
import numpack.engine.commit.plan.NewFiles;
import numpack.engine.commit.plan.Ownership;
import numpack.engine.error.PackException;
import numpack.engine.internal.DiskCall;
import numpack.engine.journal.Journal;
import numpack.engine.journal.RecoveryOutcome;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.loaded.AccessGate;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.ManifestSide;
import numpack.engine.loaded.PackSafety;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.lock.PackLock;
import org.jspecify.annotations.Nullable;

/// One commit under the write lock: new files first, then the promise, then the steps. Readers are told before the first of them which arrays
/// they are about.
public final class Commit {
    private final Path root;
    private final DurableFiles files;
    private final AccessGate.Barrier barrier;
    private final PackSafety safety;
    private final PackLock.WriteLock lock;
    private final LastLook lastLook;
    private final Ownership ownership;
    private final ManifestSide manifest;
    private final Set<String> reached = new HashSet<>();

    Commit(Path root, DurableFiles files, AccessGate.Barrier barrier, PackSafety safety, PackLock.WriteLock lock, LastLook lastLook,
            Ownership ownership, ManifestSide manifest) {
        this.manifest = manifest;
        this.lastLook = lastLook;
        this.ownership = ownership;
        this.root = root;
        this.files = files;
        this.barrier = barrier;
        this.safety = safety;
        this.lock = lock;
    }

    /// Does it all or leaves everything as it was.
    public void run(NewFiles news, DiskCall<CommitPlan> planning) throws IOException {
        @Nullable Journal journal = null;
        try {
            ownership.requireWritable(lastLook.bases());
            journal = Journal.open(root, files, safety.journal());
            if (journal.needsSyncedPast()) {
                PastCommits.sync(lastLook.fresh(), files);
                journal.pastIsSynced();
            }
            var plan = planning.call();
            ownership.requireWritable(plan);
            ownership.handOver(plan.successors());
            if (!plan.tails().isEmpty()) {
                reach(plan.tails());
                journal.intend(plan.tails());
                plan.writeTails();
            }
            news.progress().checkCancelled();
            news.syncFolder();
            lastLook.require(plan, files, manifest);
            reach(plan.guards());
            apply(journal, plan);
        } catch (IOException | RuntimeException e) {
            var end = journal == null ? End.BEFORE : settle(journal, news, e);
            if (end == End.OPEN && e instanceof PackException) {
                // It would say that nothing was changed.
                throw new IOException("what became of the commit cannot be told yet: " + e.getMessage(), e);
            }
            if (end != End.AFTER) {
                throw e;
            }
        }
    }

    /// The arrays whose files it has begun to change. If it fails, files that are taken back have other times; those of all other arrays have
    /// other times only if another program wrote them.
    public Set<String> reached() {
        return Set.copyOf(reached);
    }

    private void reach(List<Guard> arrays) {
        arrays.forEach(array -> reached.add(array.key()));
    }

    /// How a commit that failed has ended.
    private enum End {
        BEFORE, AFTER,
        /// The next opening tells.
        OPEN
    }

    private void apply(Journal journal, CommitPlan plan) throws IOException {
        barrier.lower();
        lock.commitStarts(touched(plan));
        // Before their files are cut and renamed; see decision 11.
        lastLook.bases().forEach(LoadedArray::unmap);
        try {
            journal.commit(plan.guards(), plan.steps(), manifest, plan.isQuick() && files.reachDisk() ? safety.run() : Optional.empty());
        } finally {
            if (!journal.isPending()) {
                lock.commitEnds();
            }
        }
    }

    /// The names of arrays, and the folders of removed ones that go.
    private static Set<String> touched(CommitPlan plan) {
        var touched = new HashSet<String>();
        plan.guards().forEach(guard -> touched.add(guard.key()));
        for (var step : plan.steps()) {
            if (step instanceof JournalStep.RemoveFolder(var folder)) {
                touched.add(folder);
            }
        }
        return touched;
    }

    /// Cleans up after a failure.
    private End settle(Journal journal, NewFiles news, Exception failure) {
        boolean isPending = journal.isPending();
        try {
            if (isPending) {
                return endOf(safety.finish(lock));
            }
            journal.cancelIntent(manifest);
        } catch (IOException | RuntimeException e) {
            // The next opening tries again; the promise lies in the journal.
            failure.addSuppressed(e);
            return isPending ? End.OPEN : End.BEFORE;
        }
        news.discard(failure);
        return End.BEFORE;
    }

    private static End endOf(RecoveryOutcome outcome) {
        return switch (outcome) {
            case RecoveryOutcome.Nothing _, RecoveryOutcome.Cut _ -> End.BEFORE;
            case RecoveryOutcome.Replayed _ -> End.AFTER;
            case RecoveryOutcome.Foreign _ -> End.OPEN;
        };
    }
}
