package numpack.engine.commit;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numpack.engine.commit.plan.Change;
import numpack.engine.commit.plan.CommitPlanner;
import numpack.engine.commit.plan.NewFiles;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.LinkedArrayException;
import numpack.engine.error.NotReadAgainException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.LoadedPack;
import numpack.engine.loaded.ManifestSide;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.storage.lock.PackLock;
import numpack.engine.work.Progress;

/// The changes of one transaction under the write lock: what is there now is read, the changes are planned and made, and the state after them
/// is taken over.
final class LockedCommit {
    private final PackAccess access;
    private final CurrentState current;
    private final LoadedPack seen;
    private final List<Change> changes;
    private final long stampMicros;
    private final Set<String> touched = new HashSet<>();
    private final List<LoadedArray> bases;
    private final boolean isAboutNames;

    /// @param seen what the transaction began with
    LockedCommit(PackAccess access, CurrentState current, LoadedPack seen, List<Change> changes, long stampMicros) {
        this.access = access;
        this.current = current;
        this.seen = seen;
        this.changes = changes;
        this.stampMicros = stampMicros;
        for (var change : changes) {
            touched.add(change.name());
            change.base().ifPresent(array -> touched.add(array.name()));
        }
        this.bases = changes.stream().flatMap(change -> change.base().stream()).toList();
        this.isAboutNames = !changes.stream().allMatch(Change::keepsItsName);
    }

    /// The names that it is about.
    Set<String> touched() {
        return Set.copyOf(touched);
    }

    /// Makes all changes or none.
    ///
    /// @throws NotReadAgainException if they are made, but the pack cannot be read afterwards
    void run(PackLock.WriteLock lock, Progress progress) throws IOException {
        try (var barrier = access.gate().barrier()) {
            long since = System.nanoTime();
            var fresh = readFresh(lock);
            var root = access.root();
            var news = new NewFiles(root, access.durable(), access.space(), access.ownership(), stampMicros, progress);
            var planner = new CommitPlanner(new RemovedArrays(root), news, access.permission()::hasAccepted, stampMicros);
            var commit = new Commit(root, access.durable(), barrier, access.safety(), lock, lastLook(fresh, since), access.ownership(),
                    ManifestSide.of(root, access.durable(), access.manifest()));
            try {
                commit.run(news, () -> planner.plan(changes));
            } catch (IOException | RuntimeException | Error failure) {
                readAfterFailure(fresh, lock, commit.reached(), failure);
                throw failure;
            }
            try {
                current.adopt(access.loader().loadAfterCommit(fresh, touched, planner.planned().live(), access.manifest()));
            } catch (IOException | RuntimeException unread) {
                current.abandon(touched, unread);
                throw new NotReadAgainException(root, unread);
            }
        }
    }

    private LoadedPack readFresh(PackLock.WriteLock lock) throws IOException {
        var state = current.loaded();
        var fresh = access.loader().loadBeforeCommit(state, access.safety().recoverLocked(lock), access.manifest(),
                isAboutNames ? Optional.empty() : Optional.of(bases));
        requireUnchanged(fresh);
        if (fresh != state) {
            access.permission().requireWritable(fresh);
        }
        access.permission().requireUnshared(fresh, bases);
        requireNoLinks();
        return fresh;
    }

    private void requireUnchanged(LoadedPack fresh) throws IOException {
        for (var base : bases) {
            if (fresh.find(base.name()).orElse(null) != base) {
                throw base.isLeftBehind() ? base.stale()
                        : new ChangedOutsideException(access.root(), new OutsideChange.ArrayChanged(base.name()));
            }
        }
    }

    private void requireNoLinks() {
        for (var base : bases) {
            var target = base.linkTarget();
            if (target.isPresent()) {
                throw new LinkedArrayException(access.root(), base.name(), target.get());
            }
        }
    }

    private LastLook lastLook(LoadedPack fresh, long since) throws IOException {
        var names = NewNames.of(seen, fresh, changes);
        names.requireFree(access.durable());
        return new LastLook(fresh, bases, names.freePlaces(), isAboutNames, since);
    }

    /// Taking steps back leaves the same bytes in files of another age. Of arrays that no step has reached nothing is read: what another program
    /// wrote meanwhile must not pass for what was known before.
    private void readAfterFailure(LoadedPack fresh, PackLock.WriteLock lock, Set<String> reached, Throwable failure) {
        try {
            current.adopt(reached.isEmpty() ? fresh
                    : access.loader().loadAfterFailure(fresh, reached, access.safety().recoverLocked(lock)));
        } catch (IOException | RuntimeException unread) {
            failure.addSuppressed(unread);
            current.abandon(reached, failure);
        }
    }
}
