package numpack.app.find;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.find.search.FindKind;
import numpack.app.find.search.FindScope;
import numpack.app.grid.model.CellState;
import numpack.app.grid.model.MarkKind;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSpot;
import numpack.app.session.RowSelection;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.session.space.AxisMapping;
import numpack.app.session.space.RowView;
import numpack.app.table.TableViewModel;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementText;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HitsViewModelTest {
    @TempDir
    private Path folder;

    private final List<RowSelection> dropped = new ArrayList<>();
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private SampleSession sample;
    private ShownArray tab;
    private FindViewModel find;
    private HitsViewModel hits;
    private ReplaceViewModel replace;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 300, 4);
        set(1, 1, "5");
        set(4, 3, "nan");
        set(7, 0, "5.5");
        set(8, 0, "5.5");
        set(8, 2, "6");
        sample.save();
        tab = sample.tab("features");
        find = new FindViewModel(sample.sessions.currentTabProperty(), new SampleArrays(sample), sample.runner, sample.tasks);
        hits = new HitsViewModel(find, sample.runner, sample.tasks, dropped::add);
        replace = new ReplaceViewModel(find, sample.runner, dialogs);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void aLineSaysWhereAHitIsAndWhatItIs() {
        search(FindKind.GREATER, "4");
        assertEquals(4, hits.rowCount());
        assertEquals(List.of("1", "1", "5.0"), line(0));
        assertEquals(List.of("8", "2", "6.0"), line(3));
        assertEquals(Texts.of("find.hits.counted", "4"), hits.title().getValue());
    }

    @Test
    void linesBehindTheFirstPageAreReadWhenTheyAreSeen() {
        search(FindKind.ZERO, "");
        assertEquals(1195, hits.rowCount());
        assertEquals(List.of("299", "3", "0.0"), line(1194));
    }

    @Test
    void nothingIsReadWhileTheListIsHidden() {
        hits.watchedProperty().set(false);
        search(FindKind.GREATER, "4");
        assertTrue(CellState.LOADING.isIn(hits.window(0, 1, 0, 3).states(0, 2)));
    }

    @Test
    void rowsAreNumberedAsTheTableNumbersThem() {
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0, 2))));
        search(FindKind.NAN, "");
        assertEquals(List.of("2", "3", "NaN"), line(0));
    }

    @Test
    void aWholeRowShowsItsFirstValues() {
        search(FindKind.DROPPED, "");
        assertEquals(0, hits.rowCount());
        search(FindKind.CONSTANT, "");
        assertEquals(List.of("0", "", "0.0, 0.0, 0.0, 0.0"), line(0));
    }

    @Test
    void aLineGoesToItsHit() {
        search(FindKind.GREATER, "4");
        hits.goTo(2);
        assertEquals(new GridSpot(8, 0), tab.getSelection().cursor());
        assertEquals(2, hits.currentProperty().get());
    }

    @Test
    void theRowsOfHitsAreSelectedOnce() {
        search(FindKind.GREATER, "5.2");
        hits.selectRows();
        assertEquals(List.of(GridRange.rows(7, 8)), tab.getSelection().ranges());
    }

    @Test
    void onlyTheRowsOfHitsAreShown() {
        search(FindKind.GREATER, "4");
        hits.showRows();
        assertEquals(3, tab.space().orElseThrow().rowCount());
        find.next();
        assertEquals(3, tab.space().orElseThrow().rowCount());
    }

    @Test
    void theScrollBarMarksTheRowsOfHitsWhereverTheyAreListed() {
        var table = new TableViewModel(sample.runner, tab);
        search(FindKind.GREATER, "5.2");
        assertArrayEquals(new long[] {7, 8}, table.markRows(MarkKind.HIT));
        assertTrue(CellState.HIT.isIn(table.window(0, 10, 0, 4).states(8, 2)));

        tab.showRows(new RowView.Only(RowSet.of(3, 8), "some"), sample.array("features"));
        assertArrayEquals(new long[] {1}, table.markRows(MarkKind.HIT));
        assertTrue(CellState.HIT.isIn(table.window(0, 2, 0, 4).states(1, 0)));
        assertFalse(CellState.HIT.isIn(table.window(0, 2, 0, 4).states(1, 1)));

        find.close();
        assertArrayEquals(new long[0], table.markRows(MarkKind.HIT));
        assertFalse(CellState.HIT.isIn(table.window(0, 2, 0, 4).states(1, 0)));
        table.close();
    }

    @Test
    void theRowsOfHitsAreDropped() {
        search(FindKind.GREATER, "4");
        hits.dropRows();
        assertEquals(RowSet.of(1, 7, 8), dropped.getFirst().rows().live());
    }

    @Test
    void hitsAreCopiedAsCsv() {
        var copied = new ArrayList<String>();
        hits.csvProperty().subscribe(text -> copied.add(text));
        search(FindKind.GREATER, "5.2");
        hits.copyAsCsv();
        assertTrue(copied.contains("row,column,value\n7,0,5.5\n8,0,5.5\n8,2,6.0\n"), copied::toString);
    }

    @Test
    void allHitsAreReplacedAsOneEdit() {
        search(FindKind.GREATER, "4");
        replace.valueProperty().set("nan");
        dialogs.press(0);
        replace.replaceAll();

        assertEquals(1, sample.pack.getState().unsavedCount());
        assertEquals(List.of("NaN", "NaN", "NaN", "NaN"), List.of(value(1, 1), value(7, 0), value(8, 0), value(8, 2)));
        assertEquals(Texts.of("find.count.none"), find.countProperty().get());
    }

    @Test
    void theHitUnderTheCursorIsReplacedAndTheNextIsShown() {
        search(FindKind.EQUAL, "5.5");
        replace.valueProperty().set("0");
        replace.replaceOne();

        assertEquals("0.0", value(7, 0));
        assertEquals("5.5", value(8, 0));
        assertEquals(new GridSpot(8, 0), tab.getSelection().cursor());
    }

    @Test
    void aValueThatDoesNotFitIsRefusedBefore() throws IOException {
        sample.with("labels", DType.INT8, 3);
        sample.tab("labels");
        search(FindKind.ZERO, "");
        replace.valueProperty().set("300");
        assertEquals(Texts.of("find.replace.unfit", "300", DType.INT8, "-128", "127"), replace.noteProperty().get());
        assertFalse(replace.canReplace().getValue());
        replace.replaceAll();
        assertEquals(0, sample.pack.getState().unsavedCount());
    }

    @Test
    void aValueThatIsRoundedIsSaid() {
        search(FindKind.GREATER, "4");
        replace.valueProperty().set("16777217");
        assertEquals(Texts.of("find.replace.rounded", "16777216.0", DType.FLOAT32), replace.noteProperty().get());
        assertTrue(replace.canReplace().getValue());
    }

    @Test
    void wholeRowsAreNotReplaced() {
        search(FindKind.CONSTANT, "");
        replace.valueProperty().set("1");
        assertFalse(replace.canReplace().getValue());
        assertEquals(Texts.of("find.replace.rows"), replace.noteProperty().get());
    }

    @Test
    void replaceGoesOnWhereTheNewValueIsAHitToo() {
        search(FindKind.GREATER, "4");
        replace.valueProperty().set("100");
        var spots = new ArrayList<GridSpot>();
        for (int i = 0; i < 4; i++) {
            replace.replaceOne();
            spots.add(tab.getSelection().cursor());
        }
        assertEquals(List.of(new GridSpot(7, 0), new GridSpot(8, 0), new GridSpot(8, 2), new GridSpot(1, 1)), spots);
        assertEquals(List.of("100.0", "100.0", "100.0", "100.0"), List.of(value(1, 1), value(7, 0), value(8, 0), value(8, 2)));
    }

    @Test
    void whatIsTypedIsSearchedForBeforeAnyOfItIsReplaced() {
        search(FindKind.EQUAL, "5.5");
        replace.valueProperty().set("100");
        find.valueProperty().set("6");
        replace.replaceOne();
        assertEquals("5.5", value(7, 0));
        assertEquals(new GridSpot(8, 2), tab.getSelection().cursor());

        find.valueProperty().set("5.5");
        replace.replaceAll();
        assertEquals(0, sample.pack.getState().unsavedCount());
        assertTrue(dialogs.questions.isEmpty());
    }

    @Test
    void whatIsTypedIsSearchedForBeforeItsRowsAreTaken() {
        search(FindKind.EQUAL, "5.5");
        find.valueProperty().set("6");
        hits.dropRows();
        assertTrue(dropped.isEmpty());
        hits.dropRows();
        assertEquals(RowSet.of(8), dropped.getFirst().rows().live());
    }

    @Test
    void rowsOfHitsOutsideTheSliceAreSelectedToo() throws IOException {
        tab.axesProperty().set(AxisMapping.of(sample.array("features").shape()).withText("0:5"));
        search(FindKind.GREATER, "4");
        tab.axesProperty().set(AxisMapping.of(sample.array("features").shape()).withText("0:5"));
        hits.selectRows();
        assertEquals(List.of(GridRange.rows(7, 8), GridRange.rows(1, 1)), tab.getSelection().ranges());
    }

    @Test
    void droppedRowsThatWereFoundAreSelected() {
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3, 4))));
        search(FindKind.DROPPED, "");
        hits.selectRows();
        assertEquals("", find.errorProperty().get());
        assertTrue(tab.showDroppedProperty().get());
        assertEquals(List.of(new GridRange(3, 4, 0, 3)), tab.getSelection().ranges());
    }

    @Test
    void theQuestionSaysWhatIsReplaced() {
        search(FindKind.GREATER, "4");
        replace.valueProperty().set("0");
        dialogs.cancel();
        replace.replaceAll();
        assertTrue(dialogs.questions.getFirst().text().contains(FindKind.GREATER.text() + " 4"), () -> dialogs.questions.getFirst().text());
    }

    @Test
    void theQuestionSaysThatOtherArraysAreNotReplaced() {
        replace.valueProperty().set("0");
        for (var scope : List.of(FindScope.ARRAY, FindScope.PACK)) {
            find.scopeProperty().set(scope);
            search(FindKind.GREATER, "4");
            dialogs.cancel();
            replace.replaceAll();
            assertEquals(scope == FindScope.PACK, dialogs.questions.getLast().text().contains(Texts.of("find.replace.onlyHere")));
        }
    }

    @Test
    void aSearchThatIsStoppedGivesNoPartOfItsRows() throws IOException {
        sample.with("many", DType.INT8, 6_000_000);
        sample.tab("many");
        search(FindKind.ZERO, "");
        hits.dropRows();
        var rows = dropped.getFirst();
        assertEquals(6_000_000, rows.rows().live().size());
        find.close();
        assertThrows(CancellationException.class, rows::rows);
    }

    private List<String> line(int hit) {
        hits.window(hit, 1, 0, 3);
        var window = hits.window(hit, 1, 0, 3);
        return IntStream.range(0, 3).mapToObj(column -> window.text(0, column)).toList();
    }

    private String value(long row, long column) {
        try {
            NdArray all = sample.array("features").source().load();
            return all.text(row, column);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void search(FindKind kind, String value) {
        find.open();
        find.kindProperty().set(kind);
        find.valueProperty().set(value);
        sample.threads.advance(Duration.ofMillis(300));
    }

    private void set(long row, long column, String text) {
        var element = MemorySegment.ofArray(new byte[4]);
        assertTrue(ElementText.parse(DType.FLOAT32, text, element, 0).isOk());
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(row, column, element.toArray(ValueLayout.JAVA_BYTE))));
    }
}
