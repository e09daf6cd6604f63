package numpack.engine.commit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import numpack.engine.change.PackEvent;
import numpack.engine.commit.plan.ArrayCompaction;
import numpack.engine.commit.plan.Change;
import numpack.engine.commit.plan.HardLinkedFiles;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.format.layout.NewName;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.internal.DiskCall;
import numpack.engine.journal.Journal;
import numpack.engine.loaded.Leftovers;
import numpack.engine.loaded.LoadOptions;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.LoadedPack;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.storage.lock.PackLock;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.HardLinkedFile;
import numpack.engine.work.Progress;
import org.jspecify.annotations.Nullable;

/// An open pack behind its front door: the state as it was read last, and the only roads to the next one, which are commits, reloads and
/// decisions about what was found. They run one after the other; readers of the state wait for none of them. Safe for many threads.
public final class OpenPack implements AutoCloseable {
    private static final int READ_ATTEMPTS = 3;

    private final PackAccess access;
    private final CurrentState current;
    private final PackListeners listeners;
    /// Whether the disk takes names that differ in case only for the same.
    private final boolean isCaseBlind;
    private final IdleCheckpoint idle = new IdleCheckpoint(this::checkpointIfWaiting);
    private final Object changing = new Object();
    /// Set while [#undisturbed] work runs. Guarded by `changing`.
    private @Nullable Undisturbed undisturbed;

    private OpenPack(PackAccess access) throws IOException {
        this.access = access;
        this.listeners = new PackListeners(access.root());
        this.current = new CurrentState(access);
        // A disk that finds the manifest by another spelling finds every file so.
        this.isCaseBlind = FolderView.ofDisk().look(access.root().resolve(PackLayout.MANIFEST.toUpperCase(Locale.ROOT))).isPresent();
    }

