package numpack.engine.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SliceTest {
    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSliceOfASliceTakesThePositionsOfBoth(int seed) {
        var random = new Random(seed);
        var outer = random(random, 50);
        var inner = random(random, outer.count());

        var both = outer.then(inner);

        assertEquals(inner.count(), both.count());
        for (long i = 0; i < both.count(); i++) {
            assertEquals(outer.position(inner.position(i)), both.position(i));
        }
        assertTrue(both.fits(50));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void positionsAreFoundAtTheirIndices(int seed) {
        var random = new Random(seed);
        var slice = random(random, 50);
        long from = random.nextInt(-5, 55);
        long to = random.nextInt(-5, 55);

        var indices = slice.indicesIn(from, to);

        var expected = LongStream.range(0, slice.count()).filter(i -> slice.position(i) >= from && slice.position(i) < to).toArray();
        assertArrayEquals(expected, LongStream.range(0, indices.count()).map(indices::position).toArray(), () -> slice + " in " + from + ":" + to);
        for (long position = -60; position < 60; position++) {
            long wanted = position;
            long index = LongStream.range(0, slice.count()).filter(i -> slice.position(i) == wanted).findFirst().orElse(-1);
            assertEquals(index, slice.indexOf(position), () -> wanted + " in " + slice);
        }
    }

    @Test
    void positionsAreFoundUpToTheLargestNumber() {
        var last = new Slice(Long.MAX_VALUE, 3, -1);
        assertEquals(2, last.indexOf(Long.MAX_VALUE - 2));
        assertEquals(-1, last.indexOf(Long.MIN_VALUE));
        assertEquals(Slice.of(1, 2), last.indicesIn(Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(0, new Slice(7, 1, Long.MIN_VALUE).indexOf(7));
        assertEquals(Slice.of(0, 1), new Slice(7, 1, Long.MIN_VALUE).indicesIn(0, Long.MAX_VALUE));
        assertEquals(0, Slice.all(10).indicesIn(5, Long.MIN_VALUE).count());
    }

    @Test
    void slicesThatLeaveTheAxisAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Slice(0, 2, -1));
        assertThrows(IllegalArgumentException.class, () -> new Slice(-1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Slice(0, 1, 0));
        assertThrows(ArithmeticException.class, () -> new Slice(0, 3, Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> Slice.of(0, 3).then(Slice.of(1, 3)));
        assertThrows(IllegalStateException.class, () -> new Slice(0, 0, 1).last());
    }

    @Test
    void theLowestAndTheHighestPositionAreThoseOfEitherDirection() {
        assertEquals(3, new Slice(3, 4, 2).lowest());
        assertEquals(9, new Slice(3, 4, 2).highest());
        assertEquals(1, new Slice(9, 5, -2).lowest());
        assertEquals(9, new Slice(9, 5, -2).highest());
        assertEquals(7, Slice.of(7, 1).lowest());
        assertEquals(7, Slice.of(7, 1).highest());
    }

    private static Slice random(Random random, long length) {
        long step = 1 + random.nextInt(4);
        return Slice.resolve(bound(random), bound(random), random.nextBoolean() ? step : -step, length);
    }

    private static OptionalLong bound(Random random) {
        return random.nextInt(3) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextInt(-60, 60));
    }
}
