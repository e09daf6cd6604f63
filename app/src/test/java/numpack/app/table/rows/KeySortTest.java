package numpack.app.table.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeySortTest {
    static Stream<Integer> seeds() {
        return IntStream.range(0, 40).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rowsStandInTheOrderOfTheirKeysAndThenOfTheirNumbers(int seed) {
        var random = new Random(seed);
        int count = random.nextInt(5) == 0 ? random.nextInt(100) : 1_000 + random.nextInt(20_000);
        long distinct = new long[] {1, 2, 300, Long.MAX_VALUE}[random.nextInt(4)];
        var keys = random.longs(count).map(key -> distinct == Long.MAX_VALUE ? key : Math.floorMod(key, distinct) - distinct / 2).toArray();
        var rows = IntStream.range(0, count).map(row -> row * 7).toArray();
        var expected = IntStream.range(0, count).boxed().sorted((a, b) -> Long.compare(keys[a], keys[b])).mapToInt(row -> row * 7).toArray();
        var sortedKeys = keys.clone();

        KeySort.sort(sortedKeys, rows, () -> { });

        assertArrayEquals(expected, rows);
        assertArrayEquals(java.util.Arrays.stream(keys).sorted().toArray(), sortedKeys);
    }

    @Test
    void aLongSortIsCancelledInBetween() {
        var keys = new Random(1).longs(200_000).toArray();

        assertThrows(CancellationException.class, () -> KeySort.sort(keys, IntStream.range(0, keys.length).toArray(), () -> {
            throw new CancellationException();
        }));
    }
}
