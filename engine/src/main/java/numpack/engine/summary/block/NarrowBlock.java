package numpack.engine.summary.block;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementLayout;

/// Elements of up to 32 bits.
final class NarrowBlock extends Block {
    private final int[] all = new int[SIZE];
    private final int[] finite = new int[SIZE];
    private final int[] scratch = new int[SIZE];
    private final float[] floats = new float[SIZE];
    private final short[] shorts = new short[SIZE];
    private final byte[] bytes = new byte[SIZE];
    private int[] ordered = all;
    private int last;
    private int min;
    private int max;

    NarrowBlock(DType dtype) {
        super(dtype);
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
        int key = all[i];
        int previous = i == 0 ? last : all[i - 1];
        return key == previous || keys.isZero(key) && keys.isZero(previous) || keys.isNaN(key) && keys.isNaN(previous);
    }

    @Override
    void readKeys(MemorySegment segment, long offset, int count) {
        switch (keys.dtype()) {
            case BOOL -> {
                readBytes(segment, offset, count);
                for (int i = 0; i < count; i++) {
                    int value = bytes[i];
                    all[i] = (value | -value) >>> 31;
                }
            }
            case INT8 -> {
                readBytes(segment, offset, count);
                for (int i = 0; i < count; i++) {
                    all[i] = bytes[i];
                }
            }
            case UINT8 -> {
                readBytes(segment, offset, count);
                for (int i = 0; i < count; i++) {
                    all[i] = bytes[i] & 0xff;
                }
            }
            case INT16 -> {
                readShorts(segment, offset, count);
                for (int i = 0; i < count; i++) {
                    all[i] = shorts[i];
                }
            }
            case UINT16 -> {
                readShorts(segment, offset, count);
                for (int i = 0; i < count; i++) {
                    all[i] = shorts[i] & 0xffff;
                }
            }
            case FLOAT16 -> {
                readShorts(segment, offset, count);
                for (int i = 0; i < count; i++) {
                    floats[i] = Float.float16ToFloat(shorts[i]);
                }
                MemorySegment.copy(MemorySegment.ofArray(floats), 0, MemorySegment.ofArray(all), 0, (long) count * Integer.BYTES);
                order(count);
            }
            case FLOAT32 -> {
                MemorySegment.copy(segment, ElementLayout.INT32, offset, all, 0, count);
                order(count);
            }
            case INT32 -> MemorySegment.copy(segment, ElementLayout.INT32, offset, all, 0, count);
            case UINT32 -> {
                MemorySegment.copy(segment, ElementLayout.INT32, offset, all, 0, count);
                for (int i = 0; i < count; i++) {
                    all[i] ^= Integer.MIN_VALUE;
                }
            }
            default -> throw new IllegalArgumentException(keys.dtype() + " is wider than 32 bits");
        }
    }

    @Override
    void fillUp(int from) {
        Arrays.fill(all, from, SIZE, all[0]);
    }

    @Override
    int countNonZeros() {
        return keys.isFloat() ? Lanes.countFloats(all, (int) keys.positiveInfinity() - 1) : Lanes.countNonZeros(all, (int) keys.zero());
    }

    @Override
    void readValues(MemorySegment segment, long offset, int count, double[] into) {
        ordered = all;
        switch (keys.dtype()) {
            case FLOAT32 -> {
                MemorySegment.copy(segment, ElementLayout.FLOAT32, offset, floats, 0, count);
                takeFloats(count, into);
            }
            case FLOAT16 -> takeFloats(count, into);
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    into[i] = (double) all[i] - Integer.MIN_VALUE;
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    into[i] = all[i];
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
    }

    private void takeFloats(int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = floats[i];
        }
    }

    private void order(int count) {
        for (int i = 0; i < count; i++) {
            int bits = all[i];
            all[i] = bits ^ bits >> 31 & Integer.MAX_VALUE;
        }
    }

    private void readBytes(MemorySegment segment, long offset, int count) {
        MemorySegment.copy(segment, ElementLayout.INT8, offset, bytes, 0, count);
    }

    private void readShorts(MemorySegment segment, long offset, int count) {
        MemorySegment.copy(segment, ElementLayout.INT16, offset, shorts, 0, count);
    }
}
