package numpack.engine.commit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import numpack.engine.change.PackEvent;
import numpack.engine.commit.plan.ArrayCompaction;
import numpack.engine.commit.plan.Change;
import numpack.engine.commit.plan.CommitPlanner;
import numpack.engine.commit.plan.HardLinkedFiles;
import numpack.engine.commit.plan.NewFiles;
import numpack.engine.commit.plan.Ownership;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.LinkedArrayException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.NotEnoughSpaceException;
import numpack.engine.error.NotReadAgainException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.format.layout.NewName;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.loaded.AccessGate;
import numpack.engine.loaded.KnownManifest;
import numpack.engine.loaded.Leftovers;
import numpack.engine.loaded.LoadOptions;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.LoadedPack;
import numpack.engine.loaded.ManifestSide;
import numpack.engine.loaded.PackLoader;
import numpack.engine.loaded.PackSafety;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.loaded.WritePermission;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.FreeSpace;
import numpack.engine.storage.file.FileClock;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.storage.file.OpenFiles;
import numpack.engine.storage.lock.PackLock;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.HardLinkedFile;
import numpack.engine.work.Progress;
import org.jspecify.annotations.Nullable;

/// An open pack behind its front door: the state as it was read last, and the only roads to the next one, which are commits, reloads and
/// decisions about what was found. They run one after the other; readers of the state wait for none of them. Safe for many threads.
public final class OpenPack implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OpenPack.class.getName());
    private static final int READ_ATTEMPTS = 3;

    private final Path root;
        private final DurableFiles durable;
    private final OpenFiles files;
    private final AccessGate gate;
    private final FreeSpace space;
    private final PackLoader loader;
    private final PackSafety safety;
    private final WritePermission permission;
    private final Ownership ownership;
    private final FileClock clock = new FileClock();
    private final KnownManifest manifest;
    private final AtomicLong generation = new AtomicLong(1);
    private final List<Consumer<PackEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Object changing = new Object();
    /// Removed arrays that somebody reads, by key. Guarded by `changing`.
    private final Map<String, LoadedArray> waiting = new HashMap<>();
    private final boolean isCaseBlind;
    /// Set while [#undisturbed] work runs. Guarded by `changing`.
    private @Nullable Undisturbed undisturbed;
    private volatile LoadedPack state;
    /// The identity of the folder that `state` was read from.
    private volatile FileStamp folder;

    private OpenPack(Path root, LoadOptions options, DurableFiles durable) throws IOException {
        this.root = root;
        this.durable = durable;
        this.files = OpenFiles.of(root);
        this.gate = new AccessGate(root);
        this.space = FreeSpace.at(root);
        this.safety = new PackSafety(root, options, durable, clock);
        this.loader = new PackLoader(root, options.followsLinks(), files, gate, safety);
        this.permission = new WritePermission(root, options);
        this.ownership = new Ownership(root, durable);
        this.manifest = new KnownManifest(root, clock);
        try {
            this.folder = FileStamp.of(root);
            this.state = read(Optional.empty());
            // A disk that finds the manifest by another spelling finds every file so.
            this.isCaseBlind = FolderView.ofDisk().look(root.resolve(PackLayout.MANIFEST.toUpperCase(Locale.ROOT))).isPresent();
        } catch (IOException | RuntimeException | Error e) {
            closeAfterFailure(e);
            throw e;
        }
    }

    /// Opens the pack in a folder; a commit that was cut short is finished first, if the options and the disk allow writing.
    ///
    /// @param root    its real path
    /// @param durable through which it is changed
    public static OpenPack of(Path root, LoadOptions options, DurableFiles durable) throws IOException {
        return new OpenPack(root, options, durable);
    }

    public Path root() {
        return root;
    }

    /// As it was read last.
    public LoadedPack state() {
        return state;
    }

    /// The folder that [#state] was read from.
    public FileStamp folder() {
        return folder;
    }

    /// Whether its disk takes names that differ in case only for the same.
    public boolean isCaseBlind() {
        return isCaseBlind;
    }

    /// Counts commits and reloads.
    public long generation() {
        return generation.get();
    }

    /// Whether the pack is at its path. It is not if its folder is gone, nor if there is a folder without the manifest that the pack had, as at
    /// the place of a disk that is not connected. It may come back.
    public boolean isThere() {
        gate.checkOpen();
        return missing().isEmpty();
    }

    /// Why changes are refused; empty if they are accepted. While the pack is not there nothing is said of it: it is as it was once it is back.
    public Optional<ReadOnlyPackException.Reason> readOnlyReason() {
        gate.checkOpen();
        return permission.refusal(state);
    }

    /// Whether [#acceptFindings] would allow something that waits for a decision: writing at all, or writing where bytes of nobody lie.
    public boolean canAcceptFindings() {
        gate.checkOpen();
        return permission.canAccept(state);
    }

    /// The user's decision to write all the same: the pack is taken as it is shown, and what stands in the way may be lost. Arrays that lie
    /// in one file still cannot be changed. Where a commit that was cut short is given up the pack is read again, as by [#reload]; what it had put
    /// aside stays for the user to decide about.
    ///
    /// @throws ChangedOutsideException if that commit is not as it was found; [#reload] and ask again
    /// @throws IOException if what it had put aside cannot be given back; nothing is given up then
    public void acceptFindings() throws IOException {
        synchronized (changing) {
            gate.checkOpen();
            var seen = state;
            var unfinished = seen.unfinished();
            if (unfinished.isEmpty()) {
                permission.accept(seen);
                return;
            }
            safety.forgetPromise(unfinished.get());
            permission.accept(seen);
            adopt(read(Optional.of(seen)));
        }
        tell(new PackEvent.Reloaded(generation.get()));
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
        gate.betweenCommits(() -> outcome[0] = isOtherFolder() || state.differsFromDisk());
        return outcome[0];
    }

    /// Makes sure that the folder at the path is the one that was read last.
    ///
    /// @throws ChangedOutsideException if another one has taken its place
    public void requireSameFolder() throws IOException {
        gate.checkOpen();
        if (isOtherFolder()) {
            throw new ChangedOutsideException(root, new OutsideChange.FolderReplaced());
        }
    }

    /// Reads the pack from the disk again.
    ///
    /// @throws NoSuchFileException if it is not there
    public void reload() throws IOException {
        synchronized (changing) {
            gate.checkOpen();
            requireThere();
            if (isOtherFolder()) {
                safety.folderReplaced();
                folder = FileStamp.of(root);
            }
            adopt(read(Optional.of(state)));
        }
        tell(new PackEvent.Reloaded(generation.get()));
    }

    /// What compacting these arrays would do.
    public CompactionPlan planCompaction(Collection<String> names) {
        gate.checkOpen();
        var seen = state;
        return ArrayCompaction.planned(names.stream().map(name -> arrayIn(seen, name)).toList());
    }

    /// An array that was removed and waits under this key, to be read as it was; empty if nothing waits there. Like every array of the
    /// pack it is stale once a commit has moved its files.
    public Optional<LoadedArray> findRemoved(String key) throws IOException {
        synchronized (changing) {
            gate.checkOpen();
            var known = waiting.get(key);
            if (known == null && new RemovedArrays(root).holds(key)) {
                known = loader.readRemoved(key);
                waiting.put(key, known);
            }
            return Optional.ofNullable(known);
        }
    }

    /// Forgets removed arrays that wait under these keys: they cannot be brought back then.
    ///
    /// @throws ChangedOutsideException as for [#requireSameFolder]
    public void forgetRemoved(Collection<String> keys) throws IOException {
        gate.checkOpen();
        permission.requireWritable(state);
        requireSameFolder();
        try (var lock = safety.lock()) {
            lock.commitStarts(keys.stream().map(RemovedArrays::folderOf).toList());
            for (var key : keys) {
                new RemovedArrays(root).forget(key, durable);
            }
            lock.commitEnds();
        } finally {
            synchronized (changing) {
                letGoOfRemoved();
            }
        }
    }

    /// Deletes some of the [#leftovers]; what is gone already is no failure.
    ///
    /// @throws ChangedOutsideException if one of them is none any more, or is not as it was found; none is deleted then
    public void removeLeftovers(Collection<Finding.LeftoverFile> leftovers) throws IOException {
        synchronized (changing) {
            gate.checkOpen();
            requireThere();
            permission.requireWritable(state);
            try (var lock = safety.lock()) {
                var unfinished = safety.settleLocked(lock);
                var found = Set.copyOf(loader.load(Optional.of(state), unfinished, safety.leftoversLocked()).leftovers());
                var left = new Leftovers(root);
                for (var leftover : leftovers) {
                    if (!found.contains(leftover) && left.isThere(leftover, durable)) {
                        throw new ChangedOutsideException(root, new OutsideChange.FileChanged(leftover.file()));
                    }
                }
                for (var leftover : leftovers) {
                    left.delete(leftover, durable);
                }
                state = state.without(leftovers);
            }
        }
    }

    /// Adds a listener, which is told of each event on the thread that caused it. What it throws is logged and goes no further.
    public void addListener(Consumer<PackEvent> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<PackEvent> listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() throws IOException {
        boolean isFirst;
        synchronized (changing) {
            isFirst = gate.close();
        }
        if (isFirst) {
            try (files; safety) {
                tell(new PackEvent.Closed());
            }
        }
    }

    public void requireOpen() {
        gate.checkOpen();
    }

    public LoadedArray arrayIn(LoadedPack seen, String name) {
        return seen.find(name).orElseThrow(() -> new NoSuchArrayException(root, name));
    }

    /// @throws ArrayExistsException if an array has the name, or one that some disk takes for the same
    /// @throws InvalidNameException if no array can have it
    public void requireFreeName(LoadedPack seen, String name, Collection<String> givenUp) {
        seen.inspection().checkNewName(name, givenUp);
        var folded = NewName.fold(name);
        if (isCaseBlind && givenUp.stream().anyMatch(other -> !other.equals(name) && NewName.fold(other).equals(folded))) {
            throw NewNames.notToldApart(root, name);
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
        gate.checkOpen();
        return HardLinkedFiles.of(changes, durable);
    }

    /// Makes the changes of a transaction, all or none.
    ///
    /// @param seen what the transaction began with
    public void commit(LoadedPack seen, List<Change> changes, long stampMicros, Progress progress) throws IOException {
        requireSpace(neededBytes(changes));
        progress.begin(changes.stream().mapToLong(Change::payloadBytes).reduce(0, Math::addExact));
        PackEvent done;
        synchronized (changing) {
            gate.checkOpen();
            requireThere();
            permission.requireWritable(state);
            requireSameFolder();
            if (undisturbed != null) {
                undisturbed.events.add(commit(undisturbed.lock, seen, changes, stampMicros, progress));
                return;
            }
            try (var lock = safety.lock()) {
                done = commit(lock, seen, changes, stampMicros, progress);
            }
        }
        tell(done);
    }

    private PackEvent commit(PackLock.@Nullable WriteLock lock, LoadedPack seen, List<Change> changes, long stampMicros, Progress progress)
            throws IOException {
        if (lock == null) {
            throw new ReadOnlyPackException(root, new ReadOnlyPackException.LockNotWritable());
        }
        var touched = new HashSet<String>();
        for (var change : changes) {
            touched.add(change.name());
            change.base().ifPresent(array -> touched.add(array.name()));
        }
        var bases = changes.stream().flatMap(change -> change.base().stream()).toList();
        boolean isAboutNames = !changes.stream().allMatch(Change::keepsItsName);
        try (var barrier = gate.barrier()) {
            var fresh = loader.loadBeforeCommit(state, safety.recoverLocked(lock), manifest, isAboutNames ? Optional.empty() : Optional.of(bases));
            requireUnchanged(fresh, bases);
            if (fresh != state) {
                permission.requireWritable(fresh);
            }
            permission.requireUnshared(fresh, bases);
            requireNoLinks(bases);
            var names = NewNames.of(seen, fresh, changes);
            names.requireFree(durable);
            var lastLook = new LastLook(fresh, bases, names.freePlaces(), isAboutNames);
            var news = new NewFiles(root, durable, space, ownership, stampMicros, progress);
            var planner = new CommitPlanner(new RemovedArrays(root), news, permission::hasAccepted, stampMicros);
            var commit = new Commit(root, durable, barrier, safety, lock, lastLook, ownership, ManifestSide.of(root, durable, manifest));
            try {
                commit.run(news, () -> planner.plan(changes));
            } catch (IOException | RuntimeException | Error failure) {
                readAfterFailure(fresh, lock, commit.reached(), failure);
                throw failure;
            }
            try {
                adopt(loader.loadAfterCommit(fresh, touched, planner.planned().live(), manifest));
            } catch (IOException | RuntimeException unread) {
                forsake(touched, unread);
                throw new NotReadAgainException(root, unread);
            }
        }
        return new PackEvent.Committed(generation.get(), touched);
    }

    /// Work on arrays that are looked up by name while it runs.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /// Runs work that only reads, again if a commit of ours touched an array of it meanwhile. If commits come too often for that, they wait.
    public <T> T reading(Work<T> work) throws IOException {
        for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
            var seen = state;
            try {
                return work.run();
            } catch (StaleArrayException touched) {
                gate.awaitCommit();
                if (state == seen) {
                    reload();
                }
            }
        }
        return undisturbed(work);
    }

    /// Runs work that ends with a commit on the pack as it is now, also if commits of other processes come all the time.
    public <T> T changing(Work<T> work) throws IOException {
        gate.checkOpen();
        if (state.touches().areLatest()) {
            try {
                return work.run();
            } catch (StaleArrayException touched) {
                return undisturbed(work);
            }
        }
        permission.requireWritable(state);
        return undisturbed(work);
    }

    /// Runs work on the pack as it is now, while no other commit of ours can begin.
    private <T> T undisturbed(Work<T> work) throws IOException {
        var events = new ArrayList<PackEvent>();
        try {
            synchronized (changing) {
                gate.checkOpen();
                requireThere();
                try (var lock = safety.lockToRead()) {
                    adopt(loader.load(Optional.of(state), safety.unfinishedUnder(lock), safety.leftoversLocked()));
                    events.add(new PackEvent.Reloaded(generation.get()));
                    undisturbed = new Undisturbed(lock, events);
                    return work.run();
                } finally {
                    undisturbed = null;
                }
            }
        } finally {
            events.forEach(this::tell);
        }
    }

    /// @param lock   that keeps others away
    /// @param events to be told when it is given back
    private record Undisturbed(PackLock.@Nullable WriteLock lock, List<PackEvent> events) {}

    /// Taking steps back leaves the same bytes in files of another age. Of arrays that no step has reached nothing is read: what another program
    /// wrote meanwhile must not pass for what was known before.
    private void readAfterFailure(LoadedPack fresh, PackLock.WriteLock lock, Set<String> reached, Throwable failure) {
        try {
            adopt(reached.isEmpty() ? fresh : loader.loadAfterFailure(fresh, reached, safety.recoverLocked(lock)));
        } catch (IOException | RuntimeException unread) {
            failure.addSuppressed(unread);
            forsake(reached, failure);
        }
    }

    /// Nobody knows how these arrays lie on the disk now: what is in our hands must not read new bytes as old ones.
    private void forsake(Set<String> touched, Throwable failure) {
        for (var name : touched) {
            try {
                var array = state.find(name);
                if (array.isPresent()) {
                    array.get().goStale();
                }
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    void requireSpace(long neededBytes) throws IOException {
        long free = space.usableBytes();
        if (neededBytes > free) {
            throw new NotEnoughSpaceException(root, neededBytes, free);
        }
    }

    private LoadedPack read(Optional<LoadedPack> before) throws IOException {
        return safety.readSteadily(unfinished -> loader.load(before, unfinished, safety.leftovers()));
    }

    private Optional<Path> missing() {
        var manifest = root.resolve(PackLayout.MANIFEST);
        return !Files.isDirectory(root) ? Optional.of(root)
                : state.manifest().wasThere() && !Files.exists(manifest) ? Optional.of(manifest) : Optional.empty();
    }

    private void requireThere() throws NoSuchFileException {
        var missing = missing();
        if (missing.isPresent()) {
            throw new NoSuchFileException(missing.get().toString());
        }
    }

    /// A copy whose files are links to the same bytes has the same stamps: only the folder tells it from the pack that was read.
    private boolean isOtherFolder() throws IOException {
        return !folder.isSameFile(FileStamp.of(root));
    }

    private void requireUnchanged(LoadedPack fresh, List<LoadedArray> bases) throws IOException {
        for (var base : bases) {
            if (fresh.find(base.name()).orElse(null) != base) {
                throw base.isLeftBehind() ? base.stale() : new ChangedOutsideException(root, new OutsideChange.ArrayChanged(base.name()));
            }
        }
    }

    private void requireNoLinks(List<LoadedArray> bases) {
        for (var base : bases) {
            var target = base.linkTarget();
            if (target.isPresent()) {
                throw new LinkedArrayException(root, base.name(), target.get());
            }
        }
    }

    /// Takes a state over; arrays that it does not hold any more are told so.
    private void adopt(LoadedPack next) throws IOException {
        var before = state;
        state = next;
        permission.forgetGone(next);
        generation.incrementAndGet();
        for (var array : before.arrays().values()) {
            if (next.find(array.name()).orElse(null) != array) {
                array.goStale();
            }
        }
        letGoOfRemoved();
    }

    /// Removed arrays that wait no more are told so.
    private void letGoOfRemoved() throws IOException {
        var removed = new RemovedArrays(root);
        for (var key : List.copyOf(waiting.keySet())) {
            var array = waiting.get(key);
            var touches = state.touches();
            if (!removed.holds(key) || !array.lastTouch().isStillAt(touches) && !array.looksLike(removed.arrayFiles(key))) {
                waiting.remove(key).goStale();
            } else {
                array.lastTouch().follow(touches);
            }
        }
    }

    private void tell(PackEvent event) {
        for (var listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException failure) {
                // What is told has happened: it is neither undone nor kept from the others.
                LOG.log(Level.WARNING, "a listener of " + root + " failed", failure);
            }
        }
    }

    private void closeAfterFailure(Throwable failure) {
        try (files; safety) {
            gate.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
