package numpack.engine.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowSetTest {
    static java.util.stream.IntStream seeds() {
        return java.util.stream.IntStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void answersLikeATreeSet(int seed) {
        var random = new Random(seed);
        var truth = randomRows(random);
        var rows = built(truth, random);

        assertEquals(truth.size(), rows.size());
        assertArrayEquals(truth.stream().mapToLong(Long::longValue).toArray(), rows.toArray());
        long k = 0;
        for (long row : truth) {
            assertTrue(rows.contains(row));
            assertEquals(k, rows.rank(row));
            assertEquals(row, rows.select(k++));
        }
        for (int i = 0; i < 500; i++) {
            long row = random.nextLong(-5, 6000);
            assertEquals(truth.contains(row), rows.contains(row), () -> "row " + row);
            assertEquals(truth.headSet(row).size(), rows.rank(row), () -> "row " + row);
        }
        if (!truth.isEmpty()) {
            assertEquals(truth.first(), rows.min());
            assertEquals(truth.last(), rows.max());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void joinsLikeBitSets(int seed) {
        var random = new Random(seed);
        var one = randomRows(random);
        var other = randomRows(random);
        var left = built(one, random);
        var right = built(other, random);

        assertEquals(rows(join(one, other, BitSet::or)), left.union(right));
        assertEquals(rows(join(one, other, BitSet::andNot)), left.minus(right));
        assertEquals(rows(join(one, other, BitSet::and)), left.intersect(right));
        assertEquals(left, left.minus(right).union(left.intersect(right)));
        assertTrue(left.union(right).containsAll(left));
        assertEquals(one.containsAll(other), left.containsAll(right));
        assertEquals(left, left.shift(1000).shift(-1000));
        assertEquals(left.hashCode(), left.shift(77).shift(-77).hashCode());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsBackFromBytes(int seed) {
        var random = new Random(seed);
        var rows = built(randomRows(random), random).shift(random.nextInt(3) == 0 ? 1L << 40 : 0);

        var bytes = rows.toBytes();

        assertEquals(rows, RowSet.fromBytes(bytes));
        assertThrows(IllegalArgumentException.class, () -> RowSet.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)));
        assertThrows(IllegalArgumentException.class, () -> RowSet.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void brokenBytesAreRefusedOrReadAsSomeSet(int seed) {
        var random = new Random(seed);
        var bytes = built(randomRows(random), random).toBytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        try {
            var rows = RowSet.fromBytes(bytes);
            assertEquals(rows, RowSet.fromBytes(rows.toBytes()));
        } catch (IllegalArgumentException refused) {
            assertFalse(refused.getMessage().isEmpty());
        }
    }

    @Test
    void bytesThatClaimMoreThanTheyHoldAreRefused() {
        byte[] manyRanges = {0, -1, -1, -1, -1, -1, -1, -1, -1, 127, 0, 0};
        byte[] manyBits = {1, 0, -1, -1, -1, -1, 7, 1};
        byte[] longNumber = {0, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1};
        byte[] touching = {0, 2, 0, 0, 0, 0};
        assertThrows(IllegalArgumentException.class, () -> RowSet.fromBytes(manyRanges));
        assertThrows(IllegalArgumentException.class, () -> RowSet.fromBytes(manyBits));
        assertThrows(IllegalArgumentException.class, () -> RowSet.fromBytes(longNumber));
        assertThrows(IllegalArgumentException.class, () -> RowSet.fromBytes(touching));
        assertThrows(IllegalArgumentException.class, () -> RowSet.fromBytes(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> RowSet.fromBytes(new byte[] {9}));
    }

    @Test
    void formFollowsFromTheMembers() {
        var scattered = RowSet.builder();
        var ascending = RowSet.builder();
        for (long i = 0; i < 1000; i++) {
            scattered.add((i * 371 % 1000) * 3);
            ascending.add(i * 3);
        }
        assertInstanceOf(BitRows.class, scattered.build());
        assertEquals(ascending.build(), scattered.build());
        assertInstanceOf(RangedRows.class, RowSet.range(0, 1L << 60));
        assertInstanceOf(RangedRows.class, scattered.build().minus(RowSet.range(10, 5000)));
    }

    @Test
    void aMillionScatteredRowsAreNotBuiltInQuadraticTime() {
        var rows = new Random(3).longs(1_000_000, 0, 1L << 45).toArray();
        var set = assertTimeout(Duration.ofSeconds(30), () -> RowSet.of(rows));
        assertEquals(Arrays.stream(rows).distinct().count(), set.size());
    }

    @Test
    void hugeRowsAreRowsLikeOthers() {
        var rows = RowSet.range(Long.MAX_VALUE - 3, Long.MAX_VALUE).union(RowSet.of(0));
        assertEquals(4, rows.size());
        assertEquals(Long.MAX_VALUE - 1, rows.max());
        assertEquals(Long.MAX_VALUE - 2, rows.select(2));
        assertEquals(rows, RowSet.fromBytes(rows.toBytes()));
        assertEquals(4, rows.rank(Long.MAX_VALUE));
    }

    @Test
    void shiftingOutOfThePossibleRowsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> RowSet.of(3).shift(-4));
        assertThrows(IllegalArgumentException.class, () -> RowSet.of(3).shift(Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> RowSet.of(3).shift(Long.MAX_VALUE - 3));
        assertEquals(RowSet.of(Long.MAX_VALUE - 1), RowSet.of(3).shift(Long.MAX_VALUE - 4));
        assertEquals(RowSet.of(0), RowSet.of(3).shift(-3));
    }

    @Test
    void anEmptySetHasNoLowestRow() {
        var empty = RowSet.of(5).minus(RowSet.of(5));
        assertEquals(RowSet.empty(), empty);
        assertTrue(empty.isEmpty());
        assertThrows(IllegalStateException.class, empty::min);
        assertThrows(IndexOutOfBoundsException.class, () -> empty.select(0));
        assertEquals(empty, RowSet.fromBytes(empty.toBytes()));
    }

    @Test
    void neighbouringRangesMerge() {
        var rows = RowSet.builder().addRange(10, 20).addRange(0, 5).addRange(5, 10).add(20).build();
        List<RowRange> ranges = new ArrayList<>();
        rows.ranges().forEach(ranges::add);
        assertEquals(List.of(new RowRange(0, 21)), ranges);
        assertNotEquals(RowSet.range(0, 20), rows);
        assertEquals("{0-4, 7, 9-11}", RowSet.of(0, 1, 2, 3, 4, 7, 9, 10, 11).toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
    void impossibleRowsAreRefused(long row) {
        assertThrows(IllegalArgumentException.class, () -> RowSet.of(row));
    }

    private static TreeSet<Long> randomRows(Random random) {
        var rows = new TreeSet<Long>();
        long at = random.nextInt(200);
        int runs = random.nextInt(200);
        int gap = 1 << random.nextInt(6);
        int run = 1 << random.nextInt(5);
        for (int i = 0; i < runs; i++) {
            long end = at + 1 + random.nextInt(run);
            for (; at < end; at++) {
                rows.add(at);
            }
            at += 1 + random.nextInt(gap);
        }
        return rows;
    }

    private static RowSet built(TreeSet<Long> rows, Random random) {
        var shuffled = new ArrayList<>(rows);
        if (random.nextBoolean()) {
            java.util.Collections.shuffle(shuffled, random);
        }
        var builder = RowSet.builder();
        shuffled.forEach(builder::add);
        return builder.build();
    }

    private static BitSet join(TreeSet<Long> one, TreeSet<Long> other, java.util.function.BiConsumer<BitSet, BitSet> how) {
        var left = bits(one);
        how.accept(left, bits(other));
        return left;
    }

    private static BitSet bits(TreeSet<Long> rows) {
        var bits = new BitSet();
        rows.forEach(row -> bits.set(row.intValue()));
        return bits;
    }

    private static RowSet rows(BitSet bits) {
        return RowSet.of(bits.stream().asLongStream().toArray());
    }
}
