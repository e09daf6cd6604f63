package numpack.app.table.paste;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.SampleArray;
import numpack.app.table.exchange.BlockEdit;
import numpack.app.table.paste.PasteOutcome.Rounding;
import numpack.app.table.paste.PasteReading.Lost;
import numpack.app.task.ProgressSink;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasteTaskTest {
    private static final GridRange FIRST = new GridRange(0, 0, 0, 0);

    @Test
    void aBlockGrowsFromTheFirstSelectedCell() {
        var ready = ready(table(DType.UINT8, 4, 3), new GridRange(1, 1, 1, 1), "1\t2\n3\t4\n");

        var write = assertInstanceOf(BlockEdit.Write.class, ready.edit(Lost.WRITTEN));
        assertEquals(new GridRange(1, 2, 1, 2), ready.target());
        assertEquals(RowSet.of(1, 2), write.region().rows());
        assertArrayEquals(new byte[] {1, 2, 3, 4}, write.bytes());
    }

    @Test
    void aBlockFillsASelectionThatIsAMultipleOfIt() {
        var ready = ready(table(DType.UINT8, 4, 4), new GridRange(0, 1, 0, 3), "1\t2\n");

        assertArrayEquals(new byte[] {1, 2, 1, 2, 1, 2, 1, 2}, assertInstanceOf(BlockEdit.Write.class, ready.edit(Lost.WRITTEN)).bytes());
    }

    @Test
    void oneValueFillsTheWholeSelection() {
        var ready = ready(table(DType.UINT8, 4, 4), new GridRange(0, 3, 0, 3), "7");

        assertEquals(16, assertInstanceOf(BlockEdit.Fill.class, ready.edit(Lost.WRITTEN)).cellCount());
    }

    @Test
    void aTransposedAndReversedViewPastesWhereItShows() {
        var array = new SampleArray(DType.UINT8, 3, 2);
        var space = CellSpace.ofLiveRows(array, 1, 0, Box.of(new Slice(2, 3, -1), Slice.all(2)));

        var ready = ready(space, new GridRange(0, 0, 0, 0), "1\t2\t3\n4\t5\t6\n");

        // rows of the array ascending: the last column shown first
        assertArrayEquals(new byte[] {3, 6, 2, 5, 1, 4}, assertInstanceOf(BlockEdit.Write.class, ready.edit(Lost.WRITTEN)).bytes());
    }

    @Test
    void badValuesAreListedWithRowColumnAndReasonAndNothingIsReady() {
        var refusal = refusal(table(DType.UINT8, 8, 4), new GridRange(5, 5, 1, 1), "1\t300\nx\t4\n");

        assertEquals(2, refusal.badCount());
        assertEquals(new BlockRefusal.BadCell("5", "2", "300", Texts.of("grid.cell.outOfRange", "300", "uint8", "0", "255")), refusal.cells().getFirst());
        assertEquals("6", refusal.cells().get(1).row());
        assertEquals(Texts.of("grid.paste.badCells", 2L, "uint8"), refusal.sentence());
    }

    @Test
    void moreThanFitsIsRefusedWithWhatFits() {
        assertEquals(Texts.of("grid.paste.tooHigh", 3L, 2L),
                refusal(table(DType.UINT8, 4, 4), new GridRange(2, 2, 0, 0), "1\n2\n3\n").sentence());
        assertEquals(Texts.of("grid.paste.tooWide", 2L, 1L),
                refusal(table(DType.UINT8, 4, 4), new GridRange(2, 2, 3, 3), "1\t2\n").sentence());
    }

    @Test
    void moreThanTheLimitIsRefusedBeforeAnythingIsRead() {
        var refusal = refusal(table(DType.UINT8, 4_000_000_000L, 4), new GridRange(0, 3_999_999_999L, 0, 0), "1");

        assertTrue(refusal.sentence().contains("4\u202f000\u202f000"), refusal.sentence());
    }

    @Test
    void linesOfDifferentLengthAreRefused() {
        assertEquals(Texts.of("grid.paste.ragged", 2, 1, 2),
                refusal(table(DType.UINT8, 4, 4), new GridRange(0, 0, 0, 0), "1\t2\n3\n").sentence());
    }

    @Test
    void droppedRowsInTheWayRefuseTheBlock() {
        var array = new SampleArray(DType.UINT8, RowSet.of(1), 3, 2);
        var space = CellSpace.withDroppedRows(array, 0, 1, Box.all(array.shape()));

        assertTrue(refusal(space, new GridRange(0, 0, 0, 0), "1\n2\n").sentence().equals(Texts.of("grid.paste.dropped")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        FLOAT64 | 1,2;3,4;5,6           | SEPARATORS DECIMAL
        FLOAT64 | 0,25                  | SEPARATORS DECIMAL
        FLOAT64 | 1,5;2,5               | SEPARATORS DECIMAL
        FLOAT64 | 1,234;2,345           | SEPARATORS DECIMAL THOUSANDS
        FLOAT64 | 1,234,567             | SEPARATORS THOUSANDS
        FLOAT64 | 1,234.5               | SEPARATORS THOUSANDS
        FLOAT64 | 1,234.5;12            | THOUSANDS
        FLOAT64 | 1,234/5               | DECIMAL THOUSANDS
        FLOAT64 | 1,5/2,5               | DECIMAL
        FLOAT64 | 1,5;2                 | DECIMAL
        FLOAT64 | 0,25;0,5;;            | SEPARATORS DECIMAL
        FLOAT64 | 1.5,2.5               | SEPARATORS
        FLOAT64 | 1.5,2;3,4.5           | SEPARATORS
        FLOAT64 | 1, 2;3, 4             | SEPARATORS
        FLOAT64 | 1,nan;2,inf           | SEPARATORS
        FLOAT64 | 1,2,3;4,5,6           | SEPARATORS
        FLOAT64 | 1.234,5               | SEPARATORS -DECIMAL
        FLOAT64 | 1,2;;3,4              | SEPARATORS DECIMAL
        INT32   | 5,0;7,0               | SEPARATORS DECIMAL
        INT32   | 5,1;7,2               | SEPARATORS -DECIMAL
        INT32   | 1,2.0                 | SEPARATORS
        UINT8   | 1,300                 | -SEPARATORS -DECIMAL
        BOOL    | 1,0;0,1               | SEPARATORS
        COMPLEX64 | 1,5+2,5j            | DECIMAL
        COMPLEX64 | 1+2j,3              | SEPARATORS
        """)
    void commasAreReadInEveryWayInWhichTheyMakeNumbers(DType dtype, String text, String ways) {
        var outcome = paste(table(dtype, 9, 9), FIRST, text.replace(';', '\n').replace('/', '\t') + '\n');

        if (outcome instanceof PasteOutcome.Readable readable) {
            assertEquals(ways, String.join(" ", readable.readings().stream()
                    .map(reading -> (reading.refusal().isPresent() ? "-" : "") + reading.commas()).toList()));
        } else {
            assertTrue(List.of(ways.split(" ")).stream().allMatch(way -> way.startsWith("-")), outcome.toString());
        }
    }

    @Test
    void whatHasNoRoomIsStillWhatTheTextMayMean() {
        var line = CellSpace.ofLiveRows(new SampleArray(DType.INT32, 9), 0, CellSpace.NO_AXIS, Box.all(new SampleArray(DType.INT32, 9).shape()));

        var outcome = assertInstanceOf(PasteOutcome.Readable.class, paste(line, FIRST, "5,0\n7,0\n"));
        var readings = outcome.readings();

        assertEquals(Texts.of("grid.paste.tooWide", 2L, 1L), readings.getFirst().refusal().orElseThrow().sentence());
        assertEquals(List.of(CommaReading.SEPARATORS, CommaReading.DECIMAL), readings.stream().map(PasteReading::commas).toList());
        assertTrue(outcome.isQuestion(Rounding.ACCEPTED), "or the second column would be lost in silence");
    }

    @Test
    void eachReadingWritesWhatItsPreviewShows() {
        var readings = assertInstanceOf(PasteOutcome.Readable.class, paste(table(DType.INT16, 9, 9), new GridRange(4, 4, 2, 2), "5,0\n7,0\n")).readings();

        assertEquals(List.of(List.of("5", "0"), List.of("7", "0")), readings.get(0).preview(10, 10));
        assertEquals(new GridRange(4, 5, 2, 3), readings.get(0).target());
        assertArrayEquals(new byte[] {5, 0, 0, 0, 7, 0, 0, 0}, ((BlockEdit.Write) readings.get(0).edit(Lost.WRITTEN)).bytes());
        assertEquals(List.of(List.of("5"), List.of("7")), readings.get(1).preview(10, 10));
        assertEquals(new GridRange(4, 5, 2, 2), readings.get(1).target());
        assertArrayEquals(new byte[] {5, 0, 7, 0}, ((BlockEdit.Write) readings.get(1).edit(Lost.WRITTEN)).bytes());
    }

    @Test
    void headersOfColumnsAreNamedByTheirColumn() {
        var refusal = refusal(table(DType.FLOAT32, 9, 9), FIRST, "x,y\n1,2\n");

        assertEquals(List.of("0", "1"), refusal.cells().stream().map(BlockRefusal.BadCell::column).toList());
    }

    @Test
    void aPointInOneTextAndACommaInAnotherAreRefused() {
        var refusal = refusal(table(DType.FLOAT32, 9, 9), FIRST, "1.5\n2,5\n");

        assertEquals(List.of("2,5"), refusal.cells().stream().map(BlockRefusal.BadCell::text).toList());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"FLOAT64, 9007199254740993/1e-400, 9007199254740993, 9007199254740992.0, -1", "FLOAT32, 16777217/1e-46, 16777217, 16777216.0, -1",
        "FLOAT16, 2049/1e-9, 2049, 2048.0, -1", "FLOAT16, 1e-9/-2049, 1e-9, 0.0, -1e-9", "FLOAT32, \u221216777217/3e-99, \u221216777217, -16777216.0, 1"})
    void lostDigitsAreCountedAndListed(DType dtype, String text, String pasted, String stored, String difference) {
        var reading = ready(table(dtype, 4, 4), new GridRange(2, 2, 1, 1), text.replace('/', '\t'));

        assertEquals(2, reading.lostCount());
        assertEquals(new LostValue("2", "1", pasted, stored, difference), reading.listed().getFirst());
        assertTrue(new PasteOutcome.Readable(reading).isQuestion(Rounding.ACCEPTED));
    }

    @Test
    void cellsThatWouldLoseDigitsCanBeLeftAsTheyAre() {
        var reading = ready(table(DType.FLOAT16, 4, 4), FIRST, "1\t2049\n3\t4\n");

        assertEquals(4, reading.valueCount(Lost.WRITTEN));
        assertEquals(3, reading.valueCount(Lost.LEFT_OUT));
        assertEquals(new BitSet(), ((BlockEdit.Write) reading.edit(Lost.WRITTEN)).untouched());
        assertEquals(BitSet.valueOf(new long[] {0b10}), ((BlockEdit.Write) reading.edit(Lost.LEFT_OUT)).untouched());
    }

    @Test
    void roundedValuesAreCountedAndAskedAboutOnlyUntilThatIsAccepted() {
        var reading = ready(table(DType.FLOAT32, 4, 4), FIRST, "0.1\t0.12345678901\n3.14159265358979\t4\n");

        assertEquals(2, reading.roundedCount());
        assertEquals(0, reading.lostCount());
        assertTrue(new PasteOutcome.Readable(reading).isQuestion(Rounding.ASKED));
        assertEquals(false, new PasteOutcome.Readable(reading).isQuestion(Rounding.ACCEPTED));
        assertEquals(false, new PasteOutcome.Readable(ready(table(DType.FLOAT64, 4, 4), FIRST, "0.1\t0.30000000000000004\n"))
                .isQuestion(Rounding.ASKED));
    }

    @Test
    void gapsAndEmptyLinesStayAsTheyAre() {
        var reading = ready(table(DType.UINT8, 9, 9), FIRST, "1\t\t3\n\n4\t5\t6\n\n  \n");

        assertEquals(4, reading.gapCount());
        assertEquals(Texts.of("grid.paste.place.cell", "0", "1"), reading.firstGap());
        assertEquals(2, reading.emptyLines());
        assertEquals(new GridRange(0, 2, 0, 2), reading.target());
        assertEquals(5, reading.valueCount(Lost.WRITTEN));
        var write = assertInstanceOf(BlockEdit.Write.class, reading.edit(Lost.WRITTEN));
        assertEquals(BitSet.valueOf(new long[] {0b000_111_010}), write.untouched());
        assertTrue(new PasteOutcome.Readable(reading).isQuestion(Rounding.ACCEPTED));
    }

    @Test
    void gapsLieWhereATransposedAndReversedViewShowsThem() {
        var array = new SampleArray(DType.UINT8, 3, 2);
        var space = CellSpace.ofLiveRows(array, 1, 0, Box.of(new Slice(2, 3, -1), Slice.all(2)));

        var write = (BlockEdit.Write) ready(space, FIRST, "1\t2\t\n4\t5\t6\n").edit(Lost.WRITTEN);

        assertEquals(BitSet.valueOf(new long[] {0b000001}), write.untouched(), "the last column shown is the first row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n\n", " \t \n", "\t"})
    void textWithoutAnyValueIsNone(String text) {
        assertEquals(Texts.of("grid.paste.nothing"), refusal(table(DType.UINT8, 4, 4), FIRST, text).sentence());
    }

    @Test
    void aPasteCanBeCancelledWhileItIsRead() {
        var cancelled = new ProgressSink() {
            private int advanced;

            @Override
            public void begin(long total) {}

            @Override
            public void advance(long amount) {
                advanced += amount;
            }

            @Override
            public boolean isCancelled() {
                return advanced > 3;
            }
        };
        assertThrows(CancellationException.class, () -> new PasteTask(table(DType.UINT8, 99, 4), FIRST, "1\n".repeat(50)).run(cancelled));
    }

    private static PasteOutcome paste(CellSpace space, GridRange range, String text) {
        return new PasteTask(space, range, text).run(Quiet.PROGRESS);
    }

    private static PasteReading ready(CellSpace space, GridRange range, String text) {
        return assertInstanceOf(PasteOutcome.Readable.class, paste(space, range, text)).only().orElseThrow();
    }

    private static BlockRefusal refusal(CellSpace space, GridRange range, String text) {
        return assertInstanceOf(PasteOutcome.Refused.class, paste(space, range, text)).refusal();
    }

    private static CellSpace table(DType dtype, long... shape) {
        var array = new SampleArray(dtype, shape);
        return CellSpace.ofLiveRows(array, 0, 1, Box.all(array.shape()));
    }

    /// Tells nobody how far it is.
    private enum Quiet implements ProgressSink {
        PROGRESS;

        @Override
        public void begin(long total) {}

        @Override
        public void advance(long amount) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
