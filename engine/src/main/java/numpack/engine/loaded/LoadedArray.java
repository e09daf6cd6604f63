package numpack.engine.loaded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numpack.engine.change.ArrayStamp;
import numpack.engine.dtype.DType;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding;
import numpack.engine.error.StaleArrayException;
import numpack.engine.format.ArrayFiles;
import numpack.engine.format.ArrayFiles.DataFile;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.TopNames;
import numpack.engine.format.TroubleLook;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.internal.DiskWork;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.rows.Bools;
import numpack.engine.rows.RowFile;
import numpack.engine.rows.RowPart;
import numpack.engine.rows.RowReader;
import numpack.engine.rows.StoredRows;
import numpack.engine.rows.bitmap.BitmapForm;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.rows.live.RowMap;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowNumbers;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.storage.lock.LastTouch;
import org.jspecify.annotations.Nullable;

/// An array as it lies in a pack. It describes one state: after a commit that changed the array, of whichever process of ours, or a reload
/// that found it changed, ask the pack again; reading through an old one throws `StaleArrayException`. All that is read through one object
/// is of the same state, and never waits for commits to other arrays. Safe for many threads.
///
/// *Physical* rows are the slots in the file, dropped ones among them; *logical* rows are the live ones, counted from 0. A 0-d array is
/// one row.
public final class LoadedArray implements RowNumbers {
    private static final int ATTEMPTS = 4;

    private final Path pack;
    private final AccessGate gate;
    private final ArrayFiles files;
    private final @Nullable Rows rows;
    private final List<Finding> bitmapFindings;
    private final ArrayLook look;
    private final LastTouch touch;
    private volatile boolean isStale;
    private volatile boolean isDistrusted;

    private LoadedArray(Path pack, AccessGate gate, ArrayLook look, LastTouch touch, @Nullable Rows rows, List<Finding> bitmapFindings) {
        this.pack = pack;
        this.gate = gate;
        this.look = look;
        this.touch = touch;
        this.files = look.files();
        this.rows = rows;
        this.bitmapFindings = List.copyOf(bitmapFindings);
    }

    static LoadedArray readable(Path pack, AccessGate gate, ArrayLook look, LastTouch touch, Rows rows, List<Finding> bitmapFindings) {
        return new LoadedArray(pack, gate, look, touch, rows, bitmapFindings);
    }

    static LoadedArray unreadable(Path pack, AccessGate gate, ArrayLook look, LastTouch touch, List<Finding> bitmapFindings) {
        return new LoadedArray(pack, gate, look, touch, null, bitmapFindings);
    }

    /// What is known of an array that can be read.
    ///
    /// @param live   which physical rows are live
    /// @param form   how its bitmap lies on disk
    /// @param file   its rows as bytes
    /// @param reader its rows as elements
    /// @param parts  the open files behind it
    public record Rows(LiveRows live, BitmapForm form, RowFile file, RowReader reader, List<RowPart> parts) {
        public Rows {
            parts = List.copyOf(parts);
        }
    }

    public String name() {
        return entry().name();
    }

    /// Whether its elements can be read. If not, [#trouble] says why.
    public boolean isReadable() {
        return rows != null;
    }

    /// Why it cannot be read.
    public Optional<Finding> trouble() {
        return isReadable() ? Optional.empty() : findings().stream()
                .filter(finding -> finding.effect() == Finding.Effect.ARRAY_UNREADABLE || finding instanceof Finding.UnknownDType)
                .findFirst();
    }

    /// All that is not as it should be with this array.
    public List<Finding> findings() {
        var all = new ArrayList<>(files.findings());
        all.addAll(bitmapFindings);
        return List.copyOf(all);
    }

    /// @throws ArrayUnreadableException if the array cannot be read
    public DType dtype() {
        return rows().reader().dtype();
    }

    /// What the manifest says of dtype and shape, as text, also for an array that cannot be read: `float32 (1000, 128)`.
    public String declaredForm() {
        var dtype = entry().dtype().map(DType::numpyName).orElse("dtype " + entry().dtypeCode());
        return dtype + " " + entry().rawShape();
    }

    /// Logical shape: axis 0 counts live rows.
    ///
    /// @throws ArrayUnreadableException if the array cannot be read
    public Shape shape() {
        return physicalShape().ndim() == 0 ? physicalShape() : physicalShape().withRows(rows().live().liveCount());
    }

    /// Shape with dropped rows.
    ///
    /// @throws ArrayUnreadableException if the array cannot be read
    public Shape physicalShape() {
        return rows().reader().physicalShape();
    }

    /// Bytes of all physical rows.
    ///
    /// @throws ArrayUnreadableException if the array cannot be read
    public long dataBytes() {
        return rows().file().sizeBytes();
    }

    /// When it was changed last, in microseconds since 1970, as its entry says.
    public long lastModifiedMicros() {
        return entry().lastModifiedMicros();
    }

