package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import numpack.engine.storage.file.Pieces;
import org.jspecify.annotations.Nullable;

/// One read in progress: takes rows in the order wanted, reads the box of each and packs them one after the other.
///
/// Rows that lie near each other are read with what is between them in one piece and picked out; long runs of whole rows are read
/// straight to their place; runs here and there are collected and read together. How near is near depends on whether the bytes are in memory already.
/// Memory is bounded by [ReadLimits], whatever the number of rows. For one thread.
final class RowGather implements AutoCloseable {
    private static final int MAX_PENDING = 4096;
    /// Their places fit the nearest cache.
    private static final int ROWS_AT_ONCE = 512;
    /// Most reads are of a few rows.
    private static final int FEW_PENDING = 16;

    private final RowFile file;
    private final BoxInRow box;
    private final ReadLimits limits;
    private final MemorySegment into;
    private final boolean isDense;
    private long[] pending = new long[FEW_PENDING];
    private int pendingCount;
    private long filled;
    private @Nullable Pieces runs;
    private @Nullable Arena arena;
    private MemorySegment scratch = MemorySegment.NULL;

    RowGather(RowFile file, BoxInRow box, ReadLimits limits, MemorySegment into) {
        this.file = file;
        this.box = box;
        this.limits = limits;
        this.into = into;
        this.isDense = box.isDense(0, limits) && box.span(0) <= limits.scratchBytes();
    }

    /// The next rows are consecutive ones.
    void addRun(long first, long count) throws IOException {
        if (isWholeRows() && count * file.rowBytes() >= limits.directBytes()) {
            flush();
            long bytes = count * file.rowBytes();
            file.readBytes(file.position(first, 0), into.asSlice(filled, bytes));
            filled += bytes;
            return;
        }
        for (long row = first; row < first + count; row++) {
            addRow(row);
        }
    }

    /// The next rows are these. Whole rows in memory take no way round.
    void addRows(long[] rows) throws IOException {
        if (pendingCount == 0 && rows.length > 1 && isWholeRows() && isDense && file.isAtHand(file.position(rows[0], 0))) {
            for (int from = 0; from < rows.length; from += ROWS_AT_ONCE) {
                readRows(rows, from, Math.min(rows.length, from + ROWS_AT_ONCE));
            }
            return;
        }
        for (long row : rows) {
            addRow(row);
        }
    }

    /// The next row is this one.
    void addRow(long row) throws IOException {
        if (pendingCount == MAX_PENDING) {
            flush();
        }
        if (pendingCount == pending.length) {
            pending = Arrays.copyOf(pending, Math.min(MAX_PENDING, 4 * pending.length));
        }
        pending[pendingCount++] = row;
    }

    /// Reads what is still pending.
    void flush() throws IOException {
        boolean isAtHand = pendingCount > 1 && isDense && file.isAtHand(file.position(pending[0], box.low()));
        long gap = isAtHand ? limits.mappedGap() : limits.gapBytes();
        int from = 0;
        if (isAtHand && isWholeRows()) {
            readRows(pending, 0, pendingCount);
            from = pendingCount;
        }
        while (from < pendingCount) {
            int to = from + 1;
            if (isDense && box.levels() > 0 && isAlone(from, gap)) {
                to = aloneEnd(from, gap);
                readAlone(from, to);
            } else if (isDense) {
                to = groupEnd(from, gap);
                readNear(from, to);
            } else {
                readLevel(0, file.position(pending[from], box.first()), filled);
            }
            filled += (to - from) * box.payload(0);
            from = to;
        }
        flushRuns();
        pendingCount = 0;
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
    }

    /// Whole rows in memory, near each other or not, are copied one by one.
    private void readRows(long[] rows, int from, int to) throws IOException {
        long rowBytes = file.rowBytes();
        var pieces = new Pieces(rowBytes, to - from);
        for (int i = from; i < to; i++) {
            pieces.add(file.position(rows[i], 0), filled);
            filled += rowBytes;
        }
        file.readPieces(pieces, into);
    }

    private boolean isWholeRows() {
        return box.levels() == 0 && box.payload(0) == file.rowBytes();
    }

    /// Whether the row after a pending one is too far from it to be read with it.
    private boolean isAlone(int row, long gap) {
        return row + 1 == pendingCount || !areNear(pending[row], pending[row + 1], gap);
    }

    private boolean areNear(long row, long next, long gap) {
        long distance = Math.abs(next - row);
        return (distance <= 1 || (distance - 1) * file.rowBytes() <= gap) && file.rowBytes() - box.span(0) <= gap;
    }

    /// As many pending rows as are alone and fit the scratch memory.
    private int aloneEnd(int from, long gap) {
        long most = from + limits.scratchBytes() / box.span(0);
        int to = from + 1;
        while (to < pendingCount && to < most && isAlone(to, gap)) {
            to++;
        }
        return to;
    }

