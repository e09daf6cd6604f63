package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import numpack.engine.StoredArray;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.history.OutsideNumbers;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.BaseWindow;
import numpack.engine.draft.state.RowMoves;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// An array of a snapshot that can be read.
///
/// @param draft    what tells the arrays of its draft from those of others
/// @param state    what it is
/// @param closings its compactions until then, oldest first
/// @param outside  the times that another program was seen to have renumbered its rows since the draft was opened, oldest first
record LaidArray(Object draft, ArrayState state, List<KnownArray.Closing> closings, List<OutsideNumbers> outside) implements DraftArray {
    @Override
    public String name() {
        return state.name();
    }

    @Override
    public long id() {
        return state.id();
    }

    @Override
    public boolean isReadable() {
        return true;
    }

    @Override
    public Optional<Finding> trouble() {
        return Optional.empty();
    }

    @Override
    public DType dtype() {
        return state.base().dtype();
    }

    @Override
    public Shape shape() {
        return state.shape();
    }

    @Override
    public Shape physicalShape() {
        return state.physicalShape();
    }

    @Override
    public Optional<StoredArray> base() {
        return state.base().stored();
    }

    @Override
    public boolean isNew() {
        return base().isEmpty();
    }

    @Override
    public boolean isSameArrayAs(DraftArray other) {
        return switch (other) {
            case LaidArray laid -> laid.draft == draft && laid.id() == id();
            case UnreadableArray unreadable -> unreadable.draft() == draft && unreadable.id() == id();
            default -> false;
        };
    }

    @Override
    public long droppedCount() {
        return state.droppedCount();
    }

    @Override
    public long physicalRow(long logicalRow) {
        return state.physicalRow(logicalRow);
    }

    @Override
    public long liveRowsBefore(long physicalRow) {
        return state.liveRowsBefore(physicalRow);
    }

    @Override
    public boolean isLive(long physicalRow) {
        return state.isLive(physicalRow);
    }

    @Override
    public RowSet droppedRows(long from, long to) {
        return state.droppedRows(from, to);
    }

    @Override
    public Optional<RowSet> rowsNow(DraftArray earlier, RowSet rows) {
        if (!(earlier instanceof LaidArray then) || !isSameArrayAs(then)) {
            return Optional.empty();
        }
        if (outside.size() > then.outside.size()) {
            boolean isOne = outside.size() == then.outside.size() + 1 && closings.size() == then.closings.size();
            return isOne ? rowsNow(then, outside.getLast(), rows) : Optional.empty();
        }
        var moves = RowMoves.identity();
        var space = then.state.space();
        // Clearing the history forgets old compactions, and renumbers nothing.
        for (var closing : closings.subList(Math.min(then.closings.size(), closings.size()), closings.size())) {
            moves = moves.then(RowMoves.between(space, closing.space())).then(RowMoves.closingUp(closing.live()));
            space = RowSpace.of(closing.live().size());
        }
        return Optional.of(ArrayState.within(moves.then(RowMoves.between(space, state.space())).now(rows), 0, state.rows()));
    }

    @Override
    public boolean keepsNumbers(DraftArray earlier) {
        return earlier instanceof LaidArray then && isSameArrayAs(then) && outside.size() == then.outside.size() && closings.size() <= then.closings.size()
                && RowMoves.between(then.state.space(), state.space()).keepsNumbers();
    }

    /// Rows that are not saved yet have their names; only those of the pack were numbered by another program.
    private Optional<RowSet> rowsNow(LaidArray then, OutsideNumbers numbers, RowSet rows) {
        var unsaved = RowMoves.between(then.state.space(), state.space()).now(ArrayState.within(rows, then.state.baseRows(), then.state.rows()));
        return numbers.now(ArrayState.within(rows, 0, then.state.baseRows())).map(saved -> ArrayState.within(saved.union(unsaved), 0, state.rows()));
    }

    @Override
    public LazyArray source() {
        return state.source();
    }

    @Override
    public LazyArray physicalSource() {
        return state.physicalSource();
    }

    @Override
    public BitSet editedIn(Box physicalBox) throws IOException {
        var edited = new BitSet();
        var box = physicalShape().ndim() == 0 ? Box.all(Windows.shape(physicalShape())) : physicalBox;
        long cells = box.cellCount();
        if (cells == 0) {
            return edited;
        }
        var rows = box.rows();
        if (!state.layers().touchesRows(rows.lowest(), rows.highest() + 1)) {
            return edited;
        }
        int itemSize = dtype().itemSize();
        var now = new byte[Math.toIntExact(cells * itemSize)];
        Windows.read(physicalSource(), box, MemorySegment.ofArray(now));
        new BaseWindow(state, box).differences(now, itemSize, edited);
        return edited;
    }

    @Override
    public boolean isRowUnsaved(long physicalRow) {
        return physicalRow >= state.baseRows();
    }

    @Override
    public int unsavedEdits() {
        return state.edits();
    }

    @Override
    public RowSet editedRows() {
        return state.layers().rows();
    }

    @Override
    public RowSet unsavedDrops() {
        return state.dropped();
    }

    @Override
    public RowSet unsavedRestores() {
        return state.restored();
    }

    @Override
    public long[] editedRowMarks(int buckets) {
        return marks(editedRows(), buckets);
    }

    @Override
    public long[] droppedRowMarks(int buckets) {
        return marks(state.dropped(), buckets);
    }

    private long[] marks(RowSet rows, int buckets) {
        var marks = new long[buckets];
        long from = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            long to = state.rows() / buckets * (bucket + 1) + state.rows() % buckets * (bucket + 1) / buckets;
            marks[bucket] = rows.rank(to) - rows.rank(from);
            from = to;
        }
        return marks;
    }
}
