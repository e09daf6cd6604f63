package numpack.app.table;

import java.util.stream.LongStream;
import numpack.app.session.space.CellSpace;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.RowSetBuilder;

/// Collects physical rows as rows of the grid.
final class RowMarks {
    private final CellSpace space;
    private final LongStream.Builder rows = LongStream.builder();
    /// Where rows are listed: looked for at once, for in an order each would be looked for among all.
    private final RowSetBuilder physical = RowSet.builder();

    RowMarks(CellSpace space) {
        this.space = space;
    }

    void add(long physicalRow) {
        if (space.listed().isPresent()) {
            physical.add(physicalRow);
        } else {
            space.rowNearPhysical(physicalRow).ifPresent(rows);
        }
    }

    long[] toArray() {
        return space.listed().map(list -> list.positionsOf(physical.build()).toArray()).orElseGet(() -> rows.build().sorted().distinct().toArray());
    }
}
