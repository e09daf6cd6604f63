package numpack.engine.summary.block;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementLayout;

/// Elements of 64 bits, and complex numbers, which are ordered by their magnitude and equal by both parts.
final class WideBlock extends Block {
    private final long[] all = new long[SIZE];
    private final long[] finite = new long[SIZE];
    private final long[] scratch = new long[SIZE];
    /// Real and imaginary parts in turn, of complex numbers.
    private final double[] parts;
    private final float[] narrowParts;
    private long[] ordered = all;
    private long last;
    private long min;
    private long max;
    private double lastReal;
    private double lastImaginary;

    WideBlock(DType dtype) {
        super(dtype);
        parts = new double[dtype.kind() == DTypeKind.COMPLEX ? 2 * SIZE : 0];
        narrowParts = new float[dtype == DType.COMPLEX64 ? 2 * SIZE : 0];
    }

    @Override
    public long key(int i) {
        return all[i];
    }

    @Override
    public long min() {
        return min;
    }

    @Override
    public long max() {
        return max;
    }

    @Override
    public int find(long key) {
        int i = 0;
        while (all[i] != key) {
            i++;
        }
        return i;
    }

    @Override
    public boolean equalsPrevious(int i) {
        if (parts.length > 0) {
            double real = i == 0 ? lastReal : parts[2 * i - 2];
            double imaginary = i == 0 ? lastImaginary : parts[2 * i - 1];
            boolean wasNaN = Double.isNaN(real) || Double.isNaN(imaginary);
            return parts[2 * i] == real && parts[2 * i + 1] == imaginary || wasNaN && keys.isNaN(all[i]);
        }
        long key = all[i];
        long previous = i == 0 ? last : all[i - 1];
        return key == previous || keys.isZero(key) && keys.isZero(previous) || keys.isNaN(key) && keys.isNaN(previous);
    }

    @Override
    void readKeys(MemorySegment segment, long offset, int count) {
        switch (keys.dtype()) {
            case INT64 -> MemorySegment.copy(segment, ElementLayout.INT64, offset, all, 0, count);
            case UINT64 -> {
                MemorySegment.copy(segment, ElementLayout.INT64, offset, all, 0, count);
                for (int i = 0; i < count; i++) {
                    all[i] ^= Long.MIN_VALUE;
                }
            }
            case FLOAT64 -> {
                MemorySegment.copy(segment, ElementLayout.INT64, offset, all, 0, count);
                for (int i = 0; i < count; i++) {
                    long bits = all[i];
                    all[i] = bits ^ bits >> 63 & Long.MAX_VALUE;
                }
            }
            case COMPLEX64 -> {
                MemorySegment.copy(segment, ElementLayout.FLOAT32, offset, narrowParts, 0, 2 * count);
                for (int i = 0; i < 2 * count; i++) {
                    parts[i] = narrowParts[i];
                }
                readMagnitudes(count);
            }
            case COMPLEX128 -> {
                MemorySegment.copy(segment, ElementLayout.FLOAT64, offset, parts, 0, 2 * count);
                readMagnitudes(count);
            }
            default -> throw new IllegalArgumentException(keys.dtype() + " fits 32 bits");
        }
    }

    @Override
    void fillUp(int from) {
        Arrays.fill(all, from, SIZE, all[0]);
    }

    @Override
    int countNonZeros() {
        return keys.isFloat() ? Lanes.countFloats(all, keys.positiveInfinity() - 1) : Lanes.countNonZeros(all, keys.zero());
    }

    @Override
    void readValues(MemorySegment segment, long offset, int count, double[] into) {
        ordered = all;
        switch (keys.dtype()) {
            case FLOAT64 -> MemorySegment.copy(segment, ElementLayout.FLOAT64, offset, into, 0, count);
            case INT64 -> {
                for (int i = 0; i < count; i++) {
                    into[i] = all[i];
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    into[i] = keys.value(all[i]);
                }
            }
        }
    }

    @Override
    void takeFinite(double[] into) {
        ordered = finite;
        int count = 0;
        for (int i = 0; i < size(); i++) {
            finite[count] = all[i];
            into[count] = keys.value(all[i]);
            count += keys.isFinite(all[i]) ? 1 : 0;
        }
        Arrays.fill(finite, count, SIZE, finite[0]);
    }

    @Override
    void findExtremes() {
        Lanes.foldExtremes(ordered, scratch);
        min = Lanes.min(scratch);
        max = Lanes.max(scratch);
    }

    @Override
    void keepLast(int count) {
        if (count > 0) {
            last = all[count - 1];
        }
        if (count > 0 && parts.length > 0) {
            lastReal = parts[2 * count - 2];
            lastImaginary = parts[2 * count - 1];
        }
    }

    private void readMagnitudes(int count) {
        for (int i = 0; i < count; i++) {
            double real = parts[2 * i];
            double imaginary = parts[2 * i + 1];
            all[i] = ElementKeys.ofDouble(Double.isNaN(real) || Double.isNaN(imaginary) ? Double.NaN : magnitude(real, imaginary));
        }
    }

    /// `Math.hypot` is needed only where squares leave the range of doubles; it takes ten times as long.
    private static double magnitude(double real, double imaginary) {
        double square = real * real + imaginary * imaginary;
        return square > 0x1p-900 && square < 0x1p1000 ? Math.sqrt(square) : Math.hypot(real, imaginary);
    }
}
