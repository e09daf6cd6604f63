package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// New values for single elements. Elements that lie one behind the other become one run.
public final class ElementRuns implements CellRuns {
    private final long rowBytes;
    private final int itemSize;
    private final long[] elements;
    private final MemorySegment values;

    private ElementRuns(long rowBytes, int itemSize, long[] elements, MemorySegment values) {
        this.rowBytes = rowBytes;
        this.itemSize = itemSize;
        this.elements = elements;
        this.values = values;
    }

    /// Values for elements of an array.
    ///
    /// @param rowBytes bytes of a row, of which there is at least one
    /// @param elements their positions in C order over physical rows, strictly ascending
    /// @param values   their bytes, packed in the same order; must not change afterwards
    /// @throws IllegalArgumentException if positions do not ascend, or `values` has not `itemSize` bytes for each
    public static ElementRuns of(long rowBytes, int itemSize, long[] elements, MemorySegment values) {
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] < 0 || i > 0 && elements[i] <= elements[i - 1]) {
                throw new IllegalArgumentException("element %d follows %d".formatted(elements[i], i == 0 ? -1 : elements[i - 1]));
            }
        }
        if (rowBytes <= 0 || values.byteSize() != (long) elements.length * itemSize) {
            throw new IllegalArgumentException("%d bytes for %d elements in rows of %d".formatted(values.byteSize(), elements.length, rowBytes));
        }
        return new ElementRuns(rowBytes, itemSize, elements.clone(), values);
    }

    @Override
    public long byteCount() {
        return values.byteSize();
    }

    @Override
    public void forEach(CellSink sink) throws IOException {
        int first = 0;
        while (first < elements.length) {
            int end = first + 1;
            while (end < elements.length && elements[end] == elements[end - 1] + 1) {
                end++;
            }
            long at = Math.multiplyExact(elements[first], (long) itemSize);
            sink.write(at / rowBytes, at % rowBytes, values.asSlice((long) first * itemSize, (long) (end - first) * itemSize));
            first = end;
        }
    }
}
