package numpack.app.table;

import java.util.stream.LongStream;
import numpack.app.session.space.CellSpace;

/// Collects physical rows as rows of the grid.
final class RowMarks {
    private final CellSpace space;
    private final LongStream.Builder rows = LongStream.builder();

    RowMarks(CellSpace space) {
        this.space = space;
    }

    void add(long physicalRow) {
        space.rowNearPhysical(physicalRow).ifPresent(rows);
    }

    long[] toArray() {
        return rows.build().sorted().distinct().toArray();
    }
}
