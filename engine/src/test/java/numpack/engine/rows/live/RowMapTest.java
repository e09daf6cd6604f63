package numpack.engine.rows.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowMapTest {
    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /// A base with changes, beside the set of rows that are live after them.
    record Case(LiveRows saved, RowSet dropped, RowSet restored, long appended, BitSet live) {
        static Case random(Random random, int maxRanges) {
            int saved = random.nextInt(1 << random.nextInt(1, 15));
            int appended = random.nextBoolean() ? 0 : random.nextInt(200);
            var live = LiveRowsTest.randomLive(saved, random);
            boolean hasBitmap = random.nextInt(4) > 0;
            var base = hasBitmap ? LiveRows.of(LiveRowsTest.words(live, saved, random), saved, saved) : LiveRows.all(saved);
            live.set(hasBitmap ? saved : 0, saved + appended);
            var dropped = RowSet.builder();
            var restored = RowSet.builder();
            int rows = saved + appended;
            int row = 0;
            for (int range = random.nextInt(maxRanges + 1); range > 0 && row < rows; range--) {
                row += random.nextInt(3) == 0 ? 0 : random.nextInt(1 + Math.max(1, 2 * rows / maxRanges));
                int end = Math.min(rows, row + 1 + random.nextInt(random.nextBoolean() ? 3 : 500));
                if (row < end) {
                    boolean drops = random.nextBoolean();
                    (drops ? dropped : restored).addRange(row, end);
                    live.set(row, end, !drops);
                }
                row = end;
            }
            return new Case(base, dropped.build(), restored.build(), appended, live);
        }

        RowMap map() {
            return RowMap.of(saved, dropped, restored, appended);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithNaiveModel(long seed) {
        var random = new Random(seed);
        var one = Case.random(random, seed % 2 == 0 ? 20 : 2000);
        var map = one.map();
        var live = one.live;
        int rows = (int) map.physicalCount();
        assertEquals(one.saved.physicalCount() + one.appended, rows);
        assertEquals(live.cardinality(), map.liveCount());
        long logical = 0;
        for (int row = 0; row < rows; row++) {
            assertEquals(live.get(row), map.isLive(row), "row " + row);
            assertEquals(logical, map.rank(row), "row " + row);
            int nextLive = live.nextSetBit(row);
            assertEquals(nextLive < 0 ? rows : nextLive, map.nextLive(row));
            assertEquals(Math.min(rows, live.nextClearBit(row)), map.nextDropped(row));
            if (live.get(row)) {
                assertEquals(row, map.physical(logical));
                logical++;
            }
        }
        assertEquals(logical, map.rank(rows));
        var words = new long[(int) LiveRows.wordCount(rows) + 1];
        map.fillWords(0, words);
        assertEquals(live, BitSet.valueOf(words));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void windowsAreTheLongestRuns(long seed) {
        var random = new Random(seed);
        var one = Case.random(random, 100);
        var map = one.map();
        int liveCount = (int) map.liveCount();
        for (int round = 0; round < 30; round++) {
            int first = random.nextInt(liveCount + 1);
            int count = random.nextInt(liveCount - first + 1);
            var expected = new ArrayList<Long>();
            one.live.stream().skip(first).limit(count).forEach(row -> expected.add((long) row));
            var found = new ArrayList<Long>();
            var previousEnd = new long[] {-1};
            map.forEachPhysicalRun(first, count, (start, length) -> {
                assertEquals(false, start == previousEnd[0], "two runs that touch");
                previousEnd[0] = start + length;
                LongStream.range(start, start + length).forEach(found::add);
            });
            assertEquals(expected, found);
        }
    }

    @Test
    void fourBillionRowsAreMappedWithoutABitmap() {
        var map = RowMap.of(LiveRows.all(4_000_000_000L), RowSet.range(1_000, 3_000_000_000L), RowSet.empty(), 10);
        assertEquals(1_000_001_010L, map.liveCount());
        assertEquals(3_000_000_000L, map.physical(1_000));
        assertEquals(4_000_000_009L, map.physical(map.liveCount() - 1));
        assertEquals(1_000, map.rank(3_000_000_000L));
        var runs = new ArrayList<List<Long>>();
        map.forEachPhysicalRun(998, 4, (first, count) -> runs.add(List.of(first, count)));
        assertEquals(List.of(List.of(998L, 2L), List.of(3_000_000_000L, 2L)), runs);
    }

    @Test
    void appendedRowsCanBeDroppedAndSavedRowsRestored() {
        var saved = LiveRows.of(MemorySegment.ofArray(new long[] {0b1101}), 4, 4);
        var map = RowMap.of(saved, RowSet.of(0, 5), RowSet.of(1), 3);
        var rows = LongStream.range(0, map.liveCount()).map(map::physical).toArray();
        assertArrayEquals(new long[] {1, 2, 3, 4, 6}, rows);
    }

    @Test
    void contradictionsAndRowsThatDoNotExistAreRefused() {
        var saved = LiveRows.all(100);
        assertThrows(IllegalArgumentException.class, () -> RowMap.of(saved, RowSet.range(3, 9), RowSet.of(8), 0));
        assertThrows(IllegalArgumentException.class, () -> RowMap.of(saved, RowSet.of(102), RowSet.empty(), 2));
        assertThrows(IndexOutOfBoundsException.class, () -> RowMap.of(saved, RowSet.of(99), RowSet.empty(), 0).physical(99));
    }

    @Test
    void scatteredDropsOfMostRowsCostABitmapOnly() {
        int rows = 2_000_000;
        var dropped = RowSet.builder();
        for (long row = 0; row < rows; row += 2) {
            dropped.add(row);
        }
        var map = RowMap.of(LiveRows.all(rows), dropped.build(), RowSet.empty(), 0);
        assertEquals(rows / 2, map.liveCount());
        assertEquals(1_000_001, map.physical(500_000));
        assertEquals(500_000, map.rank(1_000_001));
    }
}
