package numpack.app.grid.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        UINT8   | 300   | 300 is out of range: uint8 goes from 0 to 255.
        INT32   | 1.5   | int32 holds whole numbers only.
        INT32   | nan   | int32 holds whole numbers only: no NaN, no infinity.
        FLOAT32 | abc   | “abc” is not a number.
        BOOL    | maybe | “maybe” is neither True nor False.
        """)
    void whatDoesNotFitIsRefusedInASentence(DType dtype, String text, String sentence) {
        var refused = assertInstanceOf(CellTexts.Reading.Refused.class, CellTexts.read(dtype, text));

        assertEquals(sentence, refused.sentence());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FLOAT16 | 0.12345 | Becomes 0.1235 as float16.
        INT32   | 0x1f    | Becomes 31 as int32.
        FLOAT32 | 0.1     |
        FLOAT32 | 1.50    |
        FLOAT64 | NAN     |
        BOOL    | yes     |
        """)
    void whatIsRoundedSaysWhatItBecomes(DType dtype, String text, String note) {
        var element = assertInstanceOf(CellTexts.Reading.Element.class, CellTexts.read(dtype, text));

        assertEquals(Optional.ofNullable(note), CellTexts.note(dtype, text, element.bytes()));
    }

    @Test
    void aColumnIsNeitherTooNarrowNorTooWideForItsTexts() {
        assertEquals(12, CellTexts.columnCharacters(DType.FLOAT32, 0), "nothing is known yet");
        assertEquals(9, CellTexts.columnCharacters(DType.FLOAT32, 3));
        assertEquals(15, CellTexts.columnCharacters(DType.FLOAT32, "-1.17549435e-38".length()));
        assertEquals(5, CellTexts.columnCharacters(DType.UINT8, 1));
        assertEquals(40, CellTexts.columnCharacters(DType.COMPLEX128, 48));
    }
}