    private void readAlone(int from, int to) throws IOException {
        long span = box.span(0);
        var memory = scratch((to - from) * span);
        var spans = new Pieces(span, to - from);
        for (int i = from; i < to; i++) {
            spans.add(file.position(pending[i], box.low()), (i - from) * span);
        }
        file.readPieces(spans, memory);
        for (int i = from; i < to; i++) {
            box.pick(0, box.count(0), memory, (i - from) * span + box.first() - box.low(), into, filled + (i - from) * box.payload(0));
        }
    }

    /// As many pending rows as lie close to each other and fit the scratch memory.
    private int groupEnd(int from, long gap) {
        long lowest = pending[from];
        long highest = lowest;
        int to = from + 1;
        while (to < pendingCount) {
            long row = pending[to];
            lowest = Math.min(lowest, row);
            highest = Math.max(highest, row);
            if (!areNear(pending[to - 1], row, gap) || (highest - lowest) * file.rowBytes() + box.span(0) > limits.scratchBytes()) {
                break;
            }
            to++;
        }
        return to;
    }

    private void readNear(int from, int to) throws IOException {
        if (to == from + 1) {
            readLevel(0, file.position(pending[from], box.first()), filled);
        } else {
            readGroup(from, to);
        }
    }

    private void readGroup(int from, int to) throws IOException {
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        for (int i = from; i < to; i++) {
            lowest = Math.min(lowest, pending[i]);
            highest = Math.max(highest, pending[i]);
        }
        var memory = scratch((highest - lowest) * file.rowBytes() + box.span(0));
        file.readBytes(file.position(lowest, box.low()), memory);
        if (isWholeRows()) {
            pickWholeRows(from, to, lowest, memory);
            return;
        }
        long count = box.levels() == 0 ? 1 : box.count(0);
        for (int i = from; i < to; i++) {
            long at = (pending[i] - lowest) * file.rowBytes() + box.first() - box.low();
            box.pick(0, count, memory, at, into, filled + (i - from) * box.payload(0));
        }
    }

    private void pickWholeRows(int from, int to, long lowest, MemorySegment memory) {
        long rowBytes = file.rowBytes();
        int first = from;
        while (first < to) {
            int end = first + 1;
            while (end < to && pending[end] == pending[end - 1] + 1) {
                end++;
            }
            MemorySegment.copy(memory, (pending[first] - lowest) * rowBytes, into, filled + (first - from) * rowBytes, (end - first) * rowBytes);
            first = end;
        }
    }

    /// Reads all steps of a level, the first of which starts at `position`.
    private void readLevel(int level, long position, long intoAt) throws IOException {
        if (level == box.levels()) {
            readRun(position, intoAt);
        } else if (box.isDense(level, limits) && box.span(level + 1) <= limits.scratchBytes()) {
            readThrough(level, position, intoAt);
        } else {
            for (long i = 0; i < box.count(level); i++) {
                readLevel(level + 1, position + i * box.stride(level), intoAt + i * box.payload(level + 1));
            }
        }
    }

    private void readRun(long position, long intoAt) throws IOException {
        long bytes = box.payload(box.levels());
        if (bytes >= limits.directBytes()) {
            file.readBytes(position, into.asSlice(intoAt, bytes));
            return;
        }
        if (runs == null) {
            runs = new Pieces(bytes, box.levels() == 0 ? pendingCount : MAX_PENDING);
        }
        runs.add(position, intoAt);
        if (runs.isFull()) {
            flushRuns();
        }
    }

    private void flushRuns() throws IOException {
        if (runs != null) {
            file.readPieces(runs, into);
            runs = null;
        }
    }

    private void readThrough(int level, long position, long intoAt) throws IOException {
        long stride = box.stride(level);
        long atOnce = 1 + (limits.scratchBytes() - box.span(level + 1)) / Math.abs(stride);
        for (long done = 0; done < box.count(level); done += atOnce) {
            long count = Math.min(atOnce, box.count(level) - done);
            long below = box.reachBelow(level, count) + box.reachBelow(level + 1);
            var memory = scratch(box.span(level + 1) + (count - 1) * Math.abs(stride));
            file.readBytes(position + done * stride - below, memory);
            box.pick(level, count, memory, below, into, intoAt + done * box.payload(level + 1));
        }
    }

    private MemorySegment scratch(long bytes) {
        if (scratch.byteSize() < bytes) {
            close();
            arena = Arena.ofConfined();
            scratch = arena.allocate(Math.min(limits.scratchBytes(), Math.max(4096, 2 * bytes)));
        }
        return scratch.asSlice(0, bytes);
    }
}