    public ArrayStamp stamp() {
        var stamps = files.stamps().stream()
                .map(stamp -> "%d:%d:%s".formatted(stamp.size(), stamp.mtimeNanos(), stamp.key()))
                .collect(Collectors.joining(" "));
        var entry = entry();
        return new ArrayStamp(entry.lastModifiedMicros(),
                "%d %s %s %s%s".formatted(entry.dtypeCode(), entry.rawShape(), entry.dataFile(), stamps, look.mark()));
    }

    /// When one of its files was changed last, as the system said when they were looked at.
    public Instant filesModified() {
        return Instant.ofEpochSecond(0, files.stamps().stream().mapToLong(FileStamp::mtimeNanos).max().orElse(0));
    }

    /// What tells the files that its rows lie in apart from others, in their order, in a form that can be compared and stored. A file keeps it when
    /// it grows or is written in place; one that takes its place has another. Empty parts are of files of which the system does not tell.
    public List<String> rowFiles() {
        return files.dataFiles().stream().map(file -> file.at().stamp().identity()).toList();
    }

    /// How many rows are dropped.
    public long droppedCount() {
        return rows().live().droppedCount();
    }

    /// Whether a physical row is live. O(1).
    public boolean isLive(long physicalRow) {
        return asked(live -> live.isLive(physicalRow));
    }

    /// {@inheritDoc}
    ///
    /// O(log n).
    @Override
    public long physicalRow(long logicalRow) {
        return asked(live -> live.select(logicalRow));
    }

    /// {@inheritDoc}
    ///
    /// O(1).
    @Override
    public long liveRowsBefore(long physicalRow) {
        return asked(live -> live.rank(physicalRow));
    }

    @Override
    public RowSet droppedRows(long from, long to) {
        return from < to ? asked(live -> live.droppedRows(from, to)) : RowSet.empty();
    }

    /// Its logical rows, of the shape [#shape]. Costs nothing; reading a part costs what the part has. What is read is of the one state that this object
    /// describes, else the reading ends with `StaleArrayException`, or with `ChangedOutsideException` if another program has changed the files.
    ///
    /// @throws ArrayUnreadableException if the array cannot be read
    public LazyArray source() {
        return LazyArray.of(new GatedSource(StoredRows.of(rows().reader(), RowMap.of(rows().live()))));
    }

    /// Its physical rows, dropped ones included, of the shape [#physicalShape]; else like [#source].
    ///
    /// @throws ArrayUnreadableException if the array cannot be read
    public LazyArray physicalSource() {
        return LazyArray.of(new GatedSource(StoredRows.physical(rows().reader())));
    }

    /// All logical rows, in memory.
    ///
    /// @throws IOException if the disk fails
    public NdArray load() throws IOException {
        return source().load();
    }

    /// Whether other folders have a file of it as a hard link: a copy made with `cp -al`, a cache. Such a file is replaced by a new one, not changed in place.
    /// Asks the disk; false where the system does not tell.
    public boolean isHardLinked() throws IOException {
        var outcome = new boolean[1];
        gate.reading(() -> outcome[0] = look.isHardLinked());
        return outcome[0];
    }

    /// Whether it lies in segments (`.npkseg`) and not in one file.
    public boolean isSegmented() {
        return entry().isSegmented();
    }

    /// Where a file of it really lies, if that is a symbolic link which is followed; such an array cannot be changed.
    public Optional<String> linkTarget() {
        return files.findings().stream().flatMap(finding -> finding instanceof Finding.LinkFollowed(var _, var _, var target) ? Stream.of(target)
                : Stream.empty()).findFirst();
    }

    /// The name of its data file or segment list, relative to the pack.
    public String file() {
        return entry().dataFile();
    }

    @Override
    public String toString() {
        return name() + " " + declaredForm();
    }

    /// Says that bytes of it were seen to be other ones although its files have the same sizes and times. It counts as changed by another
    /// program until the pack is read again.
    public void distrust() {
        isDistrusted = true;
    }

    /// The file that the entry names, if it is there: without it NumPack finds nothing of the array.
    public Optional<PackFile> mainFile() {
        return isSegmented() ? files.segmentList() : files.dataFiles().stream().map(DataFile::at).findFirst();
    }

    public ArrayEntry entry() {
        return files.entry();
    }

    public ArrayFiles files() {
        return files;
    }

    public LastTouch lastTouch() {
        return touch;
    }

    /// Whether a commit of ours has touched it since it was looked up, or the pack has another object for it by now.
    public boolean isLeftBehind() throws IOException {
        return isStale || !touch.isStill(touch.known()) && !isOnlyItsGroupTouched();
    }

    /// Whether the array is as it was, and the commits that seemed to touch it touched others of its group. They are followed then. Costs a look
    /// at its files and the reading of the manifest.
    boolean isOnlyItsGroupTouched() throws IOException {
        return !isDistrusted && touch.followOthers(() -> look.isOfDisk(pack));
    }

    public StaleArrayException stale() {
        return new StaleArrayException(pack, name());
    }

    List<Finding> bitmapFindings() {
        return bitmapFindings;
    }

    /// @throws ArrayUnreadableException if the array cannot be read
    public Rows rows() {
        if (rows == null) {
            throw new ArrayUnreadableException(pack, name(), trouble().orElseThrow());
        }
        return rows;
    }

