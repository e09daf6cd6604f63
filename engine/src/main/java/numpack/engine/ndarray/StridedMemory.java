package numpack.engine.ndarray;

import static numpack.engine.dtype.ElementLayout.INT16;
import static numpack.engine.dtype.ElementLayout.INT32;
import static numpack.engine.dtype.ElementLayout.INT64;
import static numpack.engine.dtype.ElementLayout.INT8;

import java.lang.foreign.MemorySegment;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Strides;

/// Elements strewn over memory: the first at `offset`, the others by strides.
///
/// Copying goes axis by axis: trailing axes that lie packed on both sides are one run of bytes, the axis before them is a plain loop
/// over runs, and only what is left in front costs an odometer.
record StridedMemory(MemorySegment segment, long offset, Strides strides) {
    /// Copies elements of this shape to another piece of memory, index by index. The two must not overlap.
    void copyTo(StridedMemory target, Shape shape, int itemSize) {
        if (shape.isEmpty()) {
            return;
        }
        long run = itemSize;
        int axis = shape.ndim();
        while (axis > 0 && isPacked(shape, axis - 1, run) && target.isPacked(shape, axis - 1, run)) {
            run *= shape.length(--axis);
        }
        if (axis == 0) {
            MemorySegment.copy(segment, offset, target.segment, target.offset, run);
            return;
        }
        copyLines(target, shape, axis - 1, run);
    }

    private boolean isPacked(Shape shape, int axis, long run) {
        return shape.length(axis) == 1 || strides.stride(axis) == run;
    }

    private void copyLines(StridedMemory target, Shape shape, int lineAxis, long run) {
        var index = new long[lineAxis];
        long from = offset;
        long to = target.offset;
        while (true) {
            copyLine(from, target, to, lineAxis, shape.length(lineAxis), run);
            int axis = lineAxis - 1;
            for (; axis >= 0 && ++index[axis] == shape.length(axis); axis--) {
                from -= (index[axis] - 1) * strides.stride(axis);
                to -= (index[axis] - 1) * target.strides.stride(axis);
                index[axis] = 0;
            }
            if (axis < 0) {
                return;
            }
            from += strides.stride(axis);
            to += target.strides.stride(axis);
        }
    }

    private void copyLine(long from, StridedMemory target, long to, int axis, long count, long run) {
        long fromStep = strides.stride(axis);
        long toStep = target.strides.stride(axis);
        var into = target.segment;
        switch (run > 8 ? 0 : (int) run) {
            case 1 -> {
                for (long i = 0; i < count; i++) {
                    into.set(INT8, to + i * toStep, segment.get(INT8, from + i * fromStep));
                }
            }
            case 2 -> {
                for (long i = 0; i < count; i++) {
                    into.set(INT16, to + i * toStep, segment.get(INT16, from + i * fromStep));
                }
            }
            case 4 -> {
                for (long i = 0; i < count; i++) {
                    into.set(INT32, to + i * toStep, segment.get(INT32, from + i * fromStep));
                }
            }
            case 8 -> {
                for (long i = 0; i < count; i++) {
                    into.set(INT64, to + i * toStep, segment.get(INT64, from + i * fromStep));
                }
            }
            default -> {
                for (long i = 0; i < count; i++) {
                    MemorySegment.copy(segment, from + i * fromStep, into, to + i * toStep, run);
                }
            }
        }
    }
}
