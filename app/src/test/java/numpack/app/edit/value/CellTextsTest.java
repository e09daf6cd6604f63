package numpack.app.edit.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import java.util.stream.Stream;
import numpack.app.i18n.Texts;
import numpack.engine.dtype.DType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        UINT8   | 300   | grid.cell.outOfRange | 300 ~ uint8 ~ 0 ~ 255
        INT32   | 1.5   | grid.cell.fraction | int32
        INT32   | nan   | grid.cell.notFinite | int32
        FLOAT32 | abc   | grid.cell.notANumber | abc ~ float32 ~ grid.cell.example.float
        UINT8   | abc   | grid.cell.notANumber | abc ~ uint8 ~ grid.cell.example.unsigned
        COMPLEX64 | 1+2k | grid.cell.notANumber | 1+2k ~ complex64 ~ grid.cell.example.complex
        INT32   | 0,25  | grid.cell.fraction | int32
        INT32   | 1,234 | grid.cell.thousands | 1,234 ~ 1234
        FLOAT32 | 1,234 | grid.cell.ambiguous | 1,234 ~ 1234 ~ 1.234
        FLOAT32 | -1,234,567 | grid.cell.thousands | -1,234,567 ~ -1234567
        FLOAT32 | '1,234\u00a0' | grid.cell.ambiguous | 1,234 ~ 1234 ~ 1.234
        COMPLEX64 | 1,234+5j | grid.cell.ambiguous | 1,234+5j ~ 1234+5j ~ 1.234+5j
        COMPLEX64 | 1,234+5,678j | grid.cell.ambiguous | 1,234+5,678j ~ 1234+5678j ~ 1.234+5.678j
        COMPLEX64 | (1,2) | grid.cell.notANumber | (1,2) ~ complex64 ~ grid.cell.example.complex
        FLOAT32 | 1 234,5 | grid.cell.notANumber | 1 234,5 ~ float32 ~ grid.cell.example.float
        FLOAT32 | 1,5;2,5 | grid.cell.notANumber | 1,5;2,5 ~ float32 ~ grid.cell.example.float
        FLOAT32 | row 1,234 | grid.cell.notANumber | row 1,234 ~ float32 ~ grid.cell.example.float
        INT32   | 1,5,6 | grid.cell.notANumber | 1,5,6 ~ int32 ~ grid.cell.example.signed
        FLOAT32 | 1.234,5 | grid.cell.notANumber | 1.234,5 ~ float32 ~ grid.cell.example.float
        BOOL    | maybe | grid.cell.notABool | maybe
        """)
    void whatDoesNotFitIsRefusedInASentence(DType dtype, String text, String key, String values) {
        var refused = assertInstanceOf(CellTexts.Reading.Refused.class, CellTexts.read(dtype, text));

        assertEquals(sentence(key, values), refused.sentence());
    }

    @Test
    void aLongTextIsNotSaidAgainInFull() {
        var refused = assertInstanceOf(CellTexts.Reading.Refused.class, CellTexts.read(DType.INT8, "1234".repeat(5000)));

        assertEquals(Texts.of("grid.cell.outOfRange", "12341234123412341234…2341234123412341234", "int8", "-128", "127"), refused.sentence());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FLOAT16 | 0.12345 | grid.cell.becomes | 0.1235 ~ float16
        INT32   | 0x1f    | grid.cell.becomes | 31 ~ int32
        FLOAT32 | 0.1     | |
        FLOAT32 | 1.50    | |
        FLOAT64 | NAN     | |
        BOOL    | yes     | |
        FLOAT64 | 0,25    | grid.cell.becomes | 0.25 ~ float64
        INT32   | 7,0     | grid.cell.becomes | 7 ~ int32
        COMPLEX64 | 1,5   | grid.cell.becomes | 1.5+0j ~ complex64
        COMPLEX64 | (1,5+0,25j) | grid.cell.becomes | 1.5+0.25j ~ complex64
        FLOAT64 | 1,234E+05 | grid.cell.becomes | 123400.0 ~ float64
        COMPLEX64 | 1+2i  | |
        FLOAT32 | 16777217 | grid.cell.loses | 16777216.0 ~ float32
        FLOAT64 | 9007199254740993 | grid.cell.loses | 9007199254740992.0 ~ float64
        FLOAT64 | 1e-400 | grid.cell.loses | 0.0 ~ float64
        FLOAT16 | 65504  | grid.cell.becomes | 65500.0 ~ float16
        COMPLEX64 | 1+0.123456789j | grid.cell.becomes | 1+0.12345679j ~ complex64
        INT32   | −7 | |
        """)
    void whatIsRoundedSaysWhatItBecomes(DType dtype, String text, @Nullable String key, @Nullable String values) {
        var element = assertInstanceOf(CellTexts.Reading.Element.class, CellTexts.read(dtype, text));

        assertEquals(Optional.ofNullable(key).map(known -> sentence(known, values)), CellTexts.note(dtype, text, element));
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

    /// @param values what it is filled with, with `~` between them; some are keys themselves
    private static String sentence(String key, String values) {
        return Texts.of(key, Stream.of(values.split(" ~ ")).map(value -> value.startsWith("grid.") ? Texts.of(value) : value).toArray());
    }
}
