package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.rows.live.RowMap;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// The logical rows of a stored array as a source: what a reader of the pack sees. Reads nothing until asked.
public final class StoredRows implements LazySource {
    private final RowReader reader;
    private final RowMap rows;
    private final Shape shape;

    private StoredRows(RowReader reader, RowMap rows) {
        this.reader = reader;
        this.rows = rows;
        this.shape = reader.physicalShape().ndim() == 0 ? reader.physicalShape() : reader.physicalShape().withRows(rows.liveCount());
    }

    /// The live rows of an array.
    ///
    /// @throws IllegalArgumentException if `rows` is of another number of physical rows, or a 0-d array's element is not live
    public static StoredRows of(RowReader reader, RowMap rows) {
        if (rows.physicalCount() != reader.physicalShape().rowCount() || reader.physicalShape().ndim() == 0 && !rows.isAllLive()) {
            throw new IllegalArgumentException("%d of %d rows cannot be those of %s"
                    .formatted(rows.liveCount(), rows.physicalCount(), reader.physicalShape()));
        }
        return new StoredRows(reader, rows);
    }

    /// All rows of an array, dropped ones included.
    public static StoredRows physical(RowReader reader) {
        return of(reader, RowMap.of(LiveRows.all(reader.physicalShape().rowCount())));
    }

    @Override
    public DType dtype() {
        return reader.dtype();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void read(Box box, MemorySegment into) throws IOException {
        reader.read(rows, box, into);
    }

    @Override
    public void read(long[] wanted, Box box, MemorySegment into) throws IOException {
        reader.read(rows, wanted, box, into);
    }
}
