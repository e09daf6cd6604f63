package numpack.engine.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// The part of a box that lies in one row: runs of consecutive bytes, repeated along axes of a count and a byte stride each.
/// Levels count the axes from the outside; the level after the last one is the run itself.
final class BoxInRow {
    private final long[] counts;
    private final long[] strides;
    /// Payload and span of one step of each level, the run last.
    private final long[] payloads;
    private final long[] spans;
    private final long first;
    private final long low;

    private BoxInRow(long[] counts, long[] strides, long runBytes, long first) {
        this.counts = counts;
        this.strides = strides;
        this.first = first;
        int levels = counts.length;
        payloads = new long[levels + 1];
        spans = new long[levels + 1];
        payloads[levels] = runBytes;
        spans[levels] = runBytes;
        long below = 0;
        for (int level = levels - 1; level >= 0; level--) {
            payloads[level] = Math.multiplyExact(payloads[level + 1], counts[level]);
            spans[level] = spans[level + 1] + (counts[level] - 1) * Math.abs(strides[level]);
            below += reachBelow(level, counts[level]);
        }
        low = first - below;
    }

    /// The part of `box` after axis 0. No count may be 0.
    static BoxInRow of(Shape shape, Box box, int itemSize) {
        int axes = Math.max(0, shape.ndim() - 1);
        var counts = new long[axes];
        var strides = new long[axes];
        int levels = 0;
        long run = itemSize;
        long stride = itemSize;
        long first = 0;
        for (int axis = shape.ndim() - 1; axis >= 1; axis--) {
            var slice = box.slice(axis);
            first += slice.start() * stride;
            if (levels == 0 && slice.step() == 1 && run == stride) {
                run = slice.count() * stride;
            } else if (slice.count() > 1) {
                levels++;
                counts[axes - levels] = slice.count();
                strides[axes - levels] = slice.step() * stride;
            }
            stride *= shape.length(axis);
        }
        return new BoxInRow(Arrays.copyOfRange(counts, axes - levels, axes), Arrays.copyOfRange(strides, axes - levels, axes), run, first);
    }

    int levels() {
        return counts.length;
    }

    long count(int level) {
        return counts[level];
    }

    long stride(int level) {
        return strides[level];
    }

    /// Bytes that one step of a level yields; of level 0: bytes per row.
    long payload(int level) {
        return payloads[level];
    }

    /// Bytes from the lowest to the highest of one step of a level, those between included.
    long span(int level) {
        return spans[level];
    }

    /// Where in the row the first element lies; with negative steps others lie in front of it.
    long first() {
        return first;
    }

    /// Where in the row the lowest element lies.
    long low() {
        return low;
    }

    /// How far in front of its first element the elements of one step of a level reach.
    long reachBelow(int level) {
        long below = 0;
        for (int inner = level; inner < counts.length; inner++) {
            below += reachBelow(inner, counts[inner]);
        }
        return below;
    }

    long reachBelow(int level, long count) {
        return strides[level] < 0 ? (count - 1) * -strides[level] : 0;
    }

    /// Whether the bytes between the steps of all levels from `level` on are so few that reading through them costs less than reading apart.
    boolean isDense(int level, ReadLimits limits) {
        for (int inner = level; inner < counts.length; inner++) {
            if (Math.abs(strides[inner]) - spans[inner + 1] > limits.gapBytes()) {
                return false;
            }
        }
        return payloads[counts.length] < limits.directBytes();
    }

    /// Copies `count` steps of a level from memory that holds their whole span.
    ///
    /// @param at where in `from` the first element lies
    void pick(int level, long count, MemorySegment from, long at, MemorySegment into, long intoAt) {
        if (level == counts.length) {
            MemorySegment.copy(from, at, into, intoAt, payloads[level]);
        } else if (level == counts.length - 1) {
            pickRuns(count, from, at, into, intoAt);
        } else {
            for (long i = 0; i < count; i++) {
                pick(level + 1, counts[level + 1], from, at + i * strides[level], into, intoAt + i * payloads[level + 1]);
            }
        }
    }

    /// Loops by element size: a call of `copy` per element costs five times as much.
    private void pickRuns(long count, MemorySegment from, long at, MemorySegment into, long intoAt) {
        long stride = strides[counts.length - 1];
        int run = (int) Math.min(payloads[counts.length], Integer.MAX_VALUE);
        switch (run) {
            case 1 -> {
                for (long i = 0; i < count; i++) {
                    into.set(ValueLayout.JAVA_BYTE, intoAt + i, from.get(ValueLayout.JAVA_BYTE, at + i * stride));
                }
            }
            case 2 -> {
                for (long i = 0; i < count; i++) {
                    into.set(ValueLayout.JAVA_SHORT_UNALIGNED, intoAt + 2 * i, from.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + i * stride));
                }
            }
            case 4 -> {
                for (long i = 0; i < count; i++) {
                    into.set(ValueLayout.JAVA_INT_UNALIGNED, intoAt + 4 * i, from.get(ValueLayout.JAVA_INT_UNALIGNED, at + i * stride));
                }
            }
            case 8 -> {
                for (long i = 0; i < count; i++) {
                    into.set(ValueLayout.JAVA_LONG_UNALIGNED, intoAt + 8 * i, from.get(ValueLayout.JAVA_LONG_UNALIGNED, at + i * stride));
                }
            }
            default -> {
                for (long i = 0; i < count; i++) {
                    MemorySegment.copy(from, at + i * stride, into, intoAt + i * run, run);
                }
            }
        }
    }
}
