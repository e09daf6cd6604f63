package numpack.engine.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What sets of rows do together, compared with plain sorted sets, over every pair of forms: nothing, ranges, bits, and dense stretches that
/// lie far apart or at the end of all rows.
class RowSetModelTest {
    /// Wider than what is collected before bits are thought of, so that builders change their form in the middle.
    private static final int WIDE = 20_000;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void joinsAreThoseOfSortedSets(int seed) {
        var random = new Random(seed);
        long at = place(random);
        var one = model(random, at);
        var other = model(random, at);
        var left = built(one, random);
        var right = built(other, random);

        assertRows(joined(one, other, true, true), left.union(right));
        assertRows(joined(one, other, true, false), left.minus(right));
        assertRows(joined(one, other, false, true), right.minus(left));
        var both = new TreeSet<>(one);
        both.retainAll(other);
        assertRows(both, left.intersect(right));
        assertRows(both, right.intersect(left));
        assertEquals(one.containsAll(other), left.containsAll(right));
        assertEquals(left, RowSet.fromBytes(left.toBytes()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neighboursAreThoseOfASortedSet(int seed) {
        var random = new Random(seed);
        long at = place(random);
        var truth = model(random, at);
        var rows = built(truth, random);
        for (int i = 0; i < 150; i++) {
            long row = Math.max(0, at + random.nextLong(-100, WIDE) - (at == 0 ? 0 : WIDE / 2));
            var next = truth.ceiling(row);
            assertEquals(next == null ? Long.MAX_VALUE : next, rows.next(row), () -> "next of " + row);
            long gap = row;
            while (truth.contains(gap)) {
                gap++;
            }
            assertEquals(gap, rows.nextGap(row), () -> "gap after " + row);
            long bits = rows.bits(row);
            for (int bit = 0; bit < Long.SIZE && row <= Long.MAX_VALUE - Long.SIZE; bit++) {
                assertEquals(truth.contains(row + bit), (bits >>> bit & 1) != 0, () -> "bits from " + row);
            }
            long to = row > Long.MAX_VALUE - 2_000 ? Long.MAX_VALUE : row + random.nextInt(2_000);
            assertRows(new TreeSet<>(truth.subSet(row, to)), rows.within(row, to));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void manyRanksAreFoundAsOneIs(int seed) {
        var random = new Random(seed);
        long at = place(random);
        var rows = built(model(random, at), random);
        var chosen = built(model(random, at), random);

        var ranks = LongStream.of(chosen.toArray()).filter(rows::contains).map(rows::rank).toArray();
        assertEquals(RowSet.of(ranks), rows.ranksOf(chosen));

        var some = RowSet.of(LongStream.of(built(model(random, 0), random).toArray()).filter(rank -> rank < rows.size()).toArray());
        assertEquals(RowSet.of(LongStream.of(some.toArray()).map(rows::select).toArray()), rows.membersAt(some));
        assertEquals(some, rows.ranksOf(rows.membersAt(some)));
        assertEquals(rows, rows.membersAt(RowSet.range(0, rows.size())));
        assertThrows(IndexOutOfBoundsException.class, () -> rows.membersAt(some.union(RowSet.of(rows.size()))));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSliceIsItsPositions(int seed) {
        var random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            long step = (1L << random.nextInt(9)) + random.nextInt(3);
            long count = random.nextInt(i == 0 ? WIDE : 300);
            long start = random.nextInt(1_000);
            var slice = new Slice(start, count, step);
            var positions = LongStream.range(0, count).map(slice::position).toArray();
            assertEquals(RowSet.of(positions), RowSet.of(slice), slice::toString);
            if (count > 0) {
                assertEquals(RowSet.of(positions), RowSet.of(new Slice(slice.last(), count, -step)), slice::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void denseStretchesFarApartAreOneSet(int order) {
        var builder = RowSet.builder();
        List<Long> rows = new ArrayList<>();
        for (long stretch : order == 2 ? new long[] {1L << 50, 0, 1L << 40} : new long[] {0, 1L << 40, 1L << 50}) {
            for (long i = 0; i < WIDE; i++) {
                rows.add(stretch + 2 * i);
            }
        }
        if (order == 3) {
            Collections.shuffle(rows, new Random(7));
        }
        rows.forEach(builder::add);
        var set = builder.build();
        assertEquals(3L * WIDE, set.size());
        assertEquals(3L * WIDE, set.rangeCount());
        assertEquals((1L << 40) + 2, set.select(WIDE + 1));
        assertRows(new TreeSet<>(rows), set);
    }

    @Test
    void eachRowIsOneOfTheBitsAdded() {
        var builder = RowSet.builder();
        assertThrows(IllegalArgumentException.class, () -> builder.addBits(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> builder.addBits(Long.MAX_VALUE - 1, 2));
        builder.addBits(Long.MAX_VALUE - 1, 1).addBits(3, 0).addBits(10, -1L).addBits(100, 0b1011);
        assertEquals(RowSet.range(10, 74).union(RowSet.of(100, 101, 103, Long.MAX_VALUE - 1)), builder.build());
    }

    @Test
    void aHundredMillionRowsOfASliceFitIntoThirtyMegabytes() {
        var rows = RowSet.of(new Slice(1, 100_000_000, 2));
        assertTrue(rows instanceof BitRows);
        assertEquals(100_000_000, rows.size());
        assertEquals(rows, RowSet.range(0, 200_000_000).minus(RowSet.of(new Slice(0, 100_000_000, 2))));
        assertEquals(rows, rows.union(RowSet.of(1)));
        assertEquals(1 + 2L * 77_777_777, RowSet.fromBytes(rows.toBytes()).select(77_777_777));
    }

    private static void assertRows(TreeSet<Long> expected, RowSet rows) {
        assertEquals(expected.size(), rows.size());
        var same = RowSet.of(expected.stream().mapToLong(Long::longValue).toArray());
        assertEquals(same, rows);
        assertEquals(same.rangeCount(), rows.rangeCount());
        assertEquals(same.hashCode(), rows.hashCode());
        var walked = new TreeSet<Long>();
        rows.forEach(walked::add);
        assertEquals(expected, walked);
    }

    private static TreeSet<Long> joined(TreeSet<Long> one, TreeSet<Long> other, boolean hasOne, boolean hasOther) {
        var joined = new TreeSet<Long>();
        joined.addAll(hasOne ? one : other);
        if (hasOne && hasOther) {
            joined.addAll(other);
        } else {
            joined.removeAll(hasOne ? other : one);
        }
        return joined;
    }

    /// Where the rows of a case lie: at the start, anywhere, or such that the last row of all is among them.
    private static long place(Random random) {
        return List.of(0L, 12_345L, (1L << 40) + 17, Long.MAX_VALUE - WIDE / 2 - 1).get(random.nextInt(4));
    }

    /// Single rows, runs, or both, dense or not, around a place.
    private static TreeSet<Long> model(Random random, long at) {
        var rows = new TreeSet<Long>();
        int stretches = random.nextInt(4);
        for (int stretch = 0; stretch < stretches; stretch++) {
            long row = Math.max(0, at == 0 ? random.nextInt(WIDE) : at + random.nextInt(WIDE) - WIDE / 2);
            int gap = 1 << random.nextInt(9);
            int run = 1 << random.nextInt(7);
            for (int i = random.nextInt(200); i > 0 && row < Long.MAX_VALUE - 2_000; i--) {
                for (long end = row + 1 + random.nextInt(run); row < end; row++) {
                    rows.add(row);
                }
                row += 1 + random.nextInt(gap);
            }
        }
        if (at > Long.MAX_VALUE / 2 && random.nextBoolean()) {
            for (long row = Long.MAX_VALUE - 1 - 2 * random.nextInt(100); row < Long.MAX_VALUE && row > 0; row += 2) {
                rows.add(row);
            }
        }
        if (random.nextInt(4) == 0) {
            rows.add(random.nextLong(Long.MAX_VALUE));
        }
        return rows;
    }

    private static RowSet built(TreeSet<Long> rows, Random random) {
        var order = new ArrayList<>(rows);
        switch (random.nextInt(3)) {
            case 0 -> Collections.shuffle(order, random);
            case 1 -> Collections.reverse(order);
            default -> { }
        }
        var builder = RowSet.builder();
        order.forEach(builder::add);
        return builder.build();
    }
}
