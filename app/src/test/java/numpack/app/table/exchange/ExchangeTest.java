package numpack.app.table.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowOrder;
import numpack.app.session.space.RowView;
import numpack.app.session.space.SampleArray;
import numpack.app.session.space.SortKey;
import numpack.app.task.ProgressSink;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {
    private static final ProgressSink QUIET = new ProgressSink() {
        @Override
        public void begin(long total) {}

        @Override
        public void advance(long amount) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    @Test
    void copiesRowsOfTabs() throws IOException {
        var copied = copy(table(DType.INT32, 4, 3), new GridRange(1, 2, 0, 1), CopyForm.TSV);

        assertEquals("3\t4\n6\t7\n", copied.text());
        assertEquals(4, copied.cells());
    }

    @Test
    void copiesHeadsThatAreIndices() throws IOException {
        var copied = copy(table(DType.INT32, 4, 3), new GridRange(1, 2, 1, 2), CopyForm.TSV_WITH_HEADS);

        assertEquals("\t1\t2\n1\t4\t5\n2\t7\t8\n", copied.text());
    }

    @Test
    void copiesOneValueWithoutALineEnd() throws IOException {
        assertEquals("4", copy(table(DType.INT32, 4, 3), new GridRange(1, 1, 1, 1), CopyForm.TSV).text());
    }

    @Test
    void leavesDroppedRowsOutOfACopyAndCountsThem() throws IOException {
        var array = new SampleArray(DType.INT32, RowSet.of(1), 3, 2);
        var space = CellSpace.withDroppedRows(array, 0, 1, Box.all(array.shape()));

        var copied = copy(space, new GridRange(0, 2, 0, 1), CopyForm.TSV);

        assertEquals("0\t1\n4\t5\n", copied.text());
        assertEquals(1, copied.droppedLeftOut());
    }

    @Test
    void copiesANumpyExpression() throws IOException {
        var array = new SampleArray(DType.FLOAT32, 2, 2).set(1, "NaN").set(2, "-inf");

        assertEquals("np.array([[0.0, np.nan],\n          [-np.inf, 3.0]], dtype=np.float32)",
                copy(space(array), new GridRange(0, 1, 0, 1), CopyForm.NUMPY).text());
        assertEquals("np.array([0, 1, 2], dtype=np.int64)",
                copy(space(new SampleArray(DType.INT64, 3)), new GridRange(0, 2, 0, 0), CopyForm.NUMPY).text());
    }

    @Test
    void copiesCommaSeparatedValues() throws IOException {
        assertEquals("4,5\n7,8\n", copy(table(DType.INT32, 4, 3), new GridRange(1, 2, 1, 2), CopyForm.CSV).text());
    }

    @Test
    void copiesJsonWithExactNumbersAndStringsForWhatIsNone() throws IOException {
        var array = new SampleArray(DType.FLOAT32, 2, 2).set(1, "NaN").set(2, "-inf");
        assertEquals("[[0.0,\"NaN\"],[\"-Infinity\",3.0]]", copy(space(array), new GridRange(0, 1, 0, 1), CopyForm.JSON).text());
        var large = new SampleArray(DType.UINT64, 2).set(0, "18446744073709551615").set(1, "9007199254740993");
        assertEquals("[18446744073709551615,9007199254740993]", copy(space(large), new GridRange(0, 1, 0, 0), CopyForm.JSON).text());
        assertEquals("[false,true]", copy(space(new SampleArray(DType.BOOL, 2)), new GridRange(0, 1, 0, 0), CopyForm.JSON).text());
        var complex = new SampleArray(DType.COMPLEX128, 2).set(0, "1.5-2j").set(1, "NaN+infj");
        assertEquals("[[1.5,-2],[\"NaN\",\"Infinity\"]]", copy(space(complex), new GridRange(0, 1, 0, 0), CopyForm.JSON).text());
    }

    @Test
    void copiesAMarkdownTableWithHeads() throws IOException {
        assertEquals("| | 1 | 2 |\n| ---: | ---: | ---: |\n| 1 | 4 | 5 |\n| 2 | 7 | 8 |\n", copy(table(DType.INT32, 4, 3), new GridRange(1, 2, 1, 2), CopyForm.MARKDOWN).text());
    }

    @Test
    void copiesSortedRowsAsTheyAreSeen() throws IOException {
        var array = new SampleArray(DType.INT32, 4, 2);
        var order = new RowView.Sorted(RowSet.range(0, 4), Optional.empty(), new SortKey(0, SortKey.Direction.DESCENDING), RowOrder.of(new int[] {3, 2, 1, 0}));
        var sorted = CellSpace.listed(array, 0, 1, Box.all(array.shape()), order);
        assertEquals("6,7\n4,5\n", copy(sorted, new GridRange(0, 1, 0, 1), CopyForm.CSV).text());
    }

    @ParameterizedTest
    @CsvSource({"1.5+2j, 1.5+2j", "NaN+0j, 'complex(np.nan, 0)'", "-inf-2e-07j, 'complex(-np.inf, -2e-07)'", "NaN(0x7fc00001), np.nan"})
    void pythonReadsWhatItGets(String element, String literal) {
        assertEquals(literal, NumpyLiteral.of(element));
    }

    @Test
    void fillDownRepeatsTheFirstRowAndPassesOverDroppedOnes() throws IOException {
        var array = new SampleArray(DType.UINT8, RowSet.of(2), 4, 2);
        var space = CellSpace.withDroppedRows(array, 0, 1, Box.all(array.shape()));

        var edits = new FillDownTask(space, List.of(new GridRange(0, 3, 0, 1))).run(QUIET);

        var second = assertInstanceOf(BlockEdit.Fill.class, edits.get(1));
        assertEquals(RowSet.of(1, 3), second.region().rows());
        assertArrayEquals(new byte[] {1}, second.element());
    }

    @Test
    void fillDownOfOneRowTakesTheRowAbove() throws IOException {
        var edits = new FillDownTask(table(DType.UINT8, 4, 2), List.of(new GridRange(3, 3, 1, 1))).run(QUIET);

        assertArrayEquals(new byte[] {5}, assertInstanceOf(BlockEdit.Fill.class, edits.getFirst()).element());
    }

    @Test
    void sumsUpLiveCellsOnly() throws IOException {
        var array = new SampleArray(DType.INT32, RowSet.of(1), 3, 2);
        var space = CellSpace.withDroppedRows(array, 0, 1, Box.all(array.shape()));

        var facts = new SelectionTask(space, List.of(new GridRange(0, 2, 0, 1))).run(QUIET);

        assertEquals(4, facts.cells());
        assertEquals("10", facts.summary().orElseThrow().exact().orElseThrow().sum().toString());
    }

    @Test
    void hugeSelectionsAreOnlyCounted() throws IOException {
        var facts = new SelectionTask(table(DType.INT8, 4_000_000_000L, 4), List.of(new GridRange(0, 3_999_999_999L, 0, 0))).run(QUIET);

        assertEquals(4_000_000_000L, facts.cells());
        assertTrue(facts.summary().isEmpty());
    }

    private static Copied copy(CellSpace space, GridRange range, CopyForm form) throws IOException {
        return new CopyTask(space, range, form).run(QUIET);
    }

    private static CellSpace table(DType dtype, long... shape) {
        return space(new SampleArray(dtype, shape));
    }

    private static CellSpace space(SampleArray array) {
        return CellSpace.ofLiveRows(array, 0, array.shape().ndim() > 1 ? 1 : CellSpace.NO_AXIS, Box.all(array.shape()));
    }
}
