package numpack.app.session.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import numpack.app.selection.Span;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Region;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// How the rows and columns of a grid lie in one array. Immutable; making one costs the number of axes.
///
/// Positions on axis 0 are counted in one of three ways. Usually they are *logical*: dropped rows do not exist. When dropped
/// rows are shown they are *physical*, so that dropped ones stand where they were. With a step other than 1 or -1 rows
/// are left out anyway, dropped ones with them, and counting stays logical. Where a [RowView] lists rows, they are places in the list.
public final class CellSpace {
    /// In place of an axis: nothing runs along the columns (1-d), or along the rows either (0-d).
    public static final int NO_AXIS = -1;

    private final DraftArray array;
    private final int rowAxis;
    private final int columnAxis;
    private final Box slices;
    private final RowPositions positions;

    private CellSpace(DraftArray array, int rowAxis, int columnAxis, Box slices, RowPositions positions) {
        this.array = array;
        this.rowAxis = rowAxis;
        this.columnAxis = columnAxis;
        this.slices = slices;
        this.positions = positions;
    }

    /// Live rows only.
    ///
    /// @param rowAxis the axis along the rows, or [#NO_AXIS]
    /// @param columnAxis the axis along the columns, or [#NO_AXIS]
    /// @param slices one for each axis, in logical rows; those of other axes have one position
    public static CellSpace ofLiveRows(DraftArray array, int rowAxis, int columnAxis, Box slices) {
        return new CellSpace(array, rowAxis, columnAxis, slices, new RowPositions.Live(array));
    }

    /// The same with dropped rows between the live ones, where axis 0 runs along the grid and leaves nothing out.
    public static CellSpace withDroppedRows(DraftArray array, int rowAxis, int columnAxis, Box slices) {
        var isShown = (rowAxis == 0 || columnAxis == 0) && array.droppedCount() > 0
                && Math.abs(slices.rows().step()) == 1;
        if (!isShown) {
            return ofLiveRows(array, rowAxis, columnAxis, slices);
        }
        return new CellSpace(array, rowAxis, columnAxis, slices.withRows(physical(array, slices.rows())), new RowPositions.All(array));
    }

    /// The rows of a list, whether they are dropped or not, in its order; axis 0 runs along the grid.
    ///
    /// @param slices those of other axes than axis 0 count
    /// @param list   by the numbers that rows have in the array
    public static CellSpace listed(DraftArray array, int rowAxis, int columnAxis, Box slices, RowView.Listed list) {
        return new CellSpace(array, rowAxis, columnAxis, slices.withRows(Slice.all(list.count())), new RowPositions.Listed(array, list));
    }

    /// The physical rows from the first to the last of a slice of logical ones, and dropped ones up to the next live row
    /// outside it.
    private static Slice physical(DraftArray array, Slice logical) {
        var rows = array.shape().rowCount();
        var physicalRows = array.physicalShape().rowCount();
        if (logical.count() == 0) {
            return rows == 0 ? Slice.all(physicalRows) : logical;
        }
        var low = Math.min(logical.start(), logical.last());
        var high = Math.max(logical.start(), logical.last());
        var from = low == 0 ? 0 : array.physicalRow(low);
        var to = high == rows - 1 ? physicalRows : array.physicalRow(high + 1);
        return logical.step() > 0 ? Slice.of(from, to - from) : new Slice(to - 1, to - from, -1);
    }

    public DraftArray array() {
        return array;
    }

    public int rowAxis() {
        return rowAxis;
    }

    public int columnAxis() {
        return columnAxis;
    }

    /// Rows of the grid, 1 if no axis runs along them; 0 if there is no element at all.
    public long rowCount() {
        return slices.isEmpty() ? 0 : count(rowAxis);
    }

    /// Columns of the grid, 1 if no axis runs along them.
    public long columnCount() {
        return count(columnAxis);
    }

    /// Whether dropped rows may stand between the live ones.
    public boolean showsDropped() {
        return positions.holdsDropped();
    }

