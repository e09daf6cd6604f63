package numpack.app.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest(name = "{0} rows")
    @CsvSource({"0,no rows", "1,one row", "2,2 rows", "1000000,1_000_000 rows"})
    void pluralsGroupTheirNumber(long count, String expected) {
        String text = Texts.fill("{0,choice,0#no rows|1#one row|1<{0} rows}", count);
        assertEquals(expected.replace('_', Numbers.GROUP_SPACE), text);
    }

    @Test
    void valuesStandWhereThePatternSays() {
        assertEquals("b before a, 12\u202f345 times", Texts.fill("{1} before {0}, {2} times", "a", "b", 12345));
    }

    @Test
    void valuesThatLookLikePatternsStayAsTheyAre() {
        assertEquals("{0} of it's {9}", Texts.fill("{0} of {1}", "{0}", "it's {9}"));
    }

    @Test
    void unknownKeysAreAMistake() {
        assertThrows(IllegalArgumentException.class, () -> Texts.of("i18n.no.such"));
        assertThrows(IllegalArgumentException.class, () -> Texts.of("nodot"));
    }
}
