package numpack.app.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementText;
import numpack.engine.summary.Summarizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTextTest {
    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        INT64   | 1708480568 1708480569 | 2 cells · sum 3416961137 · mean 1708480568.5 · min 1708480568 · max 1708480569
        FLOAT64 | 123456789.25 123456790.25 | 2 cells · sum 246913579.5 · mean 123456789.75 · min 123456789.25 · max 123456790.25
        INT64   | 9223372036854775807 9223372036854775806 | 2 cells · sum 18446744073709551613 · mean 9223372036854775806.5 · min 9223372036854775806 · max 9223372036854775807
        INT8    | 1 0 0 | 3 cells · sum 1 · mean 0.333333333333333 · min 0 · max 1
        UINT64  | 18446744073709551615 18446744073709551615 18446744073709551614 | 3 cells · sum 55340232221128654844 · mean 18446744073709551614.667 · min 18446744073709551614 · max 18446744073709551615
        FLOAT64 | 0.1 0.2 | 2 cells · sum 0.3 · mean 0.15 · min 0.1 · max 0.2
        FLOAT32 | 0.1 4 | 2 cells · sum 4.1 · mean 2.05 · min 0.1 · max 4.0
        FLOAT32 | 123456792 123456800 | 2 cells · sum 246913592.0 · mean 123456796.0 · min 123456790.0 · max 123456800.0
        FLOAT16 | 65504 65504 | 2 cells · sum 131008.0 · mean 65500.0 · min 65500.0 · max 65500.0
        FLOAT64 | 1.5e308 1.7e308 | 2 cells · sum more than 1.79769313486232e308 · mean 1.6e308 · min 1.5e308 · max 1.7e308
        FLOAT64 | 1e23 2e23 | 2 cells · sum 3e23 · mean 1.5e23 · min 1e23 · max 2e23
        FLOAT32 | 0 2048 | 2 cells · sum 2048.0 · mean 1024.0 · min 0.0 · max 2048.0
        FLOAT64 | -0.0 -3 | 2 cells · sum -3.0 · mean -1.5 · min -3.0 · max -0.0
        FLOAT64 | 1e16 1e16 | 2 cells · sum 2e16 · mean 1e16 · min 1e16 · max 1e16
        INT32   | 0 2048 | 2 cells · sum 2048 · mean 1024 · min 0 · max 2048
        FLOAT64 | 1e300 inf | 2 cells · sum inf · mean inf · min 1e300 · max inf
        FLOAT64 | nan 1 | 2 cells · sum 1.0 · mean 1.0 · min 1.0 · max 1.0 · 1 NaN
        FLOAT64 | 5e-324 5e-324 | 2 cells · sum 9.88131291682493e-324 · mean 5e-324 · min 5e-324 · max 5e-324
        COMPLEX64 | 0.1-1j 1+0.5j | 2 cells · sum 1.1-0.5j
        """)
    void sumsAreExactOrHonestlyRounded(DType dtype, String texts, String said) {
        assertEquals(said, SummaryText.of(summary(dtype, texts.split(" ")).summary(), dtype));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theMeanThatIsSaidLiesBetweenTheExtremesThatAreSaid(int seed) {
        var random = new Random(seed);
        var dtype = new DType[] {DType.FLOAT16, DType.FLOAT32, DType.FLOAT64, DType.INT64, DType.UINT8}[seed % 5];
        var bytes = new byte[dtype.itemSize()];
        random.nextBytes(bytes);
        bytes[bytes.length - 1] &= dtype == DType.INT64 ? 0x7f : 0x3f;
        var low = ElementText.format(dtype, MemorySegment.ofArray(bytes), 0);
        bytes[0] ^= 1;
        var high = ElementText.format(dtype, MemorySegment.ofArray(bytes), 0);
        var texts = random.ints(1 + random.nextInt(9), 0, 2).mapToObj(up -> up == 0 ? low : high).toArray(String[]::new);

        var said = SummaryText.of(summary(dtype, texts).summary(), dtype);

        var mean = number(said, "mean ");
        assertTrue(mean.compareTo(number(said, "min ")) >= 0 && mean.compareTo(number(said, "max ")) <= 0, said);
    }

    private static BigDecimal number(String said, String name) {
        var from = said.indexOf(name) + name.length();
        var to = said.indexOf(' ', from);
        return new BigDecimal(said.substring(from, to < 0 ? said.length() : to));
    }

    private static Summarizer summary(DType dtype, String... texts) {
        var summarizer = new Summarizer(dtype);
        var segment = MemorySegment.ofArray(new byte[dtype.itemSize()]);
        for (var text : texts) {
            assertTrue(ElementText.parse(dtype, text, segment, 0).isOk(), text);
            summarizer.add(segment, 0, 1);
        }
        return summarizer;
    }
}
