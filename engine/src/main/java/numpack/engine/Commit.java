package numpack.engine;

import java.io.IOException;
import java.nio.file.Path;
import numpack.engine.journal.Journal;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.lock.PackLock;
import org.jspecify.annotations.Nullable;

/// One commit under the write lock: new files first, then the promise, then the steps while nobody reads.
final class Commit {
    private final Path root;
    private final DurableFiles files;
    private final AccessGate gate;
    private final PackSafety safety;
    private final PackLock.WriteLock lock;
    private final PackState state;

    /// @param state what was read under the lock
    Commit(Path root, DurableFiles files, AccessGate gate, PackSafety safety, PackLock.WriteLock lock, PackState state) {
        this.state = state;
        this.root = root;
        this.files = files;
        this.gate = gate;
        this.safety = safety;
        this.lock = lock;
    }

    /// Makes the plan, which may write new files, and carries it out.
    @FunctionalInterface
    interface Planning {
        CommitPlan plan() throws IOException;
    }

    /// Does it all or leaves everything as it was.
    void run(NewFiles news, Planning planning) throws IOException {
        @Nullable Journal journal = null;
        try {
            journal = Journal.open(root, files);
            if (journal.needsSyncedPast()) {
                PastCommits.sync(state, files);
                journal.pastIsSynced();
            }
            var plan = planning.plan();
            if (!plan.tails().isEmpty()) {
                journal.intend(plan.tails());
                plan.writeTails();
            }
            news.progress().checkCancelled();
            news.syncFolder();
            apply(journal, plan);
        } catch (IOException | RuntimeException e) {
            if (journal == null || !settle(journal, news, e)) {
                throw e;
            }
        }
    }

    private void apply(Journal journal, CommitPlan plan) throws IOException {
        gate.changing(() -> {
            lock.commitStarts();
            try {
                journal.commit(plan.guards(), plan.steps(), new ManifestSide(root, files));
            } finally {
                if (!journal.isPending()) {
                    lock.commitEnds();
                }
            }
        });
    }

    /// Cleans up after a failure.
    ///
    /// @return whether the commit happened in spite of it
    private boolean settle(Journal journal, NewFiles news, Exception failure) {
        try {
            if (journal.isPending()) {
                var replayed = new boolean[1];
                gate.changing(() -> replayed[0] = safety.finish(lock));
                return replayed[0];
            }
            journal.cancelIntent();
        } catch (IOException | RuntimeException e) {
            // The next opening tries again; the promise lies in the journal.
            failure.addSuppressed(e);
            return false;
        }
        news.discard(failure);
        return false;
    }
}
