package numpack.engine.draft.apply;

import java.io.IOException;
import java.util.zip.CRC32C;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;

/// A check sum by which rows are known again after a change outside. A dropped row carries no old bytes; without this a drop could hit
/// other rows after another program has compacted the array.
public final class RowSign {
    private static final int SAMPLES = 16;
    private static final int MAX_BYTES = 1024;

    private RowSign() {
    }

    static int of(LazySource physical, RowSet rows) throws IOException {
        var sum = new CRC32C();
        long rowElements = Windows.rowElements(Windows.lengths(physical.shape()));
        int itemSize = physical.dtype().itemSize();
        long elements = Math.min(rowElements, MAX_BYTES / itemSize);
        var bytes = new byte[(int) elements * itemSize];
        long samples = Math.min(SAMPLES, rows.size());
        for (long i = 0; i < samples; i++) {
            long member = samples == 1 ? 0 : Math.ceilDiv(i * (rows.size() - 1), samples - 1);
            long row = rows.select(member);
            Windows.readFlat(physical, row * rowElements, row * rowElements + elements, bytes, 0);
            sum.update(bytes, 0, bytes.length);
        }
        return (int) sum.getValue();
    }
}
