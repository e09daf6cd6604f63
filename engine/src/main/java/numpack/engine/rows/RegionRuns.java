package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// New values for a box of physical rows, steps of any size and sign.
///
/// The box is walked in ascending order whatever its steps; where a step runs backwards, so does the reading of the values.
public final class RegionRuns implements CellRuns {
    private static final long BLOCK_BYTES = 1 << 20;

    private final Shape shape;
    private final int itemSize;
    private final List<Slice> box;
    private final Values values;
    private final long elements;

    private RegionRuns(Shape shape, int itemSize, List<Slice> box, Values values) {
        this.shape = shape;
        this.itemSize = itemSize;
        this.elements = Boxes.requireWithin(box, shape);
        this.box = box.stream().map(RegionRuns::ascending).toList();
        this.values = values;
    }

    /// Values of a source, element by element in the order of the box.
    ///
    /// @param physicalShape shape of the array, dropped rows included
    /// @throws IllegalArgumentException if the box leaves the shape, or the values have another dtype or other lengths than the box
    public static RegionRuns of(DType dtype, Shape physicalShape, List<Slice> box, LazySource values) {
        var lengths = Shape.of(box.stream().mapToLong(Slice::count).toArray());
        if (values.dtype() != dtype || !values.shape().equals(lengths)) {
            throw new IllegalArgumentException("values %s %s for a box %s of %s".formatted(values.dtype(), values.shape(), lengths, dtype));
        }
        return new RegionRuns(physicalShape, dtype.itemSize(), box, (blockOfBox, into) -> values.read(inOrderOf(box, blockOfBox), into));
    }

    /// One element for the whole box.
    ///
    /// @param element its bytes, as many as the dtype has
    /// @throws IllegalArgumentException if the box leaves the shape, or the element has another size
    public static RegionRuns constant(DType dtype, Shape physicalShape, List<Slice> box, byte[] element) {
        if (element.length != dtype.itemSize()) {
            throw new IllegalArgumentException("%d bytes are no %s".formatted(element.length, dtype));
        }
        var one = MemorySegment.ofArray(element.clone());
        return new RegionRuns(physicalShape, dtype.itemSize(), box, (_, into) -> {
            for (long at = 0; at < into.byteSize(); at += one.byteSize()) {
                MemorySegment.copy(one, 0, into, at, one.byteSize());
            }
        });
    }

    @Override
    public long byteCount() {
        return Math.multiplyExact(elements, (long) itemSize);
    }

    @Override
    public void forEach(CellSink sink) throws IOException {
        if (elements == 0) {
            return;
        }
        var lengths = Shape.of(box.stream().mapToLong(Slice::count).toArray());
        try (var arena = Arena.ofConfined()) {
            var memory = arena.allocate(Math.min(byteCount(), Math.max(BLOCK_BYTES, itemSize)), 16);
            RowBlocks.<IOException>forEach(lengths, Slice.of(0, lengths.rowCount()), BLOCK_BYTES / itemSize, (block, count) -> {
                var bytes = memory.asSlice(0, count * itemSize);
                values.read(block, bytes);
                writeBlock(block, bytes, sink);
            });
        }
    }

    /// Cuts a packed block of the box into the runs that it consists of in the array.
    private void writeBlock(List<Slice> block, MemorySegment bytes, CellSink sink) throws IOException {
        if (shape.ndim() == 0) {
            sink.write(0, 0, bytes);
            return;
        }
        var absolute = new ArrayList<Slice>();
        for (int axis = 0; axis < block.size(); axis++) {
            var slice = box.get(axis);
            absolute.add(new Slice(slice.position(block.get(axis).start()), block.get(axis).count(), slice.step()));
        }
        var inRow = BoxInRow.of(shape, absolute, itemSize);
        var rows = absolute.getFirst();
        boolean isWhole = inRow.levels() == 0 && inRow.payload(0) == shape.rowElements() * itemSize;
        if (isWhole && rows.step() == 1) {
            sink.write(rows.start(), 0, bytes);
            return;
        }
        for (long i = 0; i < rows.count(); i++) {
            writeLevel(inRow, 0, rows.position(i), inRow.first(), bytes.asSlice(i * inRow.payload(0), inRow.payload(0)), sink);
        }
    }

    private static void writeLevel(BoxInRow box, int level, long row, long offset, MemorySegment bytes, CellSink sink) throws IOException {
        if (level == box.levels()) {
            sink.write(row, offset, bytes);
            return;
        }
        long payload = box.payload(level + 1);
        for (long i = 0; i < box.count(level); i++) {
            writeLevel(box, level + 1, row, offset + i * box.stride(level), bytes.asSlice(i * payload, payload), sink);
        }
    }

    private static Slice ascending(Slice slice) {
        return slice.step() > 0 || slice.count() == 0 ? slice : new Slice(slice.last(), slice.count(), -slice.step());
    }

    /// The place in the values of a block that counts the ascending box.
    private static List<Slice> inOrderOf(List<Slice> box, List<Slice> block) {
        var places = new ArrayList<Slice>();
        for (int axis = 0; axis < box.size(); axis++) {
            var part = block.get(axis);
            boolean isBackwards = box.get(axis).step() < 0;
            places.add(isBackwards ? new Slice(box.get(axis).count() - 1 - part.start(), part.count(), -1) : part);
        }
        return places;
    }

    @FunctionalInterface
    private interface Values {
        /// Fills memory with a block of the ascending box.
        void read(List<Slice> block, MemorySegment into) throws IOException;
    }
}