    /// Opens the pack in a folder; a commit that was cut short is finished first, if the options and the disk allow writing.
    ///
    /// @param root    its real path
    /// @param durable through which it is changed
    public static OpenPack of(Path root, LoadOptions options, DurableFiles durable) throws IOException {
        var access = PackAccess.of(root, options, durable);
        try {
            return new OpenPack(access);
        } catch (IOException | RuntimeException | Error failure) {
            try {
                access.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
            throw failure;
        }
    }

    /// The real path of the folder.
    public Path root() {
        return access.root();
    }

    /// As it was read last.
    public LoadedPack state() {
        return current.loaded();
    }

    /// The folder that [#state] was read from.
    public FileStamp folder() {
        return current.folder();
    }

    /// Counts commits and reloads.
    public long generation() {
        return current.generation();
    }

    /// Whether the pack is at its path. It is not if its folder is gone, nor if there is a folder without the manifest that the pack had, as at
    /// the place of a disk that is not connected. It may come back.
    public boolean isThere() {
        access.gate().checkOpen();
        return current.missing().isEmpty();
    }

    /// Why changes are refused; empty if they are accepted. While the pack is not there nothing is said of it: it is as it was once it is back.
    public Optional<ReadOnlyPackException.Reason> readOnlyReason() {
        access.gate().checkOpen();
        return access.permission().refusal(current.loaded());
    }

    /// Whether [#acceptFindings] would allow something that waits for a decision: writing at all, or writing over bytes that belong to no array.
    public boolean canAcceptFindings() {
        access.gate().checkOpen();
        return access.permission().canAccept(current.loaded());
    }

    /// The user's decision to write nevertheless: the pack is used as it is shown, and the data that the findings name may be lost. Arrays that lie
    /// in one file still cannot be changed. Where a commit that was cut short is given up the pack is read again, as by [#reload]; what it had put
    /// aside stays for the user to decide about.
    ///
    /// @throws ChangedOutsideException if that commit is not as it was found; [#reload] and ask again
    /// @throws IOException if what it had put aside cannot be given back; nothing is given up then
    public void acceptFindings() throws IOException {
        synchronized (changing) {
            access.gate().checkOpen();
            var seen = current.loaded();
            var unfinished = seen.unfinished();
            if (unfinished.isEmpty()) {
                access.permission().accept(seen);
                return;
            }
            access.safety().forgetPromise(unfinished.get());
            access.permission().accept(seen);
            current.readAgain();
        }
        listeners.publish(new PackEvent.Reloaded(current.generation()));
    }

    /// A time for what is changed now, in microseconds since 1970: later than any that a state has.
    public static long nextStampMicros(LoadedPack seen) {
        var now = Instant.now();
        return seen.nextMicros(Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000L), now.getNano() / 1_000));
    }

    /// Whether another process changed the manifest, a data file or a bitmap since the pack was read, or put another folder in its place.
    /// Looks at sizes, times and identities. Commits of this process are none of these.
    public boolean hasChangedOutside() throws IOException {
        var outcome = new boolean[1];
        access.gate().betweenCommits(() -> outcome[0] = current.differsFromDisk());
        return outcome[0];
    }

    /// Makes sure that the folder at the path is the one that was read last.
    ///
    /// @throws ChangedOutsideException if another one has taken its place
    public void requireSameFolder() throws IOException {
        access.gate().checkOpen();
        current.requireSameFolder();
    }

    /// Reads the pack from the disk again.
    ///
    /// @throws NoSuchFileException if it is not there
    public void reload() throws IOException {
        synchronized (changing) {
            access.gate().checkOpen();
            current.requireThere();
            current.reload();
        }
        listeners.publish(new PackEvent.Reloaded(current.generation()));
    }

    /// What compacting these arrays would do.
    public CompactionPlan planCompaction(Collection<String> names) {
        access.gate().checkOpen();
        var seen = current.loaded();
        return ArrayCompaction.planned(names.stream().map(name -> arrayIn(seen, name)).toList());
    }

    /// An array that was removed and waits under this key, to be read as it was; empty if nothing waits there. Like every array of the
    /// pack it is stale once a commit has moved its files.
    public Optional<LoadedArray> findRemoved(String key) throws IOException {
        synchronized (changing) {
            access.gate().checkOpen();
            return current.waiting().find(key);
        }
    }

    /// Forgets removed arrays that wait under these keys: they cannot be brought back then.
    ///
    /// @throws ChangedOutsideException as for [#requireSameFolder]
    public void forgetRemoved(Collection<String> keys) throws IOException {
        access.gate().checkOpen();
        access.permission().requireWritable(current.loaded());
        requireSameFolder();
        try (var lock = access.safety().lock()) {
            lock.commitStarts(keys.stream().map(RemovedArrays::folderOf).toList());
            for (var key : keys) {
                new RemovedArrays(access.root()).forget(key, access.durable());
            }
            lock.commitEnds();
        } finally {
            synchronized (changing) {
                current.followWaiting();
            }
        }
    }

    /// Deletes some of the [#leftovers]; what is gone already is no failure.
    ///
    /// @throws ChangedOutsideException if one of them is none any more, or is not as it was found; none is deleted then
    public void removeLeftovers(Collection<Finding.LeftoverFile> leftovers) throws IOException {
        synchronized (changing) {
            access.gate().checkOpen();
            current.requireThere();
            access.permission().requireWritable(current.loaded());
            try (var lock = access.safety().lock()) {
                var unfinished = access.safety().settleLocked(lock);
                var found = Set.copyOf(access.loader().load(Optional.of(current.loaded()), unfinished, access.safety().leftoversLocked()).leftovers());
                var left = new Leftovers(access.root());
                for (var leftover : leftovers) {
                    if (!found.contains(leftover) && left.isThere(leftover, access.durable())) {
                        throw new ChangedOutsideException(access.root(), new OutsideChange.FileChanged(leftover.file()));
                    }
                }
                for (var leftover : leftovers) {
                    left.delete(leftover, access.durable());
                }
                current.without(leftovers);
            }
        }
    }

    /// Adds a listener, which is told of each event on the thread that caused it. What it throws is logged and goes no further.
    public void addListener(Consumer<PackEvent> listener) {
        listeners.add(listener);
    }

    /// Removes a listener; one that is not there is no failure.
    public void removeListener(Consumer<PackEvent> listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() throws IOException {
        boolean isFirst;
        synchronized (changing) {
            isFirst = access.gate().close();
        }
        if (isFirst) {
            try (access) {
                listeners.publish(new PackEvent.Closed());
                idle.now();
            }
        }
    }

    /// @throws numpack.engine.error.PackClosedException if it was closed
    public void requireOpen() {
        access.gate().checkOpen();
    }

    /// An array of a state that was read.
    ///
    /// @throws NoSuchArrayException if there is none of this name
    public LoadedArray arrayIn(LoadedPack seen, String name) {
        return seen.find(name).orElseThrow(() -> new NoSuchArrayException(access.root(), name));
    }

    /// Makes sure that an array can have a name.
    ///
    /// @param givenUp names that other arrays give up before
    /// @throws ArrayExistsException if an array has the name, or one that some disk takes for the same
    /// @throws InvalidNameException if no array can have it
    public void requireFreeName(LoadedPack seen, String name, Collection<String> givenUp) {
        seen.inspection().checkNewName(name, givenUp);
        var folded = NewName.fold(name);
        if (isCaseBlind && givenUp.stream().anyMatch(other -> !other.equals(name) && NewName.fold(other).equals(folded))) {
            throw NewNames.notToldApart(access.root(), name);
        }
    }

    /// Bytes that these changes need on the disk, meanwhile or for good.
    public long neededBytes(Collection<Change> changes) throws IOException {
        long bytes = 0;
        for (var change : changes) {
            bytes = Math.addExact(bytes, change.neededBytes());
        }
        for (var shared : hardLinkedFiles(changes)) {
            bytes = Math.addExact(bytes, shared.bytes());
        }
        return bytes;
    }

    /// The files that these changes write anew whole because other folders have them as hard links.
    public List<HardLinkedFile> hardLinkedFiles(Collection<Change> changes) throws IOException {
        access.gate().checkOpen();
        return HardLinkedFiles.of(changes, access.durable());
    }

    /// Makes the changes of a transaction, all or none.
    ///
    /// @param seen what the transaction began with
    public void commit(LoadedPack seen, List<Change> changes, long stampMicros, Progress progress) throws IOException {
        access.requireSpace(neededBytes(changes));
        progress.begin(changes.stream().mapToLong(Change::payloadBytes).reduce(0, Math::addExact));
        PackEvent done;
        synchronized (changing) {
            access.gate().checkOpen();
            current.requireThere();
            access.permission().requireWritable(current.loaded());
            requireSameFolder();
            var commit = new LockedCommit(access, current, seen, changes, stampMicros);
            if (undisturbed != null) {
                undisturbed.events.add(commit(undisturbed.lock, commit, progress));
                return;
            }
            try (var lock = access.safety().lock()) {
                done = commit(lock, commit, progress);
            }
        }
        listeners.publish(done);
    }

    /// Syncs the files of all commits that left that to later; returns at once if there are none.
    public void checkpoint() throws IOException {
        access.gate().checkOpen();
        checkpointIfWaiting();
    }

    private void checkpointIfWaiting() throws IOException {
        synchronized (changing) {
            if (!access.safety().journal().hasOwnKept()) {
                return;
            }
            if (undisturbed != null) {
                Journal.open(access.root(), access.durable(), access.safety().journal()).checkpoint();
                return;
            }
            current.requireSameFolder();
            try (var lock = access.safety().lock()) {
                // Another process of ours may have done it meanwhile, or died in the middle of a commit.
                access.safety().settleLocked(lock);
                if (access.safety().journal().hasOwnKept()) {
                    Journal.open(access.root(), access.durable(), access.safety().journal()).checkpoint();
                }
            }
        }
    }

    private PackEvent commit(PackLock.@Nullable WriteLock lock, LockedCommit commit, Progress progress) throws IOException {
        if (lock == null) {
            throw new ReadOnlyPackException(access.root(), new ReadOnlyPackException.LockNotWritable());
        }
        commit.run(lock, progress);
        if (access.safety().journal().hasOwnKept()) {
            idle.later();
        }
        return new PackEvent.Committed(current.generation(), commit.touched());
    }

    /// Runs work that only reads, again if a commit of ours touched an array of it meanwhile. If commits come too often for that, they wait.
    public <T> T reading(DiskCall<T> work) throws IOException {
        for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
            var seen = current.loaded();
            try {
                return work.call();
            } catch (StaleArrayException touched) {
                access.gate().awaitCommit();
                if (current.loaded() == seen) {
                    reload();
                }
            }
        }
        return undisturbed(work);
    }

    /// Runs work that ends with a commit on the pack as it is now, also if commits of other processes come all the time.
    public <T> T changing(DiskCall<T> work) throws IOException {
        access.gate().checkOpen();
        if (current.loaded().touches().areLatest()) {
            try {
                return work.call();
            } catch (StaleArrayException touched) {
                return undisturbed(work);
            }
        }
        access.permission().requireWritable(current.loaded());
        return undisturbed(work);
    }

    /// Runs work on the pack as it is now, while no other commit of ours can begin.
    private <T> T undisturbed(DiskCall<T> work) throws IOException {
        var events = new ArrayList<PackEvent>();
        try {
            synchronized (changing) {
                access.gate().checkOpen();
                current.requireThere();
                try (var lock = access.safety().lockToRead()) {
                    current.adopt(access.loader().load(Optional.of(current.loaded()), access.safety().unfinishedUnder(lock), access.safety().leftoversLocked()));
                    events.add(new PackEvent.Reloaded(current.generation()));
                    undisturbed = new Undisturbed(lock, events);
                    return work.call();
                } finally {
                    undisturbed = null;
                }
            }
        } finally {
            events.forEach(listeners::publish);
        }
    }

    /// @param lock   that keeps others away
    /// @param events to be told when it is given back
    private record Undisturbed(PackLock.@Nullable WriteLock lock, List<PackEvent> events) {}
}
