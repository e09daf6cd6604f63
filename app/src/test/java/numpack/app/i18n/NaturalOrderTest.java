package numpack.app.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalOrderTest {
    @Test
    void numbersInNamesCountAsNumbers() {
        inOrder("layer_1", "layer_2", "layer_10", "layer_11", "layer_12");
        inOrder("1", "1a", "2", "10");
        inOrder("x1y2", "x1y10", "x02y1", "x10");
        inOrder("a99999999999999999999999999998", "a99999999999999999999999999999", "a100000000000000000000000000000");
        inOrder("v1.9", "v1.10", "v1.10.1");
    }

    @Test
    void capitalsDoNotMatterAndEqualNamesKeepAnOrder() {
        inOrder("alpha", "Beta", "gamma");
        inOrder("A1", "a1", "a2");
        inOrder("a01", "a1", "a02");
        inOrder("", "0", "a");
        assertEquals(0, NaturalOrder.compare("same", "same"));
    }

    @Test
    void theLanguageOfTheSystemDoesNotMatter() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            inOrder("i1", "I2", "i10", "j");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyThreeNamesAgreeAboutTheirOrder(long seed) {
        var random = new Random(seed);
        var names = IntStream.range(0, 60).mapToObj(_ -> name(random)).toList();
        for (var a : names) {
            for (var b : names) {
                assertEquals(Integer.signum(NaturalOrder.compare(a, b)), -Integer.signum(NaturalOrder.compare(b, a)), a + " " + b);
                assertEquals(a.equals(b), NaturalOrder.compare(a, b) == 0, a + " " + b);
                for (var c : names) {
                    assertTrue(NaturalOrder.compare(a, b) > 0 || NaturalOrder.compare(b, c) > 0 || NaturalOrder.compare(a, c) <= 0, a + " " + b + " " + c);
                }
            }
        }
    }

    private static String name(Random random) {
        var letters = "00129aAbB_-.İıß😀";
        var name = new StringBuilder();
        for (int length = random.nextInt(5); length >= 0; length--) {
            name.appendCodePoint(letters.codePointAt(random.nextInt(letters.codePointCount(0, letters.length()))));
        }
        return name.toString();
    }

    private static void inOrder(String... names) {
        var shuffled = new ArrayList<>(List.of(names));
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(NaturalOrder::compare);
        assertEquals(List.of(names), shuffled);
    }
}
