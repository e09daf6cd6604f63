package numpack.engine.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import numpack.engine.shape.SelectionException.NotAnInteger;
import numpack.engine.shape.SelectionException.NotSupported;
import numpack.engine.shape.SelectionException.OutOfRange;
import numpack.engine.shape.SelectionException.Reason;
import numpack.engine.shape.SelectionException.TooManyIndices;
import numpack.engine.shape.SelectionException.TwoEllipses;
import numpack.engine.shape.SelectionException.Unexpected;
import numpack.engine.shape.SelectionException.ZeroStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionParserTest {
    private static final Shape CUBE = Shape.of(5, 3, 4);

    /// Positions as Python's own slicing of `range(length)` gives them.
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
            "-2::1|0|",
            "-3:3:-9223372036854775808|2|",
            "-7::-9223372036854775808|5|",
            "-99999999999999999999:-4:-9223372036854775808|2|",
            "-99999999999999999999:-99999999999999999999:-3|7|",
            "-99999999999999999999:0:1|2|",
            "-99999999999999999999:8|0|",
            "-99999999999999999999:99999999999999999999|7|0 1 2 3 4 5 6",
            "-99999999999999999999:99999999999999999999:-9223372036854775808|7|",
            "-99999999999999999999:99999999999999999999:2|1|0",
            "-99999999999999999999:99999999999999999999:99999999999999999999|2|0",
            "-99999999999999999999:99999999999999999999:99999999999999999999|7|0",
            "-99999999999999999999::1|2|0 1",
            "-9::3|5|0 3",
            "2:-99999999999999999999:-3|7|2",
            "2:-99999999999999999999:3|5|",
            "5::3|7|5",
            "6:|1|",
            "8:99999999999999999999:1|7|",
            "99999999999999999999:-1:-2|7|",
            "99999999999999999999:-99999999999999999999|5|",
            "99999999999999999999:-99999999999999999999:3|1|",
            "99999999999999999999:-99999999999999999999:3|2|",
            "99999999999999999999:-99999999999999999999:99999999999999999999|0|",
            "99999999999999999999:-99999999999999999999:99999999999999999999|1|",
            "99999999999999999999:99999999999999999999:1|0|",
            "99999999999999999999::|7|",
            "99999999999999999999::-9223372036854775808|1|0",
            "9:-99999999999999999999:1|1|",
            ":|5|0 1 2 3 4",
            ":-2:1|0|",
            ":-4:-9223372036854775808|1|0",
            ":-7:99999999999999999999|0|",
            ":-99999999999999999999:-1|1|0",
            ":-99999999999999999999:2|5|",
            ":2:|7|0 1",
            ":3:-3|1|",
            ":3:-9223372036854775808|1|",
            ":8:-1|2|",
            ":99999999999999999999|7|0 1 2 3 4 5 6",
            ":99999999999999999999:-3|2|",
            ":99999999999999999999:1|0|",
            ":99999999999999999999:3|5|0 3",
            ":99999999999999999999:99999999999999999999|7|0",
            ":9:2|2|0",
            "::-1|2|1 0",
            "::1|5|0 1 2 3 4",
            "::2|0|"
    })
    void slicesMeanWhatTheyMeanInPython(String textLengthPositions) {
        var parts = textLengthPositions.split("\\|", -1);
        long length = Long.parseLong(parts[1]);
        long[] positions = parts[2].isEmpty() ? new long[0] : Arrays.stream(parts[2].split(" ")).mapToLong(Long::parseLong).toArray();

        var slice = SelectionParser.parseSlice(parts[0], length);

        assertArrayEquals(positions, LongStream.range(0, slice.count()).map(slice::position).toArray());
    }

    @Test
    void integersDropTheirAxis() {
        var cells = (Selection.Cells) SelectionParser.parse("[:, -1, ::2]", CUBE);
        assertEquals(List.of(1), cells.droppedAxes());
        assertEquals(Box.of(Slice.all(5), Slice.of(2, 1), new Slice(0, 2, 2)), cells.box());
        assertEquals(Shape.of(5, 2), cells.resultShape(CUBE));
        assertEquals(Shape.of(5, 1, 2), cells.box().shape());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', value = {
        "...            | [:, :, :]", ":              | [:, :, :]", "[0]            | [0, :, :]", "..., 1         | [:, :, 1]",
        "1, ...         | [1, :, :]", "0,...,-1       | [0, :, 3]", "[ 1 , 2 , 3 , ]| [1, 2, 3]", "::-1           | [::-1, :, :]",
        "3::-2          | [3::-2, :, :]", "4:0:-1         | [:0:-1, :, :]", "5:2            | [0:0, :, :]", "1:4:9          | [1:2, :, :]",
        ":4:2, ...      | [:4:2, :, :]", ":3:2           | [:4:2, :, :]", "+1             | [1, :, :]", ":,:,:,...      | [:, :, :]",
        "[[0, -1, 0]]   | [[0, 4, 0], :, :]", "[[], :]        | [[], :, :]", "[[2],...]      | [[2], :, :]"})
    void textIsBroughtIntoOneForm(String text, String canonical) {
        assertEquals(canonical, SelectionParser.format(SelectionParser.parse(text, CUBE), CUBE));
    }

    @Test
    void zeroDimensionalArraysTakeOnlyDots() {
        var scalar = Shape.of();
        assertEquals(Selection.Cells.all(scalar), SelectionParser.parse("...", scalar));
        assertEquals("[...]", SelectionParser.format(Selection.Cells.all(scalar), scalar));
        assertRefused("0", scalar, 0, new TooManyIndices(1, 0));
    }

    @Test
    void refusalsNameThePlaceAndTheReason() {
        assertRefused("5", CUBE, 0, new OutOfRange("5", 0, 5));
        assertRefused("[:, -4]", CUBE, 4, new OutOfRange("-4", 1, 3));
        assertRefused("0, 99999999999999999999", CUBE, 3, new OutOfRange("99999999999999999999", 1, 3));
        assertRefused("::0", CUBE, 2, new ZeroStep());
        assertRefused("0, 1, 2, 3", CUBE, 9, new TooManyIndices(4, 3));
        assertRefused("..., 1, ...", CUBE, 8, new TwoEllipses());
        assertRefused("1.5", CUBE, 0, new NotAnInteger("1.5"));
        assertRefused("1, x", CUBE, 3, new NotAnInteger("x"));
        assertRefused("newaxis, 1", CUBE, 0, new NotSupported("newaxis"));
        assertRefused("", CUBE, 0, new Unexpected("", "an integer or a slice"));
        assertRefused("[]", CUBE, 1, new Unexpected("]", "an integer or a slice"));
        assertRefused("[1", CUBE, 2, new Unexpected("", "a comma or \"]\""));
        assertRefused("1]", CUBE, 1, new Unexpected("]", "a comma or the end"));
        assertRefused("1, , 2", CUBE, 3, new Unexpected(",", "an integer or a slice"));
        assertRefused("1 2", CUBE, 2, new Unexpected("2", "a comma or the end"));
        assertRefused("1:2:3:4", CUBE, 5, new Unexpected(":", "a comma or the end"));
        assertRefused("[[0, 5]]", CUBE, 5, new OutOfRange("5", 0, 5));
        assertRefused("[[0], 1]", CUBE, 6, new NotSupported("a list of rows with a part of another axis"));
        assertRefused("[:, [0]]", CUBE, 4, new NotSupported("["));
        assertEquals("position 0: index 5 is out of range for axis 0 of length 5",
                assertThrows(SelectionException.class, () -> SelectionParser.parse("5", CUBE)).getMessage());
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void canonicalTextReadsBackToAnEqualSelection(int seed) {
        var random = new Random(seed);
        var shape = Shape.of(random.longs(random.nextInt(5), 0, 9).toArray());
        var parts = new String[shape.ndim()];
        for (int axis = 0; axis < parts.length; axis++) {
            long length = shape.length(axis);
            parts[axis] = length > 0 && random.nextInt(4) == 0 ? Long.toString(random.nextLong(-length, length))
                    : bound(random) + ":" + bound(random) + ":" + step(random);
        }
        var selection = SelectionParser.parse(parts.length == 0 ? "..." : String.join(",", parts), shape);

        assertEquals(selection, SelectionParser.parse(SelectionParser.format(selection, shape), shape));
    }

    private static String step(Random random) {
        int step = 1 + random.nextInt(4);
        return random.nextBoolean() ? "" : Integer.toString(random.nextBoolean() ? step : -step);
    }

    private static String bound(Random random) {
        return random.nextInt(3) == 0 ? "" : Integer.toString(random.nextInt(-12, 12));
    }

    private static void assertRefused(String text, Shape shape, int position, Reason reason) {
        var refusal = assertThrows(SelectionException.class, () -> SelectionParser.parse(text, shape), text);
        assertEquals(reason, refusal.reason());
        assertEquals(position, refusal.position(), refusal::getMessage);
    }
}
