package numpack.app.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0,0", "999,999", "1000,1_000", "-999,−999", "-1000,−1_000", "999988,999_988",
        "9223372036854775807,9_223_372_036_854_775_807", "-9223372036854775808,−9_223_372_036_854_775_808"
    })
    void thousandsAreSetApart(long number, String expected) {
        assertEquals(expected, plain(Numbers.grouped(number)));
    }

    @ParameterizedTest(name = "{0} bytes")
    @CsvSource({
        "0,0 bytes", "1,1 byte", "999,999 bytes", "1000,1.0 KB", "6144,6.1 KB", "9949,9.9 KB", "9950,10 KB",
        "999499,999 KB", "999500,1.0 MB", "512000000,512 MB", "5200000000,5.2 GB", "9223372036854775807,9.2 EB", "-6144,−6.1 KB", "-12000,−12 KB"
    })
    void sizesHaveTwoOrThreeDigits(long size, String expected) {
        assertEquals(expected, Numbers.bytes(size));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0,0 %", "0.0001,< 0.1 %", "0.001,0.1 %", "0.62,62 %", "0.099,9.9 %", "0.0996,10 %", "0.9999,99 %", "1,100 %"
    })
    void aShareIsNeverWhollyDoneBeforeItIs(double share, String expected) {
        assertEquals(expected, Numbers.percent(share));
    }

    @ParameterizedTest(name = "{0} ms")
    @CsvSource({"0,0 ms", "120,120 ms", "9000,9 s", "125000,2 min 5 s", "120000,2 min", "3840000,1 h 4 min", "266400000,3 d 2 h"})
    void timesShowTheirTwoLargestUnits(long millis, String expected) {
        assertEquals(expected, Numbers.duration(Duration.ofMillis(millis)));
    }

    @Test
    void shapesAreWrittenAsNumPyWritesThem() {
        assertEquals("float32 (1_000, 128)", plain(Numbers.typeAndShape("float32", 1000, 128)));
        assertEquals("(5,)", Numbers.shape(5));
        assertEquals("()", Numbers.shape());
        assertEquals("(0, 3)", Numbers.shape(0, 3));
    }

    @Test
    void ratesNameTheirUnit() {
        assertEquals("1.4 GB/s", Numbers.byteRate(1.4e9));
        assertEquals("12_000 rows/s", plain(Numbers.rate(12_000, "rows")));
        assertEquals("0.4 rows/s", Numbers.rate(0.4, "rows"));
    }

    private static String plain(String text) {
        return text.replace(Numbers.GROUP_SPACE, '_');
    }
}
