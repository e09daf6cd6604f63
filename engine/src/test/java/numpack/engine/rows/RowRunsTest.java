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
import java.util.stream.LongStream;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowRunsTest {
    static LongStream seeds() {
        return LongStream.range(0, 80);
    }

    private static byte[] randomBytes(Random random, long length) {
        var bytes = new byte[(int) length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// The array's bytes after the runs; checks that they ascend, are apart and as many as promised.
    private static byte[] apply(byte[] array, long rowBytes, RowRuns runs) throws IOException {
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
        var source = LazyArray.of(NdArrays.wrapBytes(DType.UINT8, values, wanted.length, width));
        assertArrayEquals(expected, apply(array, width, RowRuns.of(shape, wanted, source)));
    }

    @Test
    void consecutiveRowsAreOneRun() throws IOException {
        var runs = new ArrayList<Long>();
        var values = LazyArray.of(NdArrays.wrapBytes(DType.INT32, new byte[400], 100));
        RowRuns.of(Shape.of(1000), LongStream.range(7, 107).toArray(), values).forEach((row, offset, bytes) -> runs.add(bytes.byteSize()));
        assertEquals(List.of(400L), runs);
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        var shape = Shape.of(5, 2);
        var two = LazyArray.of(NdArrays.wrapBytes(DType.UINT8, new byte[4], 2, 2));
        assertThrows(IllegalArgumentException.class, () -> RowRuns.of(shape, new long[] {1}, two));
        assertThrows(IndexOutOfBoundsException.class, () -> RowRuns.of(shape, new long[] {1, 5}, two));
    }
}
