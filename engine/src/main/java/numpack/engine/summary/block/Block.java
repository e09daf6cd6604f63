package numpack.engine.summary.block;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import numpack.engine.dtype.DType;

/// Up to [#SIZE] consecutive elements, taken out of memory: their keys, and the values of the finite ones. Filled again and again; for one thread.
public abstract sealed class Block permits NarrowBlock, WideBlock {
    public static final int SIZE = Lanes.SIZE;

    final ElementKeys keys;
    private final double[] values = new double[SIZE];
    private final double[] scratch = new double[SIZE];
    private int size;
    private int finiteCount;
    private int nonZeroCount;

    Block(DType dtype) {
        this.keys = ElementKeys.of(dtype);
    }

    /// An empty one.
    public static Block of(DType dtype) {
        return dtype.itemSize() <= Integer.BYTES ? new NarrowBlock(dtype) : new WideBlock(dtype);
    }

    /// Takes elements that lie packed from a byte offset on: their keys only.
    ///
    /// @param count 1 to [#SIZE]
    public final void loadKeys(MemorySegment segment, long offset, int count) {
        keepLast(size);
        size = count;
        readKeys(segment, offset, count);
    }

    /// Takes elements that lie packed from a byte offset on, and counts and orders them.
    ///
    /// @param count 1 to [#SIZE]
    public final void load(MemorySegment segment, long offset, int count) {
        loadKeys(segment, offset, count);
        fillUp(count);
        int counts = countNonZeros();
        // All of what was filled up is like the first element, whatever that is.
        int filled = SIZE - count;
        boolean isFirstZero = keys.isZero(key(0));
        boolean isFirstFinite = keys.isFinite(key(0));
        nonZeroCount = (counts & 0xffff) - (isFirstZero ? 0 : filled);
        finiteCount = count - ((counts >>> 16) - (isFirstFinite ? 0 : filled));
        if (finiteCount == count) {
            readValues(segment, offset, count, values);
        } else {
            takeFinite(values);
        }
        if (finiteCount > 0) {
            findExtremes();
        }
    }

    public final ElementKeys keys() {
        return keys;
    }

    /// How many elements.
    public final int size() {
        return size;
    }

    public final int finiteCount() {
        return finiteCount;
    }

    public final int zeroCount() {
        return size - nonZeroCount;
    }

    /// Sum of the distances of all finite values from a number; [#squares] belongs to it.
    public final double distances(double origin) {
        Arrays.fill(values, finiteCount, SIZE, origin);
        Lanes.foldDistances(values, origin, scratch);
        return Lanes.sum(scratch);
    }

    /// Sum of the squares of the distances last asked for.
    public final double squares() {
        return Lanes.squares(scratch);
    }

    /// A finite value, 0 to [#finiteCount] less one; those that are not finite are left out.
    public final double value(int i) {
        return values[i];
    }

    /// Of the element at a place, 0 to [#size] less one.
    public abstract long key(int i);

    /// The lowest finite key.
    public abstract long min();

    /// The highest finite key.
    public abstract long max();

    /// Where a key stands first; it is there.
    public abstract int find(long key);

    /// Whether an element equals the one before it, which for the first is the last one of the block before: as numbers, NaN being as any other NaN.
    public abstract boolean equalsPrevious(int i);

    abstract void readKeys(MemorySegment segment, long offset, int count);

    /// Keys from a place on become that of the first element.
    abstract void fillUp(int from);

    /// In one number: elements that are not zero, and those that are not finite shifted by 16; of a whole block.
    abstract int countNonZeros();

    /// When all are finite.
    abstract void readValues(MemorySegment segment, long offset, int count, double[] into);

    /// Moves finite keys together, those after them are like the first of them; and their values.
    abstract void takeFinite(double[] into);

    abstract void findExtremes();

    /// Remembers the last of so many elements before they make room for others.
    abstract void keepLast(int count);
}
