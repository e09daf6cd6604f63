package numpack.engine.draft;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import numpack.engine.StoredArray;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.lazy.LazyArray;
import numpack.engine.linked.ArrayRows;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;

/// An array of a draft at one moment: the stored array with unsaved steps laid over, or one that is not saved yet. Immutable, for all threads.
///
/// *Physical* rows are the slots of the file, dropped ones among them, then rows of unsaved appends; *logical* rows are the live ones.
public interface DraftArray extends ArrayRows {
    /// Why it cannot be read.
    Optional<Finding> trouble();

    /// @throws numpack.engine.error.ArrayUnreadableException if the dtype is unknown
    DType dtype();

    /// The array in the pack that lies below; empty for one that is not saved yet.
    Optional<StoredArray> base();

    /// Where its file lies, if that is a symbolic link which is followed; such an array cannot be changed.
    default Optional<String> linkTarget() {
        return base().flatMap(StoredArray::linkTarget);
    }

    /// Whether the pack does not have it yet.
    boolean isNew();

    /// Whether another is the same array at this or another moment, whatever it is called: one of the same draft. Arrays of other drafts may have the
    /// same [#id].
    boolean isSameArrayAs(DraftArray other);

    /// {@inheritDoc}
    ///
    /// O(log² n) at most.
    @Override
    long physicalRow(long logicalRow);

    /// {@inheritDoc}
    ///
    /// O(log n).
    @Override
    long liveRowsBefore(long physicalRow);

    /// Where rows that it had at an earlier moment of the same draft are now: physical rows, without those that are no longer there. Empty if they
    /// have other numbers that are not known. Reads nothing.
    ///
    /// @param earlier the array as it was then
    /// @param rows    physical rows, as they were numbered then
    Optional<RowSet> rowsNow(DraftArray earlier, RowSet rows);

    /// Whether every row that it has and had at an earlier moment of the same draft has the number that it had; rows may be gone, and others may have
    /// come. Reads nothing.
    ///
    /// @param earlier the array as it was then
    boolean keepsNumbers(DraftArray earlier);

    /// Its logical rows with the unsaved steps, of the shape [#shape]. Costs nothing; reading a part costs what the part and the edits in it have. Throws
    /// `StaleArrayException` once the array below was changed by a commit.
    ///
    /// @throws numpack.engine.error.ArrayUnreadableException if the array cannot be read
    LazyArray source();

    /// Its physical rows, of the shape [#physicalShape]; else like [#source].
    ///
    /// @throws numpack.engine.error.ArrayUnreadableException if the array cannot be read
    LazyArray physicalSource();

    /// Which cells of a box differ from what is saved, one bit for each cell in C order. Reads the box.
    ///
    /// @param physicalBox within the physical shape
    BitSet editedIn(Box physicalBox) throws IOException;

    /// Whether a row was appended since the last save.
    boolean isRowUnsaved(long physicalRow);

    /// How many of the draft's unsaved steps change it: what is reverted at once is one edit, also if it does many things.
    int unsavedEdits();

    /// The physical rows that edits since the last save have changed or appended. A row whose cells were set back to what is saved may be among them.
    RowSet editedRows();

    /// Rows dropped since the last save.
    RowSet unsavedDrops();

    /// Rows made live again since the last save.
    RowSet unsavedRestores();

    /// For marks along a scroll bar: the physical rows in `buckets` equal parts, and for each part how many of its rows hold edited cells or
    /// are appended (an upper bound where edits overlap).
    long[] editedRowMarks(int buckets);

    /// The same for rows dropped since the last save.
    long[] droppedRowMarks(int buckets);
}
