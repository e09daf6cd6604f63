package numpack.engine.draft.state;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// The live rows of an array with edits. Logical rows are turned into runs of physical ones, some thousand at a time; where dropped rows
/// lie so dense that runs would be short, the whole span is read and closed up.
public final class LogicalSource implements LazySource {
    private static final long CHUNK_ROWS = 1 << 14;
    private static final long SPAN_BYTES = 1 << 20;

    private final ArrayState array;
    private final LazySource physical;
    private final Shape shape;

    LogicalSource(ArrayState array) {
        this.array = array;
        this.physical = array.physicalSource();
        this.shape = array.shape();
    }

    @Override
    public DType dtype() {
        return physical.dtype();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void read(Box box, MemorySegment into) throws IOException {
        box.requireFits(shape);
        if (box.cellCount() == 0) {
            return;
        }
        var rows = box.rows();
        long rowBytes = box.rowCellCount() * dtype().itemSize();
        long chunk = Math.clamp(SPAN_BYTES / rowBytes, 1, Math.max(1, CHUNK_ROWS / Math.abs(rows.step())));
        for (long done = 0; done < rows.count(); done += chunk) {
            long count = Math.min(chunk, rows.count() - done);
            var part = new Slice(rows.position(done), count, rows.step());
            readChunk(box, part, rowBytes, into.asSlice(done * rowBytes, count * rowBytes));
        }
    }

    private void readChunk(Box box, Slice rows, long rowBytes, MemorySegment into) throws IOException {
        long lowest = rows.lowest();
        long from = array.physicalRow(lowest);
        long to = array.physicalRow(rows.highest()) + 1;
        var live = RowSet.range(from, to).minus(array.droppedRows(from, to));
        boolean isRagged = live.rangeCount() > 8 && to - from <= 4 * rows.count() && (to - from) * rowBytes <= 4 * SPAN_BYTES;
        if (isRagged) {
            readSpan(box, rows, live, rowBytes, into);
            return;
        }
        if (rows.step() == 1) {
            long done = 0;
            for (var range : live.ranges()) {
                physical.read(box.withRows(Slice.of(range.from(), range.size())), into.asSlice(done, range.size() * rowBytes));
                done += range.size() * rowBytes;
            }
            return;
        }
        for (long i = 0; i < rows.count();) {
            long start = live.select(rows.position(i) - lowest);
            long step = i + 1 < rows.count() ? live.select(rows.position(i + 1) - lowest) - start : 1;
            long count = 1;
            while (i + count < rows.count() && live.select(rows.position(i + count) - lowest) == start + count * step) {
                count++;
            }
            var part = box.withRows(new Slice(start, count, step));
            physical.read(part, into.asSlice(i * rowBytes, count * rowBytes));
            i += count;
        }
    }

    private void readSpan(Box box, Slice rows, RowSet live, long rowBytes, MemorySegment into) throws IOException {
        long from = live.min();
        var span = MemorySegment.ofArray(new byte[Math.toIntExact((live.max() + 1 - from) * rowBytes)]);
        physical.read(box.withRows(Slice.of(from, live.max() + 1 - from)), span);
        if (rows.step() == 1) {
            long done = 0;
            for (var range : live.ranges()) {
                MemorySegment.copy(span, (range.from() - from) * rowBytes, into, done, range.size() * rowBytes);
                done += range.size() * rowBytes;
            }
            return;
        }
        long lowest = rows.lowest();
        for (long i = 0; i < rows.count(); i++) {
            long row = live.select(rows.position(i) - lowest) - from;
            MemorySegment.copy(span, row * rowBytes, into, i * rowBytes, rowBytes);
        }
    }
}
