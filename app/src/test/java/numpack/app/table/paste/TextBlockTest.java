package numpack.app.table.paste;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextBlockTest {
    @Test
    void linesAndTabsMakeARectangle() {
        assertEquals(List.of(List.of("1", "2"), List.of("3", "4")), rows("1\t2\n3\t4"));
    }

    @Test
    void aLastLineEndBeginsNoLine() {
        assertEquals(List.of(List.of("1"), List.of("2")), rows("1\r\n2\r\n"));
        assertEquals(List.of(List.of("")), rows("\n"));
        assertEquals(List.of(), rows(""));
    }

    @Test
    void emptyCellsAreKept() {
        assertEquals(List.of(List.of("", "", ""), List.of("a", "")), rows("\t\t\na\t"));
    }

    @Test
    void quotedCellsMayHoldTabsLinesAndQuotes() {
        assertEquals(List.of(List.of("a\tb\nc \"d\"", "e")), rows("\"a\tb\nc \"\"d\"\"\"\te"));
        assertEquals(List.of(List.of("open")), rows("\"open"));
    }

    @Test
    void linesMayDifferInLength() {
        assertEquals(3, TextBlock.parse("1\n1\t2\t3\n", TextBlock.TAB).columnCount());
    }

    @Test
    void commasSeparateCellsIfThatIsAsked() {
        var block = TextBlock.parse("1,\"2,5\"\n3,4\n", ',');
        assertEquals("2,5", block.cell(0, 1));
        assertEquals("4", block.cell(1, 1));
    }

    @Test
    void blankLinesAreKnown() {
        var block = TextBlock.parse("1\n  \n\n2\t\n", TextBlock.TAB);
        assertEquals(List.of(false, true, true, false), IntStream.range(0, 4).mapToObj(block::isBlank).toList());
    }

    private static List<List<String>> rows(String text) {
        var block = TextBlock.parse(text, TextBlock.TAB);
        return IntStream.range(0, block.rowCount())
                .mapToObj(row -> IntStream.range(0, block.width(row)).mapToObj(column -> block.cell(row, column)).toList()).toList();
    }
}