    /// The rows that are listed; empty where all of them are shown that axes and dropped rows leave.
    public Optional<RowView.Listed> listed() {
        return positions instanceof RowPositions.Listed listed ? Optional.of(listed.list()) : Optional.empty();
    }

    /// Whether rows do not stand in file order.
    boolean isSorted() {
        return positions instanceof RowPositions.Listed(_, RowView.Sorted _);
    }

    /// Whether whole rows of the array can be meant by whole rows or columns of the grid.
    public boolean hasRowsInSight() {
        return rowAxis == 0 || columnAxis == 0;
    }

    /// Whether the cells of this grid row belong to a dropped row.
    public boolean isRowDropped(long gridRow) {
        return rowAxis == 0 && positions.isDropped(slices.rows().position(gridRow));
    }

    /// Whether the cells of this grid column belong to a dropped row.
    public boolean isColumnDropped(long gridColumn) {
        return columnAxis == 0 && positions.isDropped(slices.rows().position(gridColumn));
    }

    /// What stands for a position: the index on its axis, for a live row its logical number; empty for a dropped row and
    /// where no axis runs.
    public OptionalLong rowIndex(long gridRow) {
        return index(rowAxis, gridRow);
    }

    /// The same for a column.
    public OptionalLong columnIndex(long gridColumn) {
        return index(columnAxis, gridColumn);
    }

    /// Where an axis stands that runs neither along the rows nor along the columns.
    public long fixedIndex(int axis) {
        return slices.slice(axis).start();
    }

    /// The grid row of an index on the row axis (for rows a logical one); empty if the slice leaves it out.
    public OptionalLong rowOf(long index) {
        return gridPosition(rowAxis, index);
    }

    /// The grid column of an index on the column axis; empty if the slice leaves it out.
    public OptionalLong columnOf(long index) {
        return gridPosition(columnAxis, index);
    }

