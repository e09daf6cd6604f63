package numpack.engine.draft.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowRange;
import numpack.engine.shape.RowSet;

/// The signatures of consecutive physical rows, read block by block.
///
/// @param source      physical rows
/// @param rowElements elements of a row
record RowReading(LazySource source, long rowElements) {
    private static final int BLOCK_BYTES = 1 << 20;
    /// Rows that lie so close are read together: reading some kilobytes costs no more than reading one byte.
    private static final int GAP_BYTES = 1 << 12;

    /// Takes one signature after the other.
    @FunctionalInterface
    interface Sink {
        void accept(long row, long signature);
    }

    /// Takes the signatures of some rows and of those around them.
    @FunctionalInterface
    interface SpanSink {
        /// @param rows       consecutive wanted rows
        /// @param first      the row of the first signature, not after the first row
        /// @param signatures those of consecutive rows
        void accept(RowRange rows, long first, long[] signatures);
    }

    static RowReading of(LazySource source) {
        return new RowReading(source, Windows.rowElements(Windows.lengths(source.shape())));
    }

    long rows() {
        return Windows.lengths(source.shape())[0];
    }

    long rowBytes() {
        return rowElements * source.dtype().itemSize();
    }

    /// How many rows are read at once.
    long blockRows() {
        return Math.max(1, BLOCK_BYTES / Math.max(1, rowBytes()));
    }

    /// Hands out wanted rows in ascending order, a block at most at once, with the signatures of as many rows on each side as there are up to
    /// `around`. A range that is longer than a block comes in parts.
    void forEach(RowSet wanted, int around, SpanSink sink) throws IOException {
        long rowBytes = Math.max(1, rowBytes());
        long gap = GAP_BYTES / rowBytes;
        long part = Math.max(1, blockRows() - 2 * around);
        var parts = new ArrayList<RowRange>();
        for (var range : wanted.ranges()) {
            for (long from = range.from(); from < range.to(); from += part) {
                var next = new RowRange(from, Math.min(range.to(), from + part));
                if (!parts.isEmpty() && (next.from() - parts.getLast().to() > gap + 2 * around || next.to() - parts.getFirst().from() > part)) {
                    read(parts, around, sink);
                }
                parts.add(next);
            }
        }
        if (!parts.isEmpty()) {
            read(parts, around, sink);
        }
    }

    private void read(List<RowRange> parts, int around, SpanSink sink) throws IOException {
        long first = Math.max(0, parts.getFirst().from() - around);
        long end = Math.min(rows(), parts.getLast().to() + around);
        var signatures = new long[Math.toIntExact(end - first)];
        for (long block = first; block < end; block += blockRows()) {
            forEach(block, Math.min(end, block + blockRows()), (row, signature) -> signatures[(int) (row - first)] = signature);
        }
        parts.forEach(rows -> sink.accept(rows, first, signatures));
        parts.clear();
    }

    /// Rows of one block at most.
    void forEach(long from, long to, Sink sink) throws IOException {
        if (rowBytes() > BLOCK_BYTES) {
            for (long row = from; row < to; row++) {
                sink.accept(row, large(row));
            }
            return;
        }
        int size = (int) rowBytes();
        var bytes = new byte[Math.toIntExact((to - from) * size)];
        Windows.readFlat(source, from * rowElements, to * rowElements, bytes, 0);
        for (long row = from; row < to; row++) {
            sink.accept(row, Signature.of(bytes, (int) (row - from) * size, size));
        }
    }

    private long large(long row) throws IOException {
        int itemSize = source.dtype().itemSize();
        long part = BLOCK_BYTES / itemSize;
        var bytes = new byte[(int) part * itemSize];
        long signature = 0;
        for (long at = 0; at < rowElements; at += part) {
            long end = Math.min(rowElements, at + part);
            Windows.readFlat(source, row * rowElements + at, row * rowElements + end, bytes, 0);
            signature = Signature.more(signature, bytes, 0, (int) (end - at) * itemSize);
        }
        return signature;
    }
}
