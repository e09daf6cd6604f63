package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// One read in progress: takes rows in the order wanted, reads the box of each and packs them one behind the other.
///
/// Rows that lie near each other are read with what is between them in one piece and picked out; long runs of whole rows are read
/// straight to their place. Memory is bounded by [ReadLimits], whatever the number of rows. For one thread.
final class RowGather implements AutoCloseable {
    private static final int MAX_PENDING = 4096;
    /// Most reads are of a few rows.
    private static final int FEW_PENDING = 16;

    private final RowFile file;
    private final BoxInRow box;
    private final ReadLimits limits;
    private final MemorySegment into;
    private long[] pending = new long[FEW_PENDING];
    private final boolean isDense;
    private int pendingCount;
    private long filled;
    private Arena arena = Arena.ofConfined();
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
        boolean isWhole = box.levels() == 0 && box.payload(0) == file.rowBytes();
        if (isWhole && count * file.rowBytes() >= limits.directBytes()) {
            flush();
            long bytes = count * file.rowBytes();
            readRun(file.position(first, 0), filled, bytes);
            filled += bytes;
            return;
        }
        for (long row = first; row < first + count; row++) {
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
        int from = 0;
        while (from < pendingCount) {
            int to = isDense ? groupEnd(from) : from + 1;
            if (to == from + 1) {
                readLevel(0, file.position(pending[from], box.first()), filled);
            } else {
                readGroup(from, to);
            }
            filled += (to - from) * box.payload(0);
            from = to;
        }
        pendingCount = 0;
    }

    @Override
    public void close() {
        arena.close();
    }

    /// As many pending rows as lie close to each other and fit the scratch memory.
    private int groupEnd(int from) {
        long rowBytes = file.rowBytes();
        long lowest = pending[from];
        long highest = lowest;
        int to = from + 1;
        while (to < pendingCount) {
            long row = pending[to];
            long distance = Math.abs(row - pending[to - 1]);
            lowest = Math.min(lowest, row);
            highest = Math.max(highest, row);
            boolean isNear = distance <= 1 || (distance - 1) * rowBytes <= limits.gapBytes();
            boolean isSmallStep = rowBytes - box.span(0) <= limits.gapBytes();
            if (!isNear || !isSmallStep || (highest - lowest) * rowBytes + box.span(0) > limits.scratchBytes()) {
                break;
            }
            to++;
        }
        return to;
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
        if (box.levels() == 0 && box.payload(0) == file.rowBytes()) {
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
            readRun(position, intoAt, box.payload(level));
        } else if (box.isDense(level, limits) && box.span(level + 1) <= limits.scratchBytes()) {
            readThrough(level, position, intoAt);
        } else {
            for (long i = 0; i < box.count(level); i++) {
                readLevel(level + 1, position + i * box.stride(level), intoAt + i * box.payload(level + 1));
            }
        }
    }

    /// Small runs reach the heap by way of the scratch memory: a channel would set up native memory for each.
    private void readRun(long position, long intoAt, long bytes) throws IOException {
        if (into.isNative() || bytes > limits.scratchBytes()) {
            file.readBytes(position, into.asSlice(intoAt, bytes));
        } else {
            var memory = scratch(bytes);
            file.readBytes(position, memory);
            MemorySegment.copy(memory, 0, into, intoAt, bytes);
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
            arena.close();
            arena = Arena.ofConfined();
            scratch = arena.allocate(Math.min(limits.scratchBytes(), Math.max(4096, 2 * bytes)));
        }
        return scratch.asSlice(0, bytes);
    }
}
