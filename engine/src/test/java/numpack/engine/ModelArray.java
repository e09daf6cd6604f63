package numpack.engine;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Shape;

/// An array as a naive model keeps it: each physical row its bytes, and whether it is live.
final class ModelArray {
    final DType dtype;
    final Shape rowShape;
    final List<byte[]> rows = new ArrayList<>();
    final List<Boolean> live = new ArrayList<>();

    ModelArray(DType dtype, Shape rowShape) {
        this.dtype = dtype;
        this.rowShape = rowShape;
    }

    ModelArray copy() {
        var copy = new ModelArray(dtype, rowShape);
        rows.forEach(row -> copy.rows.add(row.clone()));
        copy.live.addAll(live);
        return copy;
    }

    /// The logical rows alone.
    ModelArray compacted() {
        var copy = new ModelArray(dtype, rowShape);
        for (int row = 0; row < rows.size(); row++) {
            if (live.get(row)) {
                copy.add(rows.get(row).clone());
            }
        }
        return copy;
    }

    void add(byte[] row) {
        rows.add(row);
        live.add(true);
    }

    int rowBytes() {
        return Math.toIntExact(rowShape.elementCount() * dtype.itemSize());
    }

    byte[] randomRow(Random random) {
        var row = new byte[rowBytes()];
        random.nextBytes(row);
        if (dtype == DType.BOOL) {
            for (int i = 0; i < row.length; i++) {
                row[i] &= 1;
            }
        }
        return row;
    }

    Shape shape(long count) {
        var lengths = new long[rowShape.ndim() + 1];
        lengths[0] = count;
        System.arraycopy(rowShape.toArray(), 0, lengths, 1, rowShape.ndim());
        return Shape.of(lengths);
    }

    byte[] logicalBytes() {
        return join(compacted().rows);
    }

    byte[] physicalBytes() {
        return join(rows);
    }

    LazyArray source(List<byte[]> some) {
        var bytes = join(some);
        var shape = shape(some.size());
        return LazyArray.of(NdArray.of(dtype, shape, MemorySegment.ofArray(bytes)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelArray that && dtype == that.dtype && rowShape.equals(that.rowShape) && live.equals(that.live)
                && Arrays.equals(physicalBytes(), that.physicalBytes());
    }

    @Override
    public int hashCode() {
        return live.hashCode();
    }

    @Override
    public String toString() {
        return "%s %s live %s %s".formatted(dtype, shape(rows.size()), live, Arrays.hashCode(physicalBytes()));
    }

    private byte[] join(List<byte[]> some) {
        var all = new byte[Math.multiplyExact(some.size(), rowBytes())];
        for (int i = 0; i < some.size(); i++) {
            System.arraycopy(some.get(i), 0, all, i * rowBytes(), rowBytes());
        }
        return all;
    }
}
