package numpack.engine;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import numpack.engine.change.ArrayStamp;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.lazy.LazyArray;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.RowNumbers;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// An array in a pack. It describes one state: after a commit that changed the array, of whichever process of ours, or a reload
/// that found it changed, ask the pack again; reading through an old one throws `StaleArrayException`. All that is read through one object
/// is of the same state, and never waits for commits to other arrays. Two of the same state are equal. Safe for many threads.
///
/// *Physical* rows are the slots in the file, dropped ones among them; *logical* rows are the live ones, counted from 0. A 0-d array is
/// one row.
public final class StoredArray implements RowNumbers {
    private final LoadedArray loaded;

    StoredArray(LoadedArray loaded) {
        this.loaded = loaded;
    }

    /// Its name when the pack was read.
    public String name() {
        return loaded.name();
    }

    /// Whether its elements can be read. If not, [#trouble] says why.
    public boolean isReadable() {
        return loaded.isReadable();
    }

    /// Why it cannot be read.
    public Optional<Finding> trouble() {
        return loaded.trouble();
    }

    /// All that is not as it should be with this array.
    public List<Finding> findings() {
        return loaded.findings();
    }

    /// @throws numpack.engine.error.ArrayUnreadableException if the array cannot be read
    public DType dtype() {
        return loaded.dtype();
    }

    /// What the manifest says of dtype and shape, as text, also for an array that cannot be read: `float32 (1000, 128)`.
    public String declaredForm() {
        return loaded.declaredForm();
    }

    /// Logical shape: axis 0 counts live rows.
    ///
    /// @throws numpack.engine.error.ArrayUnreadableException if the array cannot be read
    public Shape shape() {
        return loaded.shape();
    }

    /// Shape with dropped rows.
    ///
    /// @throws numpack.engine.error.ArrayUnreadableException if the array cannot be read
    public Shape physicalShape() {
        return loaded.physicalShape();
    }

    /// Bytes of all physical rows.
    ///
    /// @throws numpack.engine.error.ArrayUnreadableException if the array cannot be read
    public long dataBytes() {
        return loaded.dataBytes();
    }

    /// When it was changed last, in microseconds since 1970, as its entry says.
    public long lastModifiedMicros() {
        return loaded.lastModifiedMicros();
    }

    /// What tells it from the same array before or after a change, to be compared and stored. Reads nothing.
    public ArrayStamp stamp() {
        return loaded.stamp();
    }

    /// When one of its files was changed last, as the system said when the pack was read. What another program writes through a memory map may come
    /// later by some time, and not move it before the system has written the pages that it had changed before. Asks no disk.
    public Instant filesModified() {
        return loaded.filesModified();
    }

    /// The identities of the files that hold its rows, in their order, in a form that can be compared and stored. A file keeps it when
    /// it grows or is written in place; one that takes its place has another. Empty parts are of files of which the system does not tell.
    public List<String> rowFiles() {
        return loaded.rowFiles();
    }

    /// How many rows are dropped.
    public long droppedCount() {
        return loaded.droppedCount();
    }

    /// Whether a physical row is live. O(1).
    public boolean isLive(long physicalRow) {
        return loaded.isLive(physicalRow);
    }

    /// {@inheritDoc}
    ///
    /// O(log n).
    @Override
    public long physicalRow(long logicalRow) {
        return loaded.physicalRow(logicalRow);
    }

    /// {@inheritDoc}
    ///
    /// O(1).
    @Override
    public long liveRowsBefore(long physicalRow) {
        return loaded.liveRowsBefore(physicalRow);
    }

    @Override
    public RowSet droppedRows(long from, long to) {
        return loaded.droppedRows(from, to);
    }

    /// Its logical rows, of the shape [#shape]. Costs nothing; reading a part costs what the part has. What is read is of the one state that this object
    /// describes, else the reading ends with `StaleArrayException`, or with `ChangedOutsideException` if another program has changed the files.
    ///
    /// @throws numpack.engine.error.ArrayUnreadableException if the array cannot be read
    public LazyArray source() {
        return loaded.source();
    }

    /// Its physical rows, dropped ones included, of the shape [#physicalShape]; else like [#source].
    ///
    /// @throws numpack.engine.error.ArrayUnreadableException if the array cannot be read
    public LazyArray physicalSource() {
        return loaded.physicalSource();
    }

    /// All logical rows, in memory.
    ///
    /// @throws IOException if the disk fails
    public NdArray load() throws IOException {
        return loaded.load();
    }

    /// Whether other folders have a file of it as a hard link: a copy made with `cp -al`, a cache. Such a file is replaced by a new one, not changed in place.
    /// Asks the disk; false where the system does not tell.
    public boolean isHardLinked() throws IOException {
        return loaded.isHardLinked();
    }

    /// Whether it is stored in segments (`.npkseg`) and not in one file.
    public boolean isSegmented() {
        return loaded.isSegmented();
    }

    /// The target of its file, if that is a symbolic link which is followed; such an array cannot be changed.
    public Optional<String> linkTarget() {
        return loaded.linkTarget();
    }

    /// The name of its data file or segment list, relative to the pack.
    public String file() {
        return loaded.file();
    }

    @Override
    public String toString() {
        return loaded.toString();
    }

    /// Says that bytes of it were seen to be other ones although its files have the same sizes and times. It counts as changed by another
    /// program until the pack is read again.
    public void distrust() {
        loaded.distrust();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredArray array && array.loaded == loaded;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(loaded);
    }

    /// The array as the packages behind the front door know it.
    LoadedArray loaded() {
        return loaded;
    }
}
