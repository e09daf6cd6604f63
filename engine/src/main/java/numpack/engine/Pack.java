package numpack.engine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import numpack.engine.change.PackEvent;
import numpack.engine.commit.OpenPack;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.Finding;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.NotEnoughSpaceException;
import numpack.engine.error.NotReadAgainException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.Verdict;
import numpack.engine.error.reason.NameFault;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.Manifest;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.loaded.LoadOptions;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.CompactionReport;
import numpack.engine.work.Progress;

/// A pack: a folder of named arrays, open for reading and perhaps for changes.
///
/// Opening reads the manifest and looks at each array's files; elements are read when asked for. Changes go through a [Transaction]
/// (or the verbs of [PackArrays]) and are on the disk, whole or not at all, when `commit` returns. A pack stays open until [#close];
/// then everything that came from it throws `PackClosedException`. Safe for many threads; commits run one after the other.
///
/// What can be wrong with a pack that opens is in [#findings]; a pack that does not open is one of
/// * `ForeignFormatException`: no pack, or one of a release before 0.3,
/// * `CorruptPackException`: its manifest is damaged,
/// * `PackLockedException`: another program is just changing it and does not come to an end,
/// * `NoSuchFileException`, `AccessDeniedException`: the disk.
public final class Pack implements AutoCloseable {
    private final OpenPack open;
    private final PackOptions options;

    private Pack(OpenPack open, PackOptions options) {
        this.open = open;
        this.options = options;
    }

    /// Opens a pack. Writes nothing and makes nothing; only a commit that was cut short is finished first, if `options` and the disk allow
    /// writing. If they do not, its end is shown from memory, and `Finding.PendingCommit` says so.
    public static Pack open(Path folder, PackOptions options) throws IOException {
        requireNonNull(folder, "folder");
        requireNonNull(options, "options");
        return open(folder, options, filesFor(options));
    }

    /// Opens a pack with the standard options: writable, `ATOMIC`.
    public static Pack open(Path folder) throws IOException {
        return open(folder, PackOptions.standard());
    }

    /// Makes a new, empty pack with the standard options and opens it.
    ///
    /// @throws DirectoryNotEmptyException if something is in the folder
    public static Pack create(Path folder) throws IOException {
        return create(folder, PackOptions.standard());
    }

    /// Makes a new, empty pack and opens it; the folder must not be there, or be empty. Its parent must be there.
    ///
    /// @throws DirectoryNotEmptyException if something is in it
    public static Pack create(Path folder, PackOptions options) throws IOException {
        requireNonNull(folder, "folder");
        requireNonNull(options, "options");
        return create(folder, options, filesFor(options));
    }

    /// Opens a pack whose changes go through `durable`.
    static Pack open(Path folder, PackOptions options, DurableFiles durable) throws IOException {
        // Whatever is not a folder is named by the inspection.
        var root = Files.isDirectory(folder) ? folder.toRealPath() : folder;
        var loading = new LoadOptions(options.access() == PackOptions.Access.WRITE, options.lockWait(),
                options.links() == PackOptions.Links.FOLLOW_TO_READ);
        return new Pack(OpenPack.of(root, loading, durable), options);
    }

