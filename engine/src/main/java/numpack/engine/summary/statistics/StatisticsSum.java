package numpack.engine.summary.statistics;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import numpack.engine.dtype.DType;
import numpack.engine.summary.block.Block;
import numpack.engine.summary.block.ElementKeys;
import org.jspecify.annotations.Nullable;

/// The statistics of consecutive elements, block after block. For one thread.
final class StatisticsSum {
    private final DType dtype;
    private final ElementKeys keys;
    private final Block block;
    private final MomentsSum moments = new MomentsSum();
    private final @Nullable ConstantRows constantRows;
    private final long first;
    private long count;
    private Tally nan = Tally.NONE;
    private Tally positiveInfinity = Tally.NONE;
    private Tally negativeInfinity = Tally.NONE;
    private Tally zero = Tally.NONE;
    private long min;
    private long minAt = -1;
    private long max;
    private long maxAt = -1;

    /// @param firstRow    to which the first element belongs, as its first
    /// @param rowElements of each row
    StatisticsSum(DType dtype, long firstRow, long rowElements) {
        this.dtype = dtype;
        this.block = Block.of(dtype);
        this.keys = block.keys();
        this.first = firstRow * rowElements;
        this.constantRows = rowElements > 1 ? new ConstantRows(rowElements, firstRow) : null;
    }

    /// Adds packed elements.
    void add(MemorySegment segment, long elements) {
        for (long done = 0; done < elements; done += Block.SIZE) {
            int size = (int) Math.min(Block.SIZE, elements - done);
            block.load(segment, done * dtype.itemSize(), size);
            addBlock();
            count += size;
        }
    }

    Statistics statistics() {
        return new Statistics(dtype, count, nan, positiveInfinity, negativeInfinity, zero, extreme(min, minAt), extreme(max, maxAt), moments.moments(),
                constantRows == null ? Optional.empty() : Optional.of(constantRows.tally()));
    }

    private void addBlock() {
        long place = first + count;
        if (block.zeroCount() > 0) {
            zero = zero.and(new Tally(block.zeroCount(), place + (zero.count() == 0 ? firstZero() : 0)));
        }
        if (block.finiteCount() < block.size()) {
            countNonFinite(place);
        }
        if (block.finiteCount() > 0) {
            if (minAt < 0 || isLess(block.min(), min)) {
                min = block.min();
                minAt = place + find(min);
            }
            if (maxAt < 0 || isLess(max, block.max())) {
                max = block.max();
                maxAt = place + find(max);
            }
        }
        moments.add(block);
        if (constantRows != null) {
            constantRows.add(block);
        }
    }

    /// -0.0 and 0 have different keys, and are equal.
    private boolean isLess(long key, long other) {
        return key < other && !(keys.isZero(key) && keys.isZero(other));
    }

    private int find(long key) {
        return keys.isZero(key) ? firstZero() : block.find(key);
    }

    private int firstZero() {
        int i = 0;
        while (!keys.isZero(block.key(i))) {
            i++;
        }
        return i;
    }

    private void countNonFinite(long place) {
        for (int i = 0; i < block.size(); i++) {
            long key = block.key(i);
            if (keys.isNaN(key)) {
                nan = nan.and(new Tally(1, place + i));
            } else if (key == keys.positiveInfinity()) {
                positiveInfinity = positiveInfinity.and(new Tally(1, place + i));
            } else if (key == keys.negativeInfinity()) {
                negativeInfinity = negativeInfinity.and(new Tally(1, place + i));
            }
        }
    }

    private Optional<Extreme> extreme(long key, long at) {
        return at < 0 ? Optional.empty() : Optional.of(new Extreme(dtype, keys.value(key), keys.whole(key), at));
    }
}
