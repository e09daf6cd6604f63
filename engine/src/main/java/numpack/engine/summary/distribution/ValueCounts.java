package numpack.engine.summary.distribution;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import numpack.engine.summary.block.Block;
import numpack.engine.summary.block.BlockPass;
import numpack.engine.summary.statistics.Tally;

/// How often each key stands in some elements, and where first: a table with open addressing. Once it holds as many as it may, it says so and takes no more.
final class ValueCounts implements BlockPass.Sink {
    private final int most;
    private final AtomicBoolean isFull;
    private final int mask;
    private final long[] keys;
    private final long[] counts;
    private final long[] firsts;
    private int size;

    ValueCounts(int most, AtomicBoolean isFull) {
        this.most = most;
        this.isFull = isFull;
        int capacity = Integer.highestOneBit(most) * 4;
        this.mask = capacity - 1;
        this.keys = new long[capacity];
        this.counts = new long[capacity];
        this.firsts = new long[capacity];
    }

    @Override
    public void add(Block block, long place) {
        if (isFull.get()) {
            return;
        }
        int i = 0;
        while (i < block.size()) {
            long key = block.key(i);
            int from = i++;
            // Labels often come in runs.
            while (i < block.size() && block.key(i) == key) {
                i++;
            }
            if (!add(key, i - from, place + from)) {
                return;
            }
        }
    }

    /// Adds what stands behind.
    void merge(ValueCounts later) {
        for (int slot : later.slots()) {
            if (!add(later.keys[slot], later.counts[slot], later.firsts[slot])) {
                return;
            }
        }
    }

    int[] slots() {
        return IntStream.range(0, counts.length).filter(slot -> counts[slot] > 0).toArray();
    }

    long key(int slot) {
        return keys[slot];
    }

    Tally tally(int slot) {
        return new Tally(counts[slot], firsts[slot]);
    }

    private boolean add(long key, long count, long first) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            if (size == most) {
                isFull.set(true);
                Arrays.fill(counts, 0);
                return false;
            }
            size++;
            keys[slot] = key;
            firsts[slot] = first;
        }
        counts[slot] += count;
        return true;
    }

    private int slot(long key) {
        // Fibonacci hashing: neighbours go far apart, and no two of a run of neighbours meet.
        int slot = (int) (key * 0x9e37_79b9_7f4a_7c15L >>> 40) & mask;
        while (counts[slot] > 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
