package numpack.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyMatchTest {
    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "fd, Fill down", "save, Save", "sv, Save", "gtr, Go to row", "compact, Compact features…",
        "row, Go to row", "filldown, Fill down", "'fill d', Fill down", "'down fill', Fill down", "'pack cl', Close pack"
    })
    void theIntendedCommandComesFirst(String query, String expected) {
        List<String> texts = List.of("Find differences", "Save as copy", "Save", "Fill down", "Filter by dtype", "Go to row",
                "Grow two more rows", "Compact features…", "Undo", "Close pack");
        String best = texts.stream()
                .filter(text -> FuzzyMatch.score(query, text).isPresent())
                .max(Comparator.comparingInt(text -> FuzzyMatch.score(query, text).getAsInt()))
                .orElse("nothing");
        assertEquals(expected, best);
    }

    @Test
    void lettersMustAllBeThereInTheirOrder() {
        assertTrue(FuzzyMatch.score("df", "Fill down").isEmpty());
        assertTrue(FuzzyMatch.score("saves", "Save").isEmpty());
        assertTrue(FuzzyMatch.score("x", "").isEmpty());
        assertTrue(Stream.of("", " ").allMatch(query -> FuzzyMatch.score(query, "Save").isPresent()));
    }
}
