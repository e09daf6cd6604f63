package numpack.engine;

import java.util.Optional;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// An array as it lies in a pack. It describes one state: after a commit that changed the array, or a reload, ask the pack again; reading
/// through an old one throws `ChangedOutsideException`.
///
/// *Physical* rows are the slots in the file, dropped ones among them; *logical* rows are the live ones, counted from 0.
public interface StoredArray {
    String name();

    /// Whether its elements can be read. If not, [#trouble] says why, and only name and what the manifest says are known.
    boolean isReadable();

    /// Why it cannot be read.
    Optional<Finding> trouble();

    /// @throws numpack.engine.error.ArrayUnreadableException if the dtype is unknown
    DType dtype();

    /// Logical shape: axis 0 counts live rows.
    Shape shape();

    /// Shape with dropped rows.
    Shape physicalShape();

    /// Bytes of its data files, dropped rows included.
    long dataBytes();

    ArrayStamp stamp();

    /// How many rows are dropped.
    long droppedCount();

    /// Whether a physical row is live. O(1).
    boolean isLive(long physicalRow);

    /// The physical row of a logical one. O(log n).
    long physicalRow(long logicalRow);

    /// How many live rows lie before a physical one; for a live row that is its logical number. O(1).
    long liveRowsBefore(long physicalRow);

    /// The dropped rows among `from` (inclusive) to `to` (exclusive).
    RowSet droppedRows(long from, long to);

    /// Its logical rows. Reading costs what is asked for.
    LazySource source();

    /// Its physical rows, dropped ones included.
    LazySource physicalSource();

    /// Whether it lies in segments (`.npkseg`) and not in one file.
    boolean isSegmented();

    /// The name of its data file or segment list, relative to the pack.
    String file();
}
