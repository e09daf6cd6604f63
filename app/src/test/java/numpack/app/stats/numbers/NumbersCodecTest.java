package numpack.app.stats.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.summary.distribution.DistinctValues;
import numpack.engine.summary.distribution.Histogram;
import numpack.engine.summary.distribution.Quantiles;
import numpack.engine.summary.statistics.Statistics;
import numpack.engine.summary.statistics.StatisticsScan;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

class NumbersCodecTest {
    private static ArrayNumbers numbers() throws IOException {
        var array = LazyArray.of(NdArrays.wrap(new Random(1).ints(3000, -50, 50).toArray(), 300, 10));
        var values = DistinctValues.of(array, Progress.NONE).orElseThrow();
        return new ArrayNumbers(new StatisticsScan(array).run(Progress.NONE), 3000, Quantiles.of(values, ArrayNumbers.FRACTIONS), Optional.of(ValueCounts.of(values)),
                Optional.of(Histogram.of(values, -20, 20, 16)));
    }

    @Test
    void numbersReadBackAsTheyWere() throws IOException {
        var numbers = numbers();
        assertEquals(Optional.of(numbers), NumbersCodec.decode("key", NumbersCodec.encode("key", numbers)));
        var none = new ArrayNumbers(Statistics.none(DType.FLOAT32), 0, List.of(), Optional.of(ValueCounts.TOO_MANY), Optional.empty());
        assertEquals(Optional.of(none), NumbersCodec.decode("key", NumbersCodec.encode("key", none)));
    }

    @Test
    void numbersOfAnotherKeyAreNone() throws IOException {
        assertEquals(Optional.empty(), NumbersCodec.decode("other", NumbersCodec.encode("key", numbers())));
    }

    @Test
    void everyFlippedByteIsSeen() throws IOException {
        var bytes = NumbersCodec.encode("key", numbers());
        for (int i = 0; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= 0x40;
            int at = i;
            // What is not the key's or the version's, which only make it somebody else's, is a failure.
            boolean isOther = i < Integer.BYTES + 2 + "key".length();
            if (isOther) {
                assertTrue(isEmptyOrFails(damaged), "byte " + at);
            } else {
                assertThrows(IOException.class, () -> NumbersCodec.decode("key", damaged), "byte " + at);
            }
        }
    }

    @Test
    void everyCutIsSeen() throws IOException {
        var bytes = NumbersCodec.encode("key", numbers());
        for (int length = 0; length < bytes.length; length += 7) {
            var cut = Arrays.copyOf(bytes, length);
            assertTrue(isEmptyOrFails(cut), length + " bytes");
        }
    }

    @Test
    void aPlaceBelowZeroIsRefusedThoughTheChecksumIsRight() throws IOException {
        var crafted = NumbersCodec.encode("key", numbers());
        var bytes = ByteBuffer.wrap(crafted);
        int nan = Integer.BYTES + 2 + "key".length() + Integer.BYTES + Long.BYTES;
        bytes.putLong(nan, 1).putLong(nan + Long.BYTES, -5);
        var sum = new CRC32();
        sum.update(crafted, 0, crafted.length - Long.BYTES);
        bytes.putLong(crafted.length - Long.BYTES, sum.getValue());

        assertInstanceOf(IllegalArgumentException.class, assertThrows(IOException.class, () -> NumbersCodec.decode("key", crafted)).getCause());
    }

    private static boolean isEmptyOrFails(byte[] bytes) {
        try {
            return NumbersCodec.decode("key", bytes).isEmpty();
        } catch (IOException damaged) {
            return true;
        }
    }
}
