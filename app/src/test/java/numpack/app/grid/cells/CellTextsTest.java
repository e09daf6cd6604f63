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
        FLOAT32 | abc   | “abc” is not a number. float32 takes, for example, 0.25, 1e-3, nan or inf.
        UINT8   | abc   | “abc” is not a number. uint8 takes, for example, 7.
        COMPLEX64 | 1+2k | “1+2k” is not a number. complex64 takes, for example, 1.5+2j.
        INT32   | 0,25  | int32 holds whole numbers only.
        INT32   | 1,234 | Enter “1,234” without commas: 1234.
        FLOAT32 | 1,234 | “1,234” is ambiguous: enter 1234 or 1.234.
        FLOAT32 | -1,234,567 | Enter “-1,234,567” without commas: -1234567.
        FLOAT32 | '1,234\u00a0' | “1,234” is ambiguous: enter 1234 or 1.234.
        COMPLEX64 | 1,234+5j | “1,234+5j” is ambiguous: enter 1234+5j or 1.234+5j.
        COMPLEX64 | 1,234+5,678j | “1,234+5,678j” is ambiguous: enter 1234+5678j or 1.234+5.678j.
        COMPLEX64 | (1,2) | “(1,2)” is not a number. complex64 takes, for example, 1.5+2j.
        FLOAT32 | 1 234,5 | “1 234,5” is not a number. float32 takes, for example, 0.25, 1e-3, nan or inf.
        FLOAT32 | 1,5;2,5 | “1,5;2,5” is not a number. float32 takes, for example, 0.25, 1e-3, nan or inf.
        FLOAT32 | row 1,234 | “row 1,234” is not a number. float32 takes, for example, 0.25, 1e-3, nan or inf.
        INT32   | 1,5,6 | “1,5,6” is not a number. int32 takes, for example, -7.
        FLOAT32 | 1.234,5 | “1.234,5” is not a number. float32 takes, for example, 0.25, 1e-3, nan or inf.
        BOOL    | maybe | “maybe” is neither True nor False.
        """)
    void whatDoesNotFitIsRefusedInASentence(DType dtype, String text, String sentence) {
        var refused = assertInstanceOf(CellTexts.Reading.Refused.class, CellTexts.read(dtype, text));

        assertEquals(sentence, refused.sentence());
    }

    @Test
    void aLongTextIsNotSaidAgainInFull() {
        var refused = assertInstanceOf(CellTexts.Reading.Refused.class, CellTexts.read(DType.INT8, "1234".repeat(5000)));

        assertEquals("12341234123412341234…2341234123412341234 is out of range: int8 goes from -128 to 127.", refused.sentence());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FLOAT16 | 0.12345 | Becomes 0.1235 as float16.
        INT32   | 0x1f    | Becomes 31 as int32.
        FLOAT32 | 0.1     |
        FLOAT32 | 1.50    |
        FLOAT64 | NAN     |
        BOOL    | yes     |
        FLOAT64 | 0,25    | Becomes 0.25 as float64.
        INT32   | 7,0     | Becomes 7 as int32.
        COMPLEX64 | 1,5   | Becomes 1.5+0j as complex64.
        COMPLEX64 | (1,5+0,25j) | Becomes 1.5+0.25j as complex64.
        FLOAT64 | 1,234E+05 | Becomes 123400.0 as float64.
        COMPLEX64 | 1+2i  |
        FLOAT32 | 16777217 | Loses digits: becomes 16777216.0 as float32.
        FLOAT64 | 9007199254740993 | Loses digits: becomes 9007199254740992.0 as float64.
        FLOAT64 | 1e-400 | Loses digits: becomes 0.0 as float64.
        FLOAT16 | 65504  | Becomes 65500.0 as float16.
        COMPLEX64 | 1+0.123456789j | Becomes 1+0.12345679j as complex64.
        INT32   | −7 |
        """)
    void whatIsRoundedSaysWhatItBecomes(DType dtype, String text, String note) {
        var element = assertInstanceOf(CellTexts.Reading.Element.class, CellTexts.read(dtype, text));

        assertEquals(Optional.ofNullable(note), CellTexts.note(dtype, text, element));
    }

    @Test
    void aColumnIsNeitherTooNarrowNorTooWideForItsTexts() {
        assertEquals(12, CellTexts.columnCharacters(DType.FLOAT32, 0), "nothing is known yet");
        assertEquals(9, CellTexts.columnCharacters(DType.FLOAT32, 3));
        assertEquals(15, CellTexts.columnCharacters(DType.FLOAT32, "-1.17549435e-38".length()));
        assertEquals(5, CellTexts.columnCharacters(DType.UINT8, 1));
        assertEquals(48, CellTexts.columnCharacters(DType.COMPLEX128, 48), "no element is cut by itself");
        assertEquals(50, CellTexts.columnCharacters(DType.FLOAT64, 310));
    }
}
