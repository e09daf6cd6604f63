package numpack.blackbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Shape;

/// What an array must hold: the bytes of each physical row, and whether it is live.
final class ExpectedArray {
    final DType dtype;
    final Shape shapeOfARow;
    private final List<byte[]> rows = new ArrayList<>();
    private final List<Boolean> live = new ArrayList<>();

    ExpectedArray(DType dtype, Shape shapeOfARow) {
        this.dtype = dtype;
        this.shapeOfARow = shapeOfARow;
    }

    int physicalCount() {
        return rows.size();
    }

    int rowBytes() {
        return Math.toIntExact(shapeOfARow.elementCount() * dtype.itemSize());
    }

    boolean hasDroppedRows() {
        return live.contains(false);
    }

    /// The physical rows that are live; the i-th is logical row i.
    int[] liveRows() {
        return IntStream.range(0, rows.size()).filter(live::get).toArray();
    }

    NdArray randomRows(Random random, int count) {
        var bytes = new byte[count * rowBytes()];
        random.nextBytes(bytes);
        if (dtype == DType.BOOL) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] &= 1;
            }
        }
        return NdArrays.wrapBytes(dtype, bytes, shape(count).toArray());
    }

    void append(NdArray added) {
        for (long row = 0; row < added.shape().rowCount(); row++) {
            rows.add(added.row(row).toByteArray());
            live.add(true);
        }
    }

    void replace(int physicalRow, byte[] bytes) {
        rows.set(physicalRow, bytes);
    }

    void setLive(int physicalRow, boolean isLive) {
        live.set(physicalRow, isLive);
    }

    /// The live rows alone.
    ExpectedArray compacted() {
        var compacted = new ExpectedArray(dtype, shapeOfARow);
        for (int row : liveRows()) {
            compacted.rows.add(rows.get(row));
            compacted.live.add(true);
        }
        return compacted;
    }

    NdArray logicalRows() {
        var kept = compacted();
        var bytes = new byte[kept.rows.size() * rowBytes()];
        for (int row = 0; row < kept.rows.size(); row++) {
            System.arraycopy(kept.rows.get(row), 0, bytes, row * rowBytes(), rowBytes());
        }
        return NdArrays.wrapBytes(dtype, bytes, shape(kept.rows.size()).toArray());
    }

    private Shape shape(int count) {
        var lengths = new long[shapeOfARow.ndim() + 1];
        lengths[0] = count;
        System.arraycopy(shapeOfARow.toArray(), 0, lengths, 1, shapeOfARow.ndim());
        return Shape.of(lengths);
    }

    @Override
    public String toString() {
        return "%s %s live %s".formatted(dtype, shape(rows.size()), Arrays.toString(liveRows()));
    }
}
