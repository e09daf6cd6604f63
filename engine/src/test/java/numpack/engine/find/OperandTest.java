package numpack.engine.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import numpack.engine.dtype.Complex128;
import numpack.engine.dtype.DecimalMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperandTest {
    @ParameterizedTest
    @CsvSource({"18446744073709551615, 18446744073709551615", "-9223372036854775808, -9223372036854775808", "123456789012345678901234567890, 123456789012345678901234567890",
            "0.1, 0.1", " +3.5 , 3.5", "0x1f, 31", "1e3, 1000", "True, 1", "no, 0", "1e-400, 1e-400", "-1e400, -1e400", "5., 5", ".5, 0.5", "\u22127, -7"})
    void numbersAreReadExactly(String text, BigDecimal expected) {
        assertEquals(0, expected.compareTo(number(text, DecimalMark.POINT)));
    }

    @Test
    void aCommaIsAMarkWhereItIsSaidToBe() {
        assertEquals(new BigDecimal("2.5"), number("2,5", DecimalMark.COMMA));
        assertEquals(Optional.empty(), Operand.parse("2,5", DecimalMark.POINT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e99999999999999999999", "7e2000000000"})
    void hugeExponentsAreBeyondEveryElement(String text) {
        assertTrue(number(text, DecimalMark.POINT).compareTo(new BigDecimal("1e400")) > 0);
        assertTrue(number("-" + text, DecimalMark.POINT).compareTo(new BigDecimal("-1e400")) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999", "1e-99999999999999999999"})
    void tinyExponentsAreNotZero(String text) {
        assertEquals(1, number(text, DecimalMark.POINT).signum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc", "1 2", "1_000", "--1", "0x", "1e"})
    void otherTextIsNoNumber(String text) {
        assertEquals(Optional.empty(), Operand.parse(text, DecimalMark.POINT));
    }

    @Test
    void complexNumbersAndWordsAreRead() {
        assertEquals(Optional.of(Operand.of(new Complex128(1, -2.5))), Operand.parse("1-2.5j", DecimalMark.POINT));
        assertEquals(Operand.Special.NEGATIVE_INFINITY, Operand.parse("-inf", DecimalMark.POINT).orElseThrow().real());
        assertTrue(Operand.parse("NaN", DecimalMark.POINT).orElseThrow().isNaN());
    }

    private static BigDecimal number(String text, DecimalMark mark) {
        return ((Operand.Exact) Operand.parse(text, mark).orElseThrow().real()).number();
    }
}
