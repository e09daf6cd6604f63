package numpack.engine.draft.signature;

import java.io.IOException;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.lazy.LazySource;

/// The signatures of consecutive physical rows, read block by block.
///
/// @param source      physical rows
/// @param rowElements elements of a row
record RowReading(LazySource source, long rowElements) {
    private static final int BLOCK_BYTES = 1 << 20;

    /// Takes one signature after the other.
    @FunctionalInterface
    interface Sink {
        void accept(long row, long signature);
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
