package numpack.app.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {
    @ParameterizedTest(name = "{1}")
    @MethodSource("strangeNames")
    void whatCannotBeSeenIsWrittenOut(String name, String expected) {
        assertEquals(expected, Names.visible(name));
    }

    static Stream<Arguments> strangeNames() {
        return Stream.of(
                Arguments.of("features", "features"),
                Arguments.of("", "\"\""),
                Arguments.of(" a b ", "␣a b␣"),
                Arguments.of("  ", "␣␣"),
                Arguments.of("a\nb\r\t", "a\\nb\\r\\t"),
                Arguments.of("\u0000\u001b[31m", "\\u0000\\u001b[31m"),
                Arguments.of("safe\u202egpj.exe", "safe\\u202egpj.exe"),
                Arguments.of("a\u2028b\u00a0c\ufeff", "a\\u2028b\\u00a0c\\ufeff"),
                Arguments.of("naïve 数据 😀", "naïve 数据 😀"),
                Arguments.of("\ud83d", "\\ud83d"),
                Arguments.of("caf\u00e9", "caf\u00e9"),
                Arguments.of("cafe\u0301", "cafe\\u0301"),
                Arguments.of("x\u0301", "x\u0301"),
                Arguments.of("\udb40\udc41", "\\U000e0041"));
    }

    @Test
    void longNamesGiveWayInTheMiddle() {
        assertEquals("embed…final", Names.elided("embeddings_of_the_model_final", 11));
        assertEquals("short", Names.elided("short", 11));
        assertEquals("😀😀…😀", Names.elided("😀".repeat(9), 4));
        assertThrows(IllegalArgumentException.class, () -> Names.elided("abc", 2));
    }
}