    static Pack create(Path folder, PackOptions options, DurableFiles durable) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var children = Files.newDirectoryStream(folder)) {
                if (children.iterator().hasNext()) {
                    throw new DirectoryNotEmptyException(folder.toString());
                }
            }
        } else {
            durable.createDirectory(folder);
        }
        try (var manifest = durable.open(folder.resolve(PackLayout.MANIFEST), Opening.CREATE_NEW)) {
            manifest.write(0, ByteBuffer.wrap(ManifestCodec.encode(Manifest.EMPTY)));
            manifest.force();
        }
        durable.syncDirectory(folder);
        return open(folder, options, durable);
    }

    /// The real path of the folder.
    public Path path() {
        return open.root();
    }

    /// What tells the folder that the pack was read from apart from others, in a form that can be compared and stored; empty where the
    /// system has nothing of the kind. A folder that is moved on its disk keeps it; one that takes its place has another.
    public String folderIdentity() {
        return open.folder().identity();
    }

    /// The same of a folder that is not open; empty also if it is not there.
    public static String folderIdentity(Path folder) throws IOException {
        return FileStamp.of(folder).identity();
    }

    /// How it was opened.
    public PackOptions options() {
        return options;
    }

    /// What the [#findings] come to, as of the last reading.
    public Verdict verdict() {
        return Verdict.of(open.state().findings());
    }

    /// All that is not as it should be, as of the last reading.
    public List<Finding> findings() {
        return open.state().findings();
    }

    /// Files that programs which died have left, as of the last reading, by name. Those that are not among the [#findings] hold nothing of the pack:
    /// a save that was killed had begun to write them.
    public List<Finding.LeftoverFile> leftovers() {
        return open.state().leftovers();
    }

    /// Whether the pack is at its path. It is not if its folder is gone, nor if there is a folder without the manifest that the pack had, as at
    /// the place of a disk that is not connected. It may come back.
    public boolean isThere() {
        return open.isThere();
    }

    /// Why changes are refused; empty if they are accepted. While the pack is not there nothing is said of it: it is as it was once it is back.
    public Optional<ReadOnlyPackException.Reason> readOnlyReason() {
        return open.readOnlyReason();
    }

    /// Whether [#acceptFindings] would allow something that waits for a decision: writing at all, or writing over bytes that belong to no array.
    public boolean canAcceptFindings() {
        return open.canAcceptFindings();
    }

    /// The user's decision to write nevertheless: the pack is used as it is shown, and the data that the findings name may be lost. Arrays that lie
    /// in one file still cannot be changed. Where a commit that was cut short is given up the pack is read again, as by [#reload]; what it had put
    /// aside stays for the user to decide about.
    ///
    /// @throws ChangedOutsideException if that commit is not as it was found; [#reload] and ask again
    /// @throws IOException if what it had put aside cannot be given back; nothing is given up then
    public void acceptFindings() throws IOException {
        open.acceptFindings();
    }

    /// All arrays by name, unreadable ones among them.
    public List<StoredArray> arrays() {
        return open.state().arrays().values().stream().map(StoredArray::new).toList();
    }

    /// The array of this name, also an unreadable one, as of the last reading; empty if there is none. Reads nothing.
    public Optional<StoredArray> find(String name) {
        requireNonNull(name, "name");
        return open.state().find(name).map(StoredArray::new);
    }

    /// The array of this name, also an unreadable one, as of the last reading. Reads nothing.
    ///
    /// @throws NoSuchArrayException if there is none
    public StoredArray array(String name) {
        requireNonNull(name, "name");
        return new StoredArray(open.arrayIn(open.state(), name));
    }

    /// Why a new array cannot have this name; empty if it can. Reads nothing.
    public Optional<NameFault> whyNotName(String name) {
        return whyNotName(name, Set.of());
    }

    /// Why an array cannot have this name once these ones have given up theirs; empty if it can. Reads nothing.
    public Optional<NameFault> whyNotName(String name, Collection<String> givenUp) {
        requireNonNull(name, "name");
        requireNonNull(givenUp, "givenUp");
        try {
            open.requireFreeName(open.state(), name, givenUp);
            return Optional.empty();
        } catch (InvalidNameException invalid) {
            return Optional.of(invalid.fault());
        } catch (ArrayExistsException exists) {
            return Optional.of(new NameFault.Taken(exists.array()));
        }
    }

    /// Counts commits and reloads.
    public long generation() {
        return open.generation();
    }

    /// Starts to collect changes. Nothing is written before its `commit`.
    public Transaction begin() {
        open.requireOpen();
        var seen = open.state();
        return new Transaction(open, seen, OpenPack.nextStampMicros(seen));
    }

    /// Whether another process changed the manifest, a data file or a bitmap since the pack was read, or put another folder in its place.
    /// Looks at sizes, times and identities. Commits of this process are none of these.
    public boolean hasChangedOutside() throws IOException {
        return open.hasChangedOutside();
    }

    /// Makes sure that the folder at the path is the one that was read last.
    ///
    /// @throws ChangedOutsideException if another one has taken its place
    public void requireSameFolder() throws IOException {
        open.requireSameFolder();
    }

    /// Reads the pack from the disk again.
    ///
    /// @throws NoSuchFileException if it is not there
    public void reload() throws IOException {
        open.reload();
    }

    /// What compacting these arrays would do, exact to the byte. Reads nothing but what is known already.
    ///
    /// @throws NoSuchArrayException if one of them is not there
    /// @throws numpack.engine.error.ArrayUnreadableException if one of them cannot be read
    public CompactionPlan planCompaction(Collection<String> names) {
        requireNonNull(names, "names");
        return open.planCompaction(names);
    }

    /// Compacts the arrays of a plan in one commit: dropped rows are removed from the disk permanently. Progress counts bytes of the old rows.
    ///
    /// @throws StaleArrayException      if an array is not as it was when the plan was made
    /// @throws ChangedOutsideException  if another program has changed an array since
    /// @throws NotEnoughSpaceException  before the first byte is written
    /// @throws java.util.concurrent.CancellationException if cancelled; nothing is changed then
    /// @throws NotReadAgainException    if it was done, but the pack could not be read afterwards
    public CompactionReport compact(CompactionPlan plan, Progress progress) throws IOException {
        requireNonNull(plan, "plan");
        requireNonNull(progress, "progress");
        var start = Instant.now();
        try (var transaction = begin()) {
            transaction.compact(plan).commit(progress);
        }
        return CompactionReport.of(plan, Duration.between(start, Instant.now()));
    }

    /// Removes every array from the pack permanently, also those that could be restored. Files that are not the pack's stay.
    public void reset() throws IOException {
        try (var transaction = begin()) {
            arrays().forEach(array -> transaction.remove(array.name()));
            transaction.commit(Progress.NONE);
        }
        open.forgetRemoved(new RemovedArrays(path()).keys());
    }

    /// An array that was removed and waits under this key, to be read as it was; empty if nothing waits there. Like every array of the
    /// pack it is stale once a commit has moved its files.
    public Optional<StoredArray> findRemoved(String key) throws IOException {
        requireNonNull(key, "key");
        return open.findRemoved(key).map(StoredArray::new);
    }

    /// Forgets removed arrays that wait under these keys: they cannot be brought back then.
    ///
    /// @throws ChangedOutsideException as for [#requireSameFolder]
    public void forgetRemoved(Collection<String> keys) throws IOException {
        requireNonNull(keys, "keys");
        open.forgetRemoved(keys);
    }

    /// Deletes some of the [#leftovers]; what is gone already is no failure.
    ///
    /// @throws ChangedOutsideException if one of them is none any more, or is not as it was found; none is deleted then
    public void removeLeftovers(Collection<Finding.LeftoverFile> leftovers) throws IOException {
        requireNonNull(leftovers, "leftovers");
        open.removeLeftovers(leftovers);
    }

    /// Syncs what small `DURABLE` commits have left to later, so that any program finds it after a power loss; see [numpack.engine.change.Durability].
    /// Returns at once if nothing waits.
    ///
    /// @throws ChangedOutsideException as for [#requireSameFolder]
    public void checkpoint() throws IOException {
        open.checkpoint();
    }

    /// Adds a listener, which receives each event on the thread that caused it. What it throws is logged and not passed on.
    public void addListener(Consumer<PackEvent> listener) {
        requireNonNull(listener, "listener");
        open.addListener(listener);
    }

    /// Removes a listener; one that is not there is no failure.
    public void removeListener(Consumer<PackEvent> listener) {
        requireNonNull(listener, "listener");
        open.removeListener(listener);
    }

    /// Ends the use of the pack; what was committed is on the disk already. Closing twice is closing once.
    @Override
    public void close() throws IOException {
        open.close();
    }

    @Override
    public String toString() {
        return open.root().toString();
    }


    private static DurableFiles filesFor(PackOptions options) {
        return switch (options.durability()) {
            case ATOMIC -> DurableFiles.unsynced();
            case DURABLE -> DurableFiles.synced();
        };
    }

    /// The open pack behind this front door.
    OpenPack opened() {
        return open;
    }
}