    /// Whether it can be read as it is here, and nothing is wrong with its files and its entry.
    boolean isSound() {
        return !isStale && isReadable() && files.findings().isEmpty();
    }

    /// Whether a later look at the pack found the array as it is here.
    boolean isStill(ArrayFiles found) throws IOException {
        return !isDistrusted && looksLike(found) && look.isStill();
    }

    /// The same as far as entry and stamps tell.
    public boolean looksLike(ArrayFiles found) {
        return !isStale && found.equals(files);
    }

    /// Whether a file of it is not as it was when it was read. Looks at nothing else.
    boolean hasChanged(FolderView view) throws IOException {
        return isDistrusted || hasOtherFiles(view) || !look.isStill();
    }

    /// Whether a file of it is not as it was when it was read.
    ///
    /// @param top the pack's, just listed
    boolean differsFrom(FolderView view, TopNames top) throws IOException {
        return isDistrusted || look.hasOtherFiles(pack, view, top) || !files.isReadable() && !TroubleLook.isTheSame(pack, view, files) || !look.isStill();
    }

    /// Whether a file of it has another stamp, is not where it was, or has come to be.
    public boolean hasOtherFiles(FolderView view) throws IOException {
        return look.hasOtherFiles(pack, view, TopNames.of(PackLayout.bitmapFile(name()).stream().toList()));
    }

    /// Closes the mappings of its files, each once the reads that use it have ended. A later read maps the file again.
    public void unmap() {
        if (rows != null) {
            rows.parts().forEach(part -> part.file().unmap());
        }
    }

    /// Its files are no longer what this object says.
    public void goStale() throws IOException {
        isStale = true;
        if (rows != null) {
            for (var part : rows.parts()) {
                part.file().close();
            }
        }
    }

    /// What is asked of its live rows. They stay as they were while a commit of this process writes over them, also where they are read
    /// from the file; no wait is needed. But for a moment the commit may have moved their file away; then they are asked once more when it is
    /// done. A commit of another process makes them stale.
    private <T> T asked(Function<LiveRows, T> question) {
        var live = rows().live();
        if (live.isInMemory()) {
            return question.apply(live);
        }
        var answer = new ArrayList<T>(1);
        try {
            gate.reading(() -> {
                long known = touch.known();
                try {
                    var first = question.apply(live);
                    if (isStale || touch.isStill(known)) {
                        answer.add(first);
                        return;
                    }
                } catch (ChangedOutsideException | UncheckedIOException away) {
                    // Asked once more below; if it was no commit, it fails again.
                }
                gate.betweenCommits(() -> answer.add(askedBetweenCommits(() -> question.apply(live))));
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return answer.getFirst();
    }

    private <T> T askedBetweenCommits(Supplier<T> question) throws IOException {
        // Commits to others of its group are followed before: a touch that is seen after may be that of a commit to it that was taken back.
        if (!isStale && isLeftBehind()) {
            throw stale();
        }
        long known = touch.known();
        T answer;
        try {
            answer = question.get();
        } catch (ChangedOutsideException | UncheckedIOException failed) {
            throw isLeftBehind() ? stale() : failed;
        }
        if (!isStale && !touch.isStill(known)) {
            throw stale();
        }
        return answer;
    }

    /// Reads rows of the one state that this object describes. A commit of ours says which arrays it is about before it changes them; so
    /// what was read is of this state if no commit has touched the array by then, and a failure without such a touch is one. What was read
    /// beside a touch is read again even if the array is as it was: the commit may have been about it, and have been taken back.
    public void read(DiskWork work) throws IOException {
        for (int attempt = 1; !isStale; attempt++) {
            long known = touch.known();
            try {
                work.run();
                if (touch.isStill(known)) {
                    return;
                }
            } catch (IOException | RuntimeException failed) {
                if (!isStale && touch.isStill(known)) {
                    throw failed;
                }
            }
            if (attempt < ATTEMPTS && isOnlyItsGroupTouched()) {
                continue;
            }
            // If the commit was one of this process to another array of the same group, the pack says so now.
            gate.awaitCommit();
            if (touch.known() == known) {
                break;
            }
        }
        throw stale();
    }

    private final class GatedSource implements LazySource {
        private final StoredRows stored;

        private GatedSource(StoredRows stored) {
            this.stored = stored;
        }

        @Override
        public DType dtype() {
            return stored.dtype();
        }

        @Override
        public Shape shape() {
            return stored.shape();
        }

        @Override
        public void read(Box box, MemorySegment into) throws IOException {
            gate.reading(() -> LoadedArray.this.read(() -> stored.read(box, into)));
            normalize(box, into);
        }

        @Override
        public void read(long[] wanted, Box box, MemorySegment into) throws IOException {
            gate.reading(() -> LoadedArray.this.read(() -> stored.read(wanted, box, into)));
            normalize(box, into);
        }

        /// Files may hold any byte for true; what is read has 0 or 1.
        private void normalize(Box box, MemorySegment into) {
            Bools.normalize(dtype(), into.asSlice(0, box.cellCount() * dtype().itemSize()));
        }
    }
}
