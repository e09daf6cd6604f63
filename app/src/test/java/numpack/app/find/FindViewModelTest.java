package numpack.app.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import numpack.app.find.search.FindKind;
import numpack.app.find.search.FindScope;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.session.space.AxisMapping;
import numpack.app.session.space.CellPlace;
import numpack.app.session.space.RowView;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementText;
import numpack.engine.find.Comparison;
import numpack.engine.find.Condition;
import numpack.engine.find.Operand;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindViewModelTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private ShownArray tab;
    private FindViewModel find;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 10, 4);
        set(1, 1, "5");
        set(4, 3, "nan");
        set(7, 0, "5.04");
        sample.save();
        tab = sample.tab("features");
        find = new FindViewModel(sample.sessions.currentTabProperty(), new SampleArrays(sample), sample.runner, sample.tasks);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void whatIsTypedIsFoundAndItsFirstHitShown() {
        search(FindKind.EQUAL, "5", "0.1");

        assertEquals(Texts.of("find.count.of", "1", "2"), find.countProperty().get());
        assertEquals(new GridSpot(1, 1), tab.getSelection().cursor());
        assertTrue(tab.hitsProperty().get().isHit(new CellPlace(7, 0)));
        assertFalse(tab.hitsProperty().get().isHit(new CellPlace(7, 1)));
    }

    @Test
    void nextAndPreviousGoRound() {
        search(FindKind.EQUAL, "5", "0.1");

        find.next();
        assertEquals(new GridSpot(7, 0), tab.getSelection().cursor());
        find.next();
        assertEquals(new GridSpot(1, 1), tab.getSelection().cursor());
        find.previous();
        assertEquals(new GridSpot(7, 0), tab.getSelection().cursor());
        assertEquals(Texts.of("find.count.of", "2", "2"), find.countProperty().get());
    }

    @Test
    void aCursorThatIsMovedIsWhereNextBegins() {
        search(FindKind.EQUAL, "5", "0.1");
        tab.selectionProperty().set(GridSelection.at(6, 0));
        assertEquals(Texts.of("find.count.hits", "2", 2), find.countProperty().get());

        find.previous();

        assertEquals(new GridSpot(1, 1), tab.getSelection().cursor());
    }

    @Test
    void nothingFoundIsSaid() {
        search(FindKind.GREATER, "100", "");
        assertEquals(Texts.of("find.count.none"), find.countProperty().get());
    }

    @Test
    void wrongInputIsSaidAtOnceAndNotSearchedFor() {
        search(FindKind.GREATER, "abc", "");
        assertEquals(Texts.of("find.value.notANumber", "abc"), find.errorProperty().get());
        assertNull(tab.hitsProperty().get());

        find.valueProperty().set("nan");
        sample.threads.advance(Duration.ofMillis(300));
        assertEquals(Texts.of("find.value.noOrder"), find.errorProperty().get());

        search(FindKind.RANGE, "3", "2");
        assertEquals(Texts.of("find.range.turned"), find.errorProperty().get());

        search(FindKind.EQUAL, "3", "-1");
        assertEquals(Texts.of("find.tolerance.wrong"), find.errorProperty().get());
    }

    @Test
    void unsavedEditsAreSearched() {
        search(FindKind.NAN, "", "");
        assertEquals(Texts.of("find.count.of", "1", "1"), find.countProperty().get());

        set(0, 0, "nan");

        assertEquals(2, tab.hitsProperty().get().count());
        assertEquals(new GridSpot(4, 3), tab.getSelection().cursor());
    }

    @Test
    void changedCellsAndDroppedRowsAreFound() {
        set(3, 2, "9");
        search(FindKind.CHANGED, "", "");
        assertEquals(new GridSpot(3, 2), tab.getSelection().cursor());
        assertEquals(1, tab.hitsProperty().get().count());

        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(5))));
        search(FindKind.DROPPED, "", "");
        assertEquals(1, tab.hitsProperty().get().count());
        assertTrue(tab.showDroppedProperty().get());
        assertEquals(5, tab.getSelection().cursor().row());
    }

    @Test
    void hitsAreInTheRowsThatAreLive() {
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0, 1))));
        search(FindKind.EQUAL, "5", "0.1");
        assertEquals(1, tab.hitsProperty().get().count());
        assertEquals(new GridSpot(5, 0), tab.getSelection().cursor());
    }

    @Test
    void constantRowsAreFoundAsRows() {
        search(FindKind.CONSTANT, "", "");
        assertEquals(7, tab.hitsProperty().get().count());
        assertTrue(tab.hitsProperty().get().isHit(new CellPlace(0, 3)));
        assertTrue(tab.getSelection().isWholeRows());
    }

    @Test
    void aColumnOrTheSelectionIsSearchedAlone() {
        find.open();
        tab.selectionProperty().set(GridSelection.at(2, 1));
        find.scopeProperty().set(FindScope.COLUMN);
        search(FindKind.EQUAL, "5", "0.1");
        assertEquals(1, tab.hitsProperty().get().count());

        tab.selectionProperty().set(GridSelection.of(new GridRange(5, 9, 0, 3)));
        find.scopeProperty().set(FindScope.SELECTION);
        assertEquals(1, tab.hitsProperty().get().count());
        assertEquals(new GridSpot(7, 0), tab.getSelection().cursor());
    }

    @Test
    void theArrayInFrontIsSearched() throws IOException {
        search(FindKind.ZERO, "", "");
        sample.with("labels", DType.INT8, 3);
        var other = sample.tab("labels");

        assertNull(tab.hitsProperty().get());
        assertEquals(3, other.hitsProperty().get().count());
    }

    @Test
    void allArraysOfThePackAreCountedAndGoneThrough() throws IOException {
        sample.with("labels", DType.INT8, 3).with("none", DType.INT8, 3);
        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(1, 0, new byte[] {5}).add(2, 0, new byte[] {5})));
        find.open();
        find.scopeProperty().set(FindScope.PACK);
        search(FindKind.EQUAL, "5", "");
        assertEquals(Texts.of("find.count.others", Texts.of("find.count.of", "1", "1"), 2L), find.countProperty().get());

        find.next();
        assertEquals("labels", sample.sessions.currentTabProperty().get().arrayProperty().get().name());
        assertEquals(new GridSpot(1, 0), sample.sessions.currentTabProperty().get().getSelection().cursor());
        find.next();
        assertEquals(new GridSpot(2, 0), sample.sessions.currentTabProperty().get().getSelection().cursor());
        find.next();
        assertEquals("features", sample.sessions.currentTabProperty().get().arrayProperty().get().name());

        find.previous();
        assertEquals(new GridSpot(2, 0), sample.sessions.currentTabProperty().get().getSelection().cursor());
    }

    @Test
    void nextGoesOnFromAnArrayWithoutHits() throws IOException {
        sample.with("labels", DType.INT8, 3);
        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(1, 0, new byte[] {9})));
        find.open();
        find.scopeProperty().set(FindScope.PACK);
        search(FindKind.EQUAL, "9", "");
        assertEquals(Texts.of("find.count.others", Texts.of("find.count.none"), 1L), find.countProperty().get());

        find.next();

        assertEquals("labels", sample.sessions.currentTabProperty().get().arrayProperty().get().name());
        assertEquals(new GridSpot(1, 0), sample.sessions.currentTabProperty().get().getSelection().cursor());
    }

    @Test
    void theSelectionThatIsSearchedStaysWhenOtherThingsAreAskedOfIt() {
        find.open();
        tab.selectionProperty().set(GridSelection.of(new GridRange(0, 5, 0, 3)));
        find.scopeProperty().set(FindScope.SELECTION);
        search(FindKind.EQUAL, "5", "0.1");
        assertEquals(1, tab.hitsProperty().get().count());
        find.kindProperty().set(FindKind.NAN);
        assertEquals(1, tab.hitsProperty().get().count());
    }

    @Test
    void aSaveAndACompactionStartTheSearchAgain() {
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0, 2))));
        search(FindKind.EQUAL, "5", "0.1");
        sample.save();
        assertSame(sample.array("features"), tab.hitsProperty().get().array());
        assertEquals(2, tab.hitsProperty().get().count());

        sample.compact("features");
        assertSame(sample.array("features"), tab.hitsProperty().get().array());
        assertTrue(tab.hitsProperty().get().isHit(new CellPlace(0, 1)));
        assertEquals("", find.errorProperty().get());
    }

    @Test
    void undoTakesItsHitsAway() {
        set(0, 0, "5");
        search(FindKind.EQUAL, "5", "0.1");
        assertEquals(3, tab.hitsProperty().get().count());
        sample.pack.edit(draft -> draft.undo());
        assertEquals(2, tab.hitsProperty().get().count());
    }

    @Test
    void closingTakesTheMarksAway() {
        search(FindKind.ZERO, "", "");
        find.close();
        assertNull(tab.hitsProperty().get());
        assertEquals("", find.countProperty().get());
    }

    @Test
    void aConditionOfAnotherFeatureStandsInTheBar() {
        find.search(tab, new Condition.Compared(Comparison.GREATER_OR_EQUAL, Operand.of(5.04)));
        assertTrue(find.openProperty().get());
        assertEquals(FindKind.GREATER_OR_EQUAL, find.kindProperty().get());
        assertEquals("5.04", find.valueProperty().get());
        assertEquals(new GridSpot(7, 0), tab.getSelection().cursor());
    }

    @Test
    void theRowsThatWereChosenAreSearchedAfterOthersWereDropped() {
        select(new GridRange(7, 7, 0, 3));
        search(FindKind.GREATER, "4", "");
        assertEquals(List.of(7L), hitRows());

        set(8, 0, "6");
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0))));
        assertEquals(List.of(7L), hitRows());
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(7))));
        assertEquals(List.of(), hitRows());
        sample.pack.edit(draft -> draft.undo());
        assertEquals(List.of(7L), hitRows());
    }

    @Test
    void theRowsThatWereChosenAreSearchedWhereverTheyAreListed() {
        select(new GridRange(1, 1, 0, 3));
        search(FindKind.GREATER, "4", "");
        tab.showRows(new RowView.Only(RowSet.of(1, 7, 8), "some"), sample.array("features"));
        set(9, 0, "1");
        assertEquals(List.of(1L), hitRows());

        tab.showAllRows();
        tab.showDroppedProperty().set(true);
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0))));
        assertEquals(List.of(1L), hitRows());
    }

    @Test
    void theRowsThatWereChosenAreSearchedAfterASaveAndACompaction() {
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0, 2))));
        find.open();
        tab.selectionProperty().set(GridSelection.of(new GridRange(5, 5, 0, 3)));
        find.scopeProperty().set(FindScope.SELECTION);
        sample.save();
        search(FindKind.GREATER, "4", "");
        assertEquals(List.of(7L), hitRows());

        sample.compact("features");
        assertEquals(List.of(5L), hitRows());
        assertEquals("", find.errorProperty().get());
    }

    @Test
    void aColumnThatIsSearchedHasTheRowsThatCome() {
        find.open();
        tab.selectionProperty().set(GridSelection.at(2, 1));
        find.scopeProperty().set(FindScope.COLUMN);
        search(FindKind.EQUAL, "5", "");
        sample.pack.edit(draft -> draft.appendBlankRows("features", 2, new byte[4]));
        set(11, 1, "5");
        set(11, 2, "5");
        assertEquals(List.of(1L, 11L), hitRows());
    }

    @Test
    void theColumnThatWasChosenIsSearchedWhenAnotherSliceIsShown() throws IOException {
        sample.with("cube", DType.INT8, 3, 2, 2);
        sample.pack.edit(draft -> draft.setCells("cube", CellEdits.of(1, 0, new byte[] {5}).add(2, 2, new byte[] {5})));
        tab = sample.tab("cube");
        find.open();
        tab.axesProperty().set(AxisMapping.of(sample.array("cube").shape()).withText(":, 0, :"));
        tab.selectionProperty().set(GridSelection.at(0, 0));
        find.scopeProperty().set(FindScope.COLUMN);
        search(FindKind.EQUAL, "5", "");
        assertEquals(List.of(1L), hitRows());

        tab.axesProperty().set(AxisMapping.of(sample.array("cube").shape()).withText(":, 1, :"));
        sample.pack.edit(draft -> draft.setCells("cube", CellEdits.of(0, 3, new byte[] {1})));
        assertEquals(List.of(1L), hitRows());
    }

    private void select(GridRange range) {
        find.open();
        tab.selectionProperty().set(GridSelection.of(range));
        find.scopeProperty().set(FindScope.SELECTION);
    }

    private List<Long> hitRows() {
        var found = tab.hitsProperty().get();
        return IntStream.range(0, found.places().listed()).mapToObj(found::row).toList();
    }

    private void search(FindKind kind, String value, String second) {
        find.open();
        find.kindProperty().set(kind);
        find.valueProperty().set(value);
        find.secondProperty().set(second);
        sample.threads.advance(Duration.ofMillis(300));
    }

    private void set(long row, long column, String text) {
        var element = MemorySegment.ofArray(new byte[4]);
        assertTrue(ElementText.parse(DType.FLOAT32, text, element, 0).isOk());
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(row, column, element.toArray(ValueLayout.JAVA_BYTE))));
    }
}
