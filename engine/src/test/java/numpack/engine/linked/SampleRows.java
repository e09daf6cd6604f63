package numpack.engine.linked;

import java.util.OptionalLong;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// Rows of an array of one column, in the mind, that count how they are looked up.
final class SampleRows implements ArrayRows {
    private final long id;
    private final OptionalLong rows;
    private final RowSet dropped;
    /// How often rows were looked up.
    int looks;
    /// The most rows that were looked up at once.
    long widestLook;

    private SampleRows(long id, OptionalLong rows, RowSet dropped) {
        this.id = id;
        this.rows = rows;
        this.dropped = dropped;
    }

    static SampleRows of(long id, long rows, long... dropped) {
        return new SampleRows(id, OptionalLong.of(rows), RowSet.of(dropped));
    }

    static SampleRows scalar(long id) {
        return new SampleRows(id, OptionalLong.empty(), RowSet.empty());
    }

    @Override
    public String name() {
        return "array " + id;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public boolean isReadable() {
        return id >= 0;
    }

    @Override
    public Shape shape() {
        return rows.isPresent() ? Shape.of(rows.getAsLong() - dropped.size(), 1) : Shape.of();
    }

    @Override
    public Shape physicalShape() {
        return rows.isPresent() ? Shape.of(rows.getAsLong(), 1) : Shape.of();
    }

    @Override
    public long droppedCount() {
        return dropped.size();
    }

    @Override
    public boolean isLive(long physicalRow) {
        return droppedRows(physicalRow, physicalRow + 1).isEmpty();
    }

    @Override
    public long physicalRow(long logicalRow) {
        looks++;
        long row = logicalRow;
        while (row - dropped.rank(row + 1) < logicalRow || dropped.contains(row)) {
            row++;
        }
        return row;
    }

    @Override
    public long liveRowsBefore(long physicalRow) {
        looks++;
        return physicalRow - dropped.rank(physicalRow);
    }

    @Override
    public RowSet droppedRows(long from, long to) {
        looks++;
        widestLook = Math.max(widestLook, to - from);
        return dropped.within(from, to);
    }

    @Override
    public String toString() {
        return name();
    }
}