    /// The grid row nearest to a physical row, if axis 0 runs along the rows in file order: for marks.
    public OptionalLong rowNearPhysical(long physicalRow) {
        if (rowAxis != 0 || rowCount() == 0) {
            return OptionalLong.empty();
        }
        var slice = slices.rows();
        var position = Math.min(positions.positionFrom(physicalRow), positions.count() - 1);
        if (position < slice.lowest() || position > slice.highest()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((position - slice.start()) / slice.step());
    }

    /// The grid rows that show positions `first` to `last` of the row axis, from the lowest to the highest; 0 where no axis runs along the
    /// rows, empty if the slice leaves all of them out. On axis 0 positions are physical where dropped rows are shown, places where rows are listed, else logical.
    public Optional<Span> rowsOf(long first, long last) {
        return span(rowAxis, first, last);
    }

    /// The same for columns.
    public Optional<Span> columnsOf(long first, long last) {
        return span(columnAxis, first, last);
    }

    private Optional<Span> span(int axis, long first, long last) {
        return axis == NO_AXIS ? Optional.of(new Span(0, 0)) : spanIn(slices.slice(axis), first, last == Long.MAX_VALUE ? last : last + 1);
    }

    /// Where a slice shows positions `from` to `to` of its axis, the latter excluded; empty if it leaves all of them out.
    static Optional<Span> spanIn(Slice slice, long from, long to) {
        var indices = slice.indicesIn(from, to);
        return indices.count() == 0 ? Optional.empty() : Optional.of(new Span(indices.start(), indices.last()));
    }

    /// Whether only the disk tells the physical row of a position, or which rows are dropped.
    public boolean hasDroppedRows() {
        return slices.ndim() > 0 && array.droppedCount() > 0;
    }

    /// Whether only the disk tells what stands before the rows.
    public boolean asksForRows() {
        return showsDropped() && rowAxis == 0;
    }

    /// Whether only the disk tells what stands over the columns.
    public boolean asksForColumns() {
        return showsDropped() && columnAxis == 0;
    }

    /// Where a cell lies.
    public CellPlace place(long gridRow, long gridColumn) {
        return place(slices.ndim() == 0 ? 0 : physicalRow(position(0, gridRow, gridColumn)), gridRow, gridColumn);
    }

    /// Where a cell lies whose physical row is known.
    public CellPlace place(long physicalRow, long gridRow, long gridColumn) {
        var offset = 0L;
        var shape = array.physicalShape();
        for (var axis = 1; axis < slices.ndim(); axis++) {
            offset = offset * shape.length(axis) + position(axis, gridRow, gridColumn);
        }
        return new CellPlace(physicalRow, offset);
    }

    /// The rows of the array that rows `first` to `last` of the grid stand for, if axis 0 runs along them.
    public Optional<RowSet> physicalOfRows(long first, long last) {
        return rowAxis == 0 ? Optional.of(positions.live(forward(part(0, first, last - first + 1)))) : Optional.empty();
    }

    /// The rows of the array that columns `first` to `last` of the grid stand for, if axis 0 runs along them.
    public Optional<RowSet> physicalOfColumns(long first, long last) {
        return columnAxis == 0 ? Optional.of(positions.live(forward(part(0, first, last - first + 1)))) : Optional.empty();
    }

    /// All rows of the array that are shown, physical, dropped ones among them; axis 0 runs along the grid.
    public RowSet allRows() {
        var all = forward(slices.rows());
        return listed().map(RowView.Listed::rows).orElseGet(() -> positions.live(all).union(positions.dropped(all)));
    }

    /// The dropped rows shown between rows `first` and `last` of the grid, physical.
    public RowSet droppedOfRows(long first, long last) {
        return rowAxis == 0 ? dropped(first, last) : RowSet.empty();
    }

    /// The dropped rows shown between columns `first` and `last` of the grid, physical.
    public RowSet droppedOfColumns(long first, long last) {
        return columnAxis == 0 ? dropped(first, last) : RowSet.empty();
    }

    /// The box of a rectangle of the grid, for reading and writing.
    public CellBox box(long firstRow, long rows, long firstColumn, long columns) {
        var box = new Slice[slices.ndim()];
        for (var axis = 0; axis < box.length; axis++) {
            var part = axis == rowAxis ? part(axis, firstRow, rows)
                    : axis == columnAxis ? part(axis, firstColumn, columns) : slices.slice(axis);
            box[axis] = forward(part);
        }
        return new CellBox(this, Box.of(box), rows, columns);
    }

    /// The cells of a rectangle as the draft writes them: dropped rows are left out.
    public Region region(CellBox box) {
        var rows = slices.ndim() == 0 ? RowSet.of(0) : positions.live(box.slices().rows());
        return new Region(rows, box.slices().inRow());
    }

    /// The same positions in a later state of the array, if cells that are wanted are the same ones there.
    ///
    /// @param wanted boxes of this space
    public Optional<CellSpace> on(DraftArray later, List<CellBox> wanted) {
        var was = array.physicalShape();
        if (!later.isReadable() || later.dtype() != array.dtype() || !later.physicalShape().equals(was) && !later.physicalShape().hasRowsLike(was)) {
            return Optional.empty();
        }
        if (positions instanceof RowPositions.Listed(_, var list) && list.on(array, later).filter(now -> now == list).isEmpty()) {
            return Optional.empty();
        }
        var next = new CellSpace(later, rowAxis, columnAxis, slices, positions.of(later));
        return wanted.stream().allMatch(box -> next.hasRows(box) && next.region(box).equals(region(box))) ? Optional.of(next) : Optional.empty();
    }

    private boolean hasRows(CellBox box) {
        return slices.ndim() == 0 || box.slices().rows().count() == 0
                || box.slices().rows().last() < positions.count();
    }

    boolean isReversed(int axis) {
        return axis != NO_AXIS && slices.slice(axis).step() < 0;
    }

    RowPositions positions() {
        return positions;
    }

    RowPositions.Reading reading(Box box) {
        return box.ndim() == 0 ? new RowPositions.Reading(array.source(), box) : positions.reading(box);
    }

    /// The rows of a box in file order, where they are listed, dropped ones among them.
    public Optional<RowSet> listedRows(CellBox box) {
        return positions instanceof RowPositions.Listed listed ? Optional.of(listed.rows(box.slices().rows())) : Optional.empty();
    }

    /// For each of some positions on axis 0, which of their rows in file order it has.
    int[] ranks(Slice some) {
        var rows = ((RowPositions.Listed) positions).rows(some);
        var ranks = new int[Math.toIntExact(some.count())];
        for (int at = 0; at < ranks.length; at++) {
            ranks[at] = Math.toIntExact(rows.rank(positions.physical(some.position(at))));
        }
        return ranks;
    }

    /// The physical row of a position on axis 0.
    public long physicalRow(long position) {
        return positions.physical(position);
    }

    /// The rows that positions `first` to `last` of the grid stand for on the axis along which rows run.
    Optional<RowSet> rowsAt(long first, long last) {
        return physicalOfRows(first, last).or(() -> physicalOfColumns(first, last));
    }

    private RowSet dropped(long first, long last) {
        return positions.dropped(forward(part(0, first, last - first + 1)));
    }

    private long count(int axis) {
        return axis == NO_AXIS ? 1 : slices.slice(axis).count();
    }

    private long position(int axis, long gridRow, long gridColumn) {
        return slices.slice(axis).position(axis == rowAxis ? gridRow : axis == columnAxis ? gridColumn : 0);
    }

    private OptionalLong index(int axis, long at) {
        if (axis == NO_AXIS) {
            return OptionalLong.empty();
        }
        var position = slices.slice(axis).position(at);
        return axis == 0 ? positions.logical(position) : OptionalLong.of(position);
    }

    private OptionalLong gridPosition(int axis, long index) {
        if (axis == NO_AXIS || index < 0 || index >= array.shape().length(axis)) {
            return OptionalLong.empty();
        }
        long position = axis == 0 ? positions.positionOf(index) : index;
        long at = position < 0 ? -1 : slices.slice(axis).indexOf(position);
        return at < 0 ? OptionalLong.empty() : OptionalLong.of(at);
    }

    private Slice part(int axis, long first, long count) {
        return slices.slice(axis).then(Slice.of(first, count));
    }

    private static Slice forward(Slice slice) {
        return slice.step() > 0 || slice.count() == 0 ? slice : new Slice(slice.last(), slice.count(), -slice.step());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellSpace that && array == that.array && looksLike(that) && slices.equals(that.slices);
    }

    /// Whether a cell stands at the same place as in an earlier state of the array, so that its old text may stand in.
    public boolean looksLike(CellSpace other) {
        return array.id() == other.array.id() && array.dtype() == other.array.dtype() && rowAxis == other.rowAxis
                && columnAxis == other.columnAxis && positions.isLike(other.positions) && slices.ndim() == other.slices.ndim()
                && sameBeginnings(other);
    }

    /// Whether every cell that both show stands at the same place in both.
    public boolean standsLike(CellSpace other) {
        return positions.isLike(other.positions) && slices.ndim() == other.slices.ndim() && sameBeginnings(other)
                && (!hasRowsInSight() || array == other.array
                || hasSameNumbers(other.array) && (!(positions instanceof RowPositions.Live) || hasSameLiveRows(other.array)));
    }

    private boolean hasSameNumbers(DraftArray other) {
        var rows = RowSet.range(0, array.physicalShape().rowCount());
        return other.rowsNow(array, rows).filter(now -> now.equals(rows.within(0, other.physicalShape().rowCount()))).isPresent();
    }

    /// As far as that is to be seen without a look at the disk.
    private boolean hasSameLiveRows(DraftArray other) {
        return array.droppedCount() == 0 && other.droppedCount() == 0
                || array.droppedCount() == other.droppedCount() && array.base().equals(other.base()) && array.unsavedDrops().equals(other.unsavedDrops())
                && array.unsavedRestores().equals(other.unsavedRestores());
    }

    Slice slice(int axis) {
        return slices.slice(axis);
    }

    private boolean sameBeginnings(CellSpace other) {
        for (var axis = 0; axis < slices.ndim(); axis++) {
            var mine = slices.slice(axis);
            var theirs = other.slices.slice(axis);
            if (mine.start() != theirs.start() || mine.step() != theirs.step()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return slices.hashCode();
    }
}
