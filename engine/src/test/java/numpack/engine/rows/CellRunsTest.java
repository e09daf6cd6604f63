package numpack.engine.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellRunsTest {
    static LongStream seeds() {
        return LongStream.range(0, 80);
    }

    private static byte[] randomBytes(Random random, long length) {
        var bytes = new byte[(int) length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// The array's bytes after the runs; checks that they ascend, are apart and as many as promised.
    private static byte[] apply(byte[] array, long rowBytes, CellRuns runs) throws IOException {
        var after = array.clone();
        var end = new long[] {0, 0};
        runs.forEach((row, offset, bytes) -> {
            long at = row * rowBytes + offset;
            assertTrue(at >= end[0], "runs ascend and do not overlap");
            MemorySegment.copy(bytes, 0, MemorySegment.ofArray(after), at, bytes.byteSize());
            end[0] = at + bytes.byteSize();
            end[1] += bytes.byteSize();
        });
        assertEquals(runs.byteCount(), end[1]);
        return after;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void regionsReadBackAsTheyWereWritten(long seed) throws IOException {
        var random = new Random(seed);
        var dtype = DType.values()[random.nextInt(14)];
        var shape = Shape.of(IntStream.range(0, random.nextInt(5)).mapToLong(_ -> 1 + random.nextInt(7)).toArray());
        long rowBytes = shape.rowElements() * dtype.itemSize();
        var array = randomBytes(random, shape.rowCount() * rowBytes);
        var box = LongStream.of(shape.toArray()).mapToObj(length -> RowReaderTest.randomSlice(random, length)).toList();
        var lengths = Shape.of(box.stream().mapToLong(Slice::count).toArray());
        var rows = LongStream.range(0, shape.rowCount()).toArray();
        var values = randomBytes(random, lengths.elementCount() * dtype.itemSize());

        var after = apply(array, rowBytes, RegionRuns.of(dtype, shape, box, new MemorySource(dtype, lengths, values)));
        assertArrayEquals(values, RowReaderTest.naive(after, shape, dtype.itemSize(), box, rows));
        var old = RowReaderTest.naive(array, shape, dtype.itemSize(), box, rows);
        assertArrayEquals(array, apply(after, rowBytes, RegionRuns.of(dtype, shape, box, new MemorySource(dtype, lengths, old))), "nothing else changed");

        var element = randomBytes(random, dtype.itemSize());
        var filled = RowReaderTest.naive(apply(array, rowBytes, RegionRuns.constant(dtype, shape, box, element)), shape, dtype.itemSize(), box, rows);
        for (int i = 0; i < filled.length; i++) {
            assertEquals(element[i % element.length], filled[i]);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lastValueOfARowWins(long seed) throws IOException {
        var random = new Random(seed);
        int rows = 1 + random.nextInt(30);
        int width = 1 + random.nextInt(5);
        var shape = Shape.of(rows, width);
        var array = randomBytes(random, (long) rows * width);
        var wanted = random.longs(random.nextInt(40), 0, rows).toArray();
        if (random.nextInt(3) == 0) {
            wanted = LongStream.of(wanted).sorted().distinct().toArray();
        }
        var values = randomBytes(random, (long) wanted.length * width);
        var expected = array.clone();
        for (int i = 0; i < wanted.length; i++) {
            System.arraycopy(values, i * width, expected, (int) wanted[i] * width, width);
        }
        var source = new MemorySource(DType.UINT8, Shape.of(wanted.length, width), values);
        assertArrayEquals(expected, apply(array, width, RowRuns.of(shape, wanted, source)));
    }

    @Test
    void logicalRowsAreReplacedAroundDroppedOnes() throws IOException {
        var map = RowMap.of(LiveRows.all(6), RowSet.of(2), RowSet.empty(), 0);
        var values = new MemorySource(DType.UINT8, Shape.of(3, 1), new byte[] {11, 12, 13});
        var after = apply(new byte[] {0, 1, 2, 3, 4, 5}, 1, RowRuns.ofLogical(Shape.of(6, 1), map, 1, 3, values));
        assertArrayEquals(new byte[] {0, 11, 2, 12, 13, 5}, after);
    }

    @Test
    void consecutiveRowsAreOneRun() throws IOException {
        var runs = new ArrayList<Long>();
        var values = new MemorySource(DType.INT32, Shape.of(100), new byte[400]);
        RegionRuns.of(DType.INT32, Shape.of(1000), List.of(Slice.of(7, 100)), values).forEach((row, offset, bytes) -> runs.add(bytes.byteSize()));
        assertEquals(List.of(400L), runs);
        runs.clear();
        RowRuns.of(Shape.of(1000), LongStream.range(7, 107).toArray(), values).forEach((row, offset, bytes) -> runs.add(bytes.byteSize()));
        assertEquals(List.of(400L), runs);
    }

    @Test
    void largeRegionsComeInBlocks() throws IOException {
        var shape = Shape.of(3, 1_000_000);
        var largest = new long[2];
        var runs = RegionRuns.constant(DType.FLOAT64, shape, List.of(Slice.all(3), Slice.of(1, 999_999)), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        runs.forEach((row, offset, bytes) -> {
            largest[0] = Math.max(largest[0], bytes.byteSize());
            largest[1] += bytes.byteSize();
        });
        assertTrue(largest[0] <= 1 << 20);
        assertEquals(3 * 8 * 999_999, largest[1]);
        assertEquals(runs.byteCount(), largest[1]);
    }

    @Test
    void neighbouringElementsAreOneRun() throws IOException {
        var found = new ArrayList<List<Long>>();
        var runs = ElementRuns.of(12, 4, new long[] {0, 2, 3, 4, 9}, MemorySegment.ofArray(new byte[20]));
        runs.forEach((row, offset, bytes) -> found.add(List.of(row, offset, bytes.byteSize())));
        assertEquals(List.of(List.of(0L, 0L, 4L), List.of(0L, 8L, 12L), List.of(3L, 0L, 4L)), found);
        assertThrows(IllegalArgumentException.class, () -> ElementRuns.of(12, 4, new long[] {2, 2}, MemorySegment.ofArray(new byte[8])));
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        var shape = Shape.of(5, 2);
        var two = new MemorySource(DType.UINT8, Shape.of(2, 2), new byte[4]);
        assertThrows(IllegalArgumentException.class, () -> RowRuns.of(shape, new long[] {1}, two));
        assertThrows(IndexOutOfBoundsException.class, () -> RowRuns.of(shape, new long[] {1, 5}, two));
        assertThrows(IllegalArgumentException.class, () -> RegionRuns.of(DType.INT8, shape, List.of(Slice.of(0, 2), Slice.all(2)), two));
        assertThrows(IllegalArgumentException.class, () -> RegionRuns.of(DType.UINT8, shape, List.of(Slice.of(0, 2), Slice.of(1, 2)), two));
    }
}
