package numpack.app.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextBlockTest {
    @Test
    void linesAndTabsMakeARectangle() {
        assertEquals(List.of(List.of("1", "2"), List.of("3", "4")), TextBlock.parse("1\t2\n3\t4").rows());
    }

    @Test
    void aLastLineEndBeginsNoLine() {
        assertEquals(List.of(List.of("1"), List.of("2")), TextBlock.parse("1\r\n2\r\n").rows());
        assertEquals(List.of(List.of("")), TextBlock.parse("\n").rows());
        assertEquals(List.of(), TextBlock.parse("").rows());
    }

    @Test
    void emptyCellsAreKept() {
        assertEquals(List.of(List.of("", "", ""), List.of("a", "")), TextBlock.parse("\t\t\na\t").rows());
    }

    @Test
    void quotedCellsMayHoldTabsLinesAndQuotes() {
        assertEquals(List.of(List.of("a\tb\nc \"d\"", "e")), TextBlock.parse("\"a\tb\nc \"\"d\"\"\"\te").rows());
        assertEquals(List.of(List.of("open")), TextBlock.parse("\"open").rows());
    }

    @Test
    void linesMayDifferInLength() {
        assertEquals(3, TextBlock.parse("1\n1\t2\t3\n").columnCount());
    }
}
