package numpack.engine.rows.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRowsTest {
    /// Words of a naive model: bit set is live; bits after `rows` are noise, which must not matter.
    static MemorySegment words(BitSet live, int rows, Random noise) {
        var words = new long[(int) LiveRows.wordCount(rows)];
        for (int i = 0; i < words.length; i++) {
            words[i] = noise.nextLong();
        }
        for (int row = 0; row < rows; row++) {
            words[row / 64] = live.get(row) ? words[row / 64] | 1L << row : words[row / 64] & ~(1L << row);
        }
        return MemorySegment.ofArray(words);
    }

    /// Rows in stretches of very different density, so that whole blocks are live, dropped and mixed.
    static BitSet randomLive(int rows, Random random) {
        var live = new BitSet(rows);
        int row = 0;
        while (row < rows) {
            int end = Math.min(rows, row + 1 + random.nextInt(1 << random.nextInt(15)));
            double density = List.of(0.0, 0.01, 0.7, 0.99, 1.0).get(random.nextInt(5));
            for (; row < end; row++) {
                live.set(row, random.nextDouble() < density);
            }
        }
        return live;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void agreesWithNaiveModel(long seed) {
        var random = new Random(seed);
        int covered = random.nextInt(1 << random.nextInt(1, 17));
        int physical = covered + (random.nextBoolean() ? 0 : random.nextInt(300));
        var live = randomLive(covered, random);
        var rows = LiveRows.of(words(live, covered, random), covered, physical);
        live.set(covered, physical);

        assertEquals(live.cardinality(), rows.liveCount());
        assertEquals(physical - live.cardinality(), rows.droppedCount());
        long logical = 0;
        for (int row = 0; row < physical; row++) {
            assertEquals(live.get(row), rows.isLive(row));
            assertEquals(logical, rows.rank(row));
            assertEquals((rows.word(row / 64) >>> row & 1) != 0, live.get(row));
            if (live.get(row)) {
                assertEquals(row, rows.select(logical++));
            }
            int nextLive = live.nextSetBit(row);
            assertEquals(nextLive < 0 ? physical : nextLive, rows.nextLive(row));
            assertEquals(Math.min(physical, live.nextClearBit(row)), rows.nextDropped(row));
        }
        assertEquals(logical, rows.rank(physical));
        assertEquals(physical, rows.nextLive(physical));
        assertEquals(physical, rows.nextDropped(physical));
        assertEquals(0, physical % 64 == 0 ? 0 : rows.word(physical / 64) >>> physical, "no bits behind the last row");
        assertEquals(0, rows.word(physical / 64 + 5));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void runsAreTheLongestAndInsideTheRange(long seed) {
        var random = new Random(seed);
        int count = 1 + random.nextInt(40_000);
        var live = randomLive(count, random);
        var rows = LiveRows.of(words(live, count, random), count, count);
        for (int round = 0; round < 50; round++) {
            int from = random.nextInt(count + 1);
            int to = from + random.nextInt(count - from + 1);
            var expected = new ArrayList<List<Long>>();
            for (int first = live.nextSetBit(from); first >= 0 && first < to; first = live.nextSetBit(live.nextClearBit(first))) {
                expected.add(List.of((long) first, (long) Math.min(to, live.nextClearBit(first)) - first));
            }
            var runs = new ArrayList<List<Long>>();
            long first = rows.nextLive(from);
            while (first < to) {
                long end = Math.min(to, rows.nextDropped(first));
                runs.add(List.of(first, end - first));
                first = rows.nextLive(end);
            }
            assertEquals(expected, runs);
            var dropped = new BitSet();
            rows.droppedRows(from, to).forEach(row -> dropped.set((int) row));
            var absent = new BitSet();
            absent.set(from, to);
            absent.andNot(live);
            assertEquals(absent, dropped);
            assertEquals(LiveRows.of(words(live, from, random), from, from), rows.firstRows(from));
        }
    }

    @Test
    void fourBillionLiveRowsCostNothing() {
        var rows = LiveRows.all(4_000_000_000L);
        assertEquals(4_000_000_000L, rows.liveCount());
        assertTrue(rows.isAllLive());
        assertEquals(3_999_999_999L, rows.select(3_999_999_999L));
        assertEquals(3_999_999_999L, rows.rank(3_999_999_999L));
        assertEquals(4_000_000_000L, rows.nextDropped(0));
        var longest = LiveRows.all(Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, longest.rank(Long.MAX_VALUE));
        assertEquals(Long.MAX_VALUE - 1, longest.select(Long.MAX_VALUE - 1));
        assertEquals(Long.MAX_VALUE, longest.nextDropped(0));
    }

    @Test
    void rowsBeyondFourBillionAreFoundInABitmap() {
        long count = 5_000_000_000L;
        try (var arena = Arena.ofConfined()) {
            var words = arena.allocate(LiveRows.wordCount(count) * 8, 8);
            long row = 4_999_999_937L;
            words.set(ValueLayout.JAVA_LONG, row / 64 * 8, 1L << row);
            var rows = LiveRows.of(words, count, count);
            assertEquals(1, rows.liveCount());
            assertEquals(row, rows.select(0));
            assertEquals(row, rows.nextLive(3));
            assertEquals(1, rows.rank(row + 1));
            assertEquals(row + 1, rows.nextDropped(row));
        }
    }

    @Test
    void rowsAddedBehindTheBitmapAreLive() {
        var live = new BitSet();
        live.set(0, 10);
        live.clear(2);
        live.clear(5);
        var rows = LiveRows.of(words(live, 10, new Random(1)), 10, 10).withPhysicalCount(15);
        assertEquals(13, rows.liveCount());
        assertEquals(14, rows.select(12));
        assertEquals(0b111_1111_1101_1011L, rows.word(0));
        assertThrows(IllegalArgumentException.class, () -> rows.withPhysicalCount(9));
    }

    @Test
    void equalRowsNeedNotHaveEqualWords() {
        var all = new BitSet();
        all.set(0, 10_000);
        var covered = LiveRows.of(words(all, 10_000, new Random(1)), 10_000, 10_000);
        assertEquals(LiveRows.all(10_000), covered);
        assertEquals(LiveRows.all(10_000).hashCode(), covered.hashCode());
        all.clear(9_999);
        assertNotEquals(covered, LiveRows.of(words(all, 10_000, new Random(1)), 10_000, 10_000));
    }

    @Test
    void positionsOutsideAreRefused() {
        var rows = LiveRows.all(3);
        assertThrows(IndexOutOfBoundsException.class, () -> rows.isLive(3));
        assertThrows(IndexOutOfBoundsException.class, () -> rows.rank(4));
        assertThrows(IndexOutOfBoundsException.class, () -> rows.select(3));
        assertThrows(IndexOutOfBoundsException.class, () -> rows.nextLive(-1));
        assertThrows(IllegalArgumentException.class, () -> LiveRows.of(MemorySegment.ofArray(new long[1]), 65, 65));
    }
}
