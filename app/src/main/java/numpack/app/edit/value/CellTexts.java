package numpack.app.edit.value;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.DecimalMark;
import numpack.engine.dtype.ElementText;
import numpack.engine.dtype.ParseResult;

/// Elements as text and text as elements, with a sentence for what does not fit.
public final class CellTexts {
    private static final int MIN_WIDTH = 9;
    /// Complex numbers of which both parts are NaN with bits of their own have 48.
    private static final int MAX_WIDTH = 50;
    private static final int MAX_SPOKEN_LENGTH = 40;
    /// Those that do not break are blanks too.
    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    private CellTexts() {}

    /// The shortest text that reads back to the same bits.
    public static String format(DType dtype, MemorySegment bytes, long byteOffset) {
        return ElementText.format(dtype, bytes, byteOffset);
    }

    /// The text of one element.
    public static String format(DType dtype, byte[] element) {
        return ElementText.format(dtype, MemorySegment.ofArray(element), 0);
    }

    /// Reads a text that was typed; a refusal is a sentence.
    public static Reading read(DType dtype, String text) {
        var element = new byte[dtype.itemSize()];
        return switch (ElementText.parse(dtype, text, DecimalCommas.markOf(text), MemorySegment.ofArray(element), 0)) {
            case ParseResult.Ok(var loss) -> new Reading.Element(element, loss);
            case ParseResult.Refused refused -> new Reading.Refused(sentence(refused));
        };
    }

    /// What becomes of a text that was typed, if digits are lost, or if it was written another way: `0x1f`, a decimal comma.
    public static Optional<String> note(DType dtype, String text, Reading.Element read) {
        var kept = format(dtype, read.bytes());
        if (read.loss() == ParseResult.Loss.DIGITS) {
            return Optional.of(Texts.of("grid.cell.loses", kept, dtype.numpyName()));
        }
        var isWordOrComplex = dtype.kind() == DTypeKind.BOOL || dtype.kind() == DTypeKind.COMPLEX;
        var isSame = read.loss() == ParseResult.Loss.NONE && (isWordOrComplex ? text.indexOf(',') < 0 : isSameNumber(text.strip(), kept));
        return isSame ? Optional.empty() : Optional.of(Texts.of("grid.cell.becomes", kept, dtype.numpyName()));
    }

    /// How many characters a column gets whose longest text takes this many; 0 for not known yet.
    public static int columnCharacters(DType dtype, int longest) {
        var usual = usualCharacters(dtype);
        return longest == 0 || dtype.kind() == DTypeKind.BOOL ? usual : Math.clamp(longest, Math.min(usual, MIN_WIDTH), MAX_WIDTH);
    }

    private static boolean isSameNumber(String a, String b) {
        if (a.equalsIgnoreCase(b)) {
            return true;
        }
        try {
            return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
        } catch (NumberFormatException e) {
            // a word such as inf is in its own spelling what it becomes; hexadecimal digits and a comma are worth a note
            return !a.startsWith("0x") && a.indexOf(',') < 0;
        }
    }

    private static int usualCharacters(DType dtype) {
        return switch (dtype) {
            case BOOL -> 3;
            case UINT8, INT8 -> 5;
            case UINT16, INT16 -> 6;
            case UINT32, INT32 -> 9;
            case UINT64, INT64 -> 11;
            case FLOAT16 -> 9;
            case FLOAT32 -> 12;
            case FLOAT64 -> 20;
            case COMPLEX64 -> 25;
            case COMPLEX128 -> 40;
        };
    }

    /// Why a text is no element, in a sentence.
    public static String sentence(ParseResult.Refused refused) {
        var dtype = refused.dtype().numpyName();
        var whole = BLANKS_AROUND.matcher(refused.text()).replaceAll("");
        var text = Names.elided(whole, MAX_SPOKEN_LENGTH);
        return switch (refused.reason()) {
            case EMPTY -> Texts.of("grid.cell.empty");
            case NOT_A_NUMBER -> notANumber(refused.dtype(), whole, text);
            case OUT_OF_RANGE -> Texts.of("grid.cell.outOfRange", text, dtype, refused.lowest(), refused.highest());
            case FRACTION -> Texts.of("grid.cell.fraction", dtype);
            case NOT_FINITE -> Texts.of("grid.cell.notFinite", dtype);
            case NOT_A_NAN -> Texts.of("grid.cell.notANan", dtype);
            case UNKNOWN_BOOL_WORD -> Texts.of("grid.cell.notABool", text);
        };
    }

    private static String notANumber(DType dtype, String text, String said) {
        var whole = text.replace(",", "");
        if (DecimalCommas.mayBeThousands(text) && isReadable(dtype, whole, DecimalMark.POINT)) {
            return isReadable(dtype, text, DecimalMark.COMMA) ? Texts.of("grid.cell.ambiguous", said, whole, text.replace(',', '.'))
                    : Texts.of("grid.cell.thousands", said, Names.elided(whole, MAX_SPOKEN_LENGTH));
        }
        return Texts.of("grid.cell.notANumber", said, dtype.numpyName(), Texts.of(switch (dtype.kind()) {
            case SIGNED -> "grid.cell.example.signed";
            case UNSIGNED -> "grid.cell.example.unsigned";
            case FLOAT -> "grid.cell.example.float";
            case COMPLEX -> "grid.cell.example.complex";
            case BOOL -> "grid.cell.example.bool";
        }));
    }

    private static boolean isReadable(DType dtype, String text, DecimalMark mark) {
        return ElementText.parse(dtype, text, mark, MemorySegment.ofArray(new byte[dtype.itemSize()]), 0).isOk();
    }

    /// What came of reading text.
    public sealed interface Reading {
        /// The element, little-endian.
        ///
        /// @param loss what the text says more than the element
        record Element(byte[] bytes, ParseResult.Loss loss) implements Reading {}

        /// Why there is none: a sentence.
        record Refused(String sentence) implements Reading {}
    }
}
