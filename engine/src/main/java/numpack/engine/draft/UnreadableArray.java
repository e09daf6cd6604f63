package numpack.engine.draft;

import java.util.BitSet;
import java.util.Optional;
import numpack.engine.StoredArray;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// An array of the pack that cannot be read, and therefore not be edited; its stored array says what is known and refuses the rest.
///
/// @param draft what tells the arrays of its draft from those of others
record UnreadableArray(Object draft, long id, StoredArray stored) implements DraftArray {
    @Override
    public String name() {
        return stored.name();
    }

    @Override
    public boolean isReadable() {
        return false;
    }

    @Override
    public Optional<Finding> trouble() {
        return stored.trouble();
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
    public Shape physicalShape() {
        return stored.physicalShape();
    }

    @Override
    public Optional<StoredArray> base() {
        return Optional.of(stored);
    }

    @Override
    public boolean isNew() {
        return false;
    }

    @Override
    public boolean isSameArrayAs(DraftArray other) {
        return switch (other) {
            case LaidArray laid -> laid.draft() == draft && laid.id() == id;
            case UnreadableArray unreadable -> unreadable.draft == draft && unreadable.id == id;
            default -> false;
        };
    }

    @Override
    public long droppedCount() {
        return stored.droppedCount();
    }

    @Override
    public long physicalRow(long logicalRow) {
        return stored.physicalRow(logicalRow);
    }

    @Override
    public long liveRowsBefore(long physicalRow) {
        return stored.liveRowsBefore(physicalRow);
    }

    @Override
    public boolean isLive(long physicalRow) {
        return stored.isLive(physicalRow);
    }

    @Override
    public RowSet droppedRows(long from, long to) {
        return stored.droppedRows(from, to);
    }

    @Override
    public Optional<RowSet> rowsNow(DraftArray earlier, RowSet rows) {
        return Optional.empty();
    }

    @Override
    public LazyArray source() {
        return stored.source();
    }

    @Override
    public LazyArray physicalSource() {
        return stored.physicalSource();
    }

    @Override
    public BitSet editedIn(Box physicalBox) {
        return new BitSet();
    }

    @Override
    public boolean isRowUnsaved(long physicalRow) {
        return false;
    }

    @Override
    public int unsavedEdits() {
        return 0;
    }

    @Override
    public boolean keepsNumbers(DraftArray earlier) {
        return false;
    }

    @Override
    public RowSet editedRows() {
        return RowSet.empty();
    }

    @Override
    public RowSet unsavedDrops() {
        return RowSet.empty();
    }

    @Override
    public RowSet unsavedRestores() {
        return RowSet.empty();
    }

    @Override
    public long[] editedRowMarks(int buckets) {
        return new long[buckets];
    }

    @Override
    public long[] droppedRowMarks(int buckets) {
        return new long[buckets];
    }
}
