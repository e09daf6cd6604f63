package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import numpack.engine.dtype.DType;
import numpack.engine.rows.live.RowMap;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Reads boxes of an array by *physical* row, packed in C order, with few reads and at most a megabyte of memory beside
/// the result. Bytes come as they lie in the file: a bool may be 2. Immutable, safe for any thread.
public final class RowReader {
    private final RowFile file;
    private final DType dtype;
    private final Shape shape;
    private final ReadLimits limits;

    RowReader(RowFile file, DType dtype, Shape shape, ReadLimits limits) {
        if (file.rowCount() != shape.rowCount() || file.rowBytes() != shape.rowElements() * dtype.itemSize()) {
            throw new IllegalArgumentException("%d rows of %d bytes are not %s %s".formatted(file.rowCount(), file.rowBytes(), dtype, shape));
        }
        this.file = file;
        this.dtype = dtype;
        this.shape = shape;
        this.limits = limits;
    }

    /// A reader of an array with this physical shape; a 0-d array is one row.
    ///
    /// @throws IllegalArgumentException if `file` has other rows
    public static RowReader of(RowFile file, DType dtype, Shape physicalShape) {
        return new RowReader(file, dtype, physicalShape, ReadLimits.USUAL);
    }

    public DType dtype() {
        return dtype;
    }

    /// Dropped rows included.
    public Shape physicalShape() {
        return shape;
    }

    /// Reads a box of physical rows.
    ///
    /// @param box  without axes for a 0-d array
    /// @param into at least as many bytes as the box has
    /// @throws IllegalArgumentException if the box does not fit the shape, or `into` the box
    /// @throws IOException              if the disk fails
    public void read(Box box, MemorySegment into) throws IOException {
        if (requireBox(box, shape, into) == 0) {
            return;
        }
        try (var gather = gather(box, into)) {
            addRows(gather, shape.ndim() == 0 ? Slice.of(0, 1) : box.rows());
            gather.flush();
        }
    }

    /// Reads a box of logical rows: axis 0 of the box counts the live rows of `map`.
    ///
    /// @throws IllegalArgumentException if `map` is of another number of rows, or as for [#read(Box, MemorySegment)]
    /// @throws IOException              if the disk fails
    public void read(RowMap map, Box box, MemorySegment into) throws IOException {
        requireMap(map);
        if (map.isAllLive()) {
            read(box, into);
            return;
        }
        if (requireBox(box, shape.withRows(map.liveCount()), into) == 0) {
            return;
        }
        var rows = box.rows();
        try (var gather = gather(box, into)) {
            if (rows.step() == 1) {
                map.forEachPhysicalRun(rows.start(), rows.count(), gather::addRun);
            } else {
                for (long i = 0; i < rows.count(); i++) {
                    gather.addRow(map.physical(rows.position(i)));
                }
            }
            gather.flush();
        }
    }

    /// Reads logical rows in any order, and of each the cells of a box; which rows the box has does not count, only how many.
    ///
    /// @throws IllegalArgumentException  if the box does not fit rows and shape, or as for [#read(RowMap, Box, MemorySegment)]
    /// @throws IndexOutOfBoundsException if there is no such row
    /// @throws IOException               if the disk fails
    public void read(RowMap map, long[] rows, Box box, MemorySegment into) throws IOException {
        requireMap(map);
        if (box.ndim() == 0 || box.rows().count() != rows.length) {
            throw new IllegalArgumentException("%d rows for a box %s".formatted(rows.length, box.shape()));
        }
        for (long row : rows) {
            Objects.checkIndex(row, map.liveCount());
        }
        box.withRows(Slice.all(0)).requireFits(shape);
        if (requireRoom(box, into) == 0) {
            return;
        }
        try (var gather = gather(box, into)) {
            if (map.isAllLive()) {
                gather.addRows(rows);
            } else {
                for (long row : rows) {
                    gather.addRow(map.physical(row));
                }
            }
            gather.flush();
        }
    }

    private void requireMap(RowMap map) {
        if (map.physicalCount() != shape.rowCount() || shape.ndim() == 0 && !map.isAllLive()) {
            throw new IllegalArgumentException("a map of %d rows, %d of them live, for %s".formatted(map.physicalCount(), map.liveCount(), shape));
        }
    }

    private RowGather gather(Box box, MemorySegment into) {
        return new RowGather(file, BoxInRow.of(shape, box, dtype.itemSize()), limits, into);
    }

    private static void addRows(RowGather gather, Slice rows) throws IOException {
        if (rows.step() == 1) {
            gather.addRun(rows.start(), rows.count());
        } else {
            for (long i = 0; i < rows.count(); i++) {
                gather.addRow(rows.position(i));
            }
        }
    }

    private long requireBox(Box box, Shape bounds, MemorySegment into) {
        box.requireFits(bounds);
        return requireRoom(box, into);
    }

    private long requireRoom(Box box, MemorySegment into) {
        long bytes = Math.multiplyExact(box.cellCount(), dtype.itemSize());
        if (into.byteSize() < bytes) {
            throw new IllegalArgumentException("%d bytes do not fit %d".formatted(bytes, into.byteSize()));
        }
        return bytes;
    }
}
