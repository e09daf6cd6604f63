package numpack.app.table.rows;

import java.util.Arrays;

/// Sorts rows by keys, in place and without memory of its own: rows with equal keys stand in ascending order of their numbers.
///
/// A radix sort from the highest byte down that swaps within the arrays ("American flag sort"): each part whose rows agree in the bytes so far is split
/// by the next one, first of the key and then of the row, which makes equal keys stable; bytes that are the same in all keys are passed over, and
/// small parts are sorted by insertion. No part is compared with another, so the time grows with the number of rows, at most twelve passes over
/// them, whatever their order.
final class KeySort {
    private static final int SMALL = 48;
    private static final int KEY_BYTES = Long.BYTES;
    private static final int LEVELS = KEY_BYTES + Integer.BYTES;
    private static final int LOOK_EVERY = 1 << 16;

    private final long[] keys;
    private final int[] rows;
    private final Runnable check;
    private final int[][] ends = new int[LEVELS][256];
    private final int[][] starts = new int[LEVELS][256];
    private long varying;

    private KeySort(long[] keys, int[] rows, Runnable check) {
        this.keys = keys;
        this.rows = rows;
        this.check = check;
    }

    /// @param keys  compared as signed numbers; moved along with the rows
    /// @param rows  not negative
    /// @param check called now and then; what it throws ends the sort, and leaves both in some order
    static void sort(long[] keys, int[] rows, Runnable check) {
        var sort = new KeySort(keys, rows, check);
        if (!sort.isSorted()) {
            sort.split(0, keys.length, 0);
        }
    }

    private boolean isSorted() {
        boolean isSorted = true;
        for (int at = 1; at < keys.length; at++) {
            varying |= keys[at] ^ keys[0];
            isSorted &= !isBefore(at, keys[at - 1], rows[at - 1]);
        }
        return isSorted;
    }

    private void split(int from, int to, int firstLevel) {
        int level = firstLevel;
        while (level < KEY_BYTES && (varying >>> shift(level) & 0xff) == 0) {
            level++;
        }
        if (level == LEVELS || to - from < 2) {
            return;
        }
        if (to - from <= SMALL) {
            insert(from, to);
            return;
        }
        if (to - from > LOOK_EVERY) {
            check.run();
        }
        var start = starts[level];
        var end = ends[level];
        count(from, to, level, end);
        int at = from;
        for (int digit = 0; digit < 256; digit++) {
            start[digit] = at;
            at += end[digit];
            end[digit] = at;
        }
        move(level, start, end);
        int first = from;
        for (int digit = 0; digit < 256; digit++) {
            // The parts of a level are walked before its table is used again: a part below uses tables of deeper levels.
            int last = end[digit];
            split(first, last, level + 1);
            first = last;
        }
    }

    private void count(int from, int to, int level, int[] counts) {
        Arrays.fill(counts, 0);
        for (int at = from; at < to; at++) {
            counts[digit(keys[at], rows[at], level)]++;
        }
    }

    /// Puts each row into the part of its digit: where one is put, another is taken up, until the hole is closed.
    private void move(int level, int[] next, int[] end) {
        for (int digit = 0; digit < 256; digit++) {
            while (next[digit] < end[digit]) {
                int hole = next[digit];
                long key = keys[hole];
                int row = rows[hole];
                for (int goal = digit(key, row, level); goal != digit; goal = digit(key, row, level)) {
                    int place = next[goal]++;
                    long otherKey = keys[place];
                    int otherRow = rows[place];
                    keys[place] = key;
                    rows[place] = row;
                    key = otherKey;
                    row = otherRow;
                }
                keys[hole] = key;
                rows[hole] = row;
                next[digit]++;
            }
        }
    }

    private void insert(int from, int to) {
        for (int at = from + 1; at < to; at++) {
            long key = keys[at];
            int row = rows[at];
            int hole = at;
            while (hole > from && isAfter(hole - 1, key, row)) {
                keys[hole] = keys[hole - 1];
                rows[hole] = rows[hole - 1];
                hole--;
            }
            keys[hole] = key;
            rows[hole] = row;
        }
    }

    private boolean isBefore(int at, long key, int row) {
        return keys[at] < key || keys[at] == key && rows[at] < row;
    }

    private boolean isAfter(int at, long key, int row) {
        return keys[at] > key || keys[at] == key && rows[at] > row;
    }

    private static int digit(long key, int row, int level) {
        return (int) (level < KEY_BYTES ? (key ^ Long.MIN_VALUE) >>> shift(level) : row >>> shift(level)) & 0xff;
    }

    private static int shift(int level) {
        return level < KEY_BYTES ? 56 - 8 * level : 24 - 8 * (level - KEY_BYTES);
    }
}
