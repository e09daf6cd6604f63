package numpack.app.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import numpack.app.edit.StepNames;
import numpack.app.grid.model.CellState;
import numpack.app.grid.model.GridEditor;
import numpack.app.grid.model.MarkKind;
import numpack.app.i18n.Texts;
import numpack.app.prefs.ArrayFormats;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleShownPack;
import numpack.app.session.pack.SampleEditedPack;
import numpack.app.session.space.SampleArray;
import numpack.app.session.space.ShownState.DroppedRows;
import numpack.app.table.number.NumberFormat;
import numpack.app.table.number.NumberFormat.Notation;
import numpack.app.table.number.NumberFormats;
import numpack.app.table.paste.BlockRefusal;
import numpack.app.table.paste.PasteAnswer;
import numpack.app.table.paste.PasteOutcome;
import numpack.app.table.paste.PasteReading;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.Work;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableViewModelTest {
    private final ManualThreads threads = new ManualThreads();
    private final List<Throwable> failures = new ArrayList<>();
    private final TaskRunner runner = new TaskRunner(threads, failures::add);
    private final NotedOutside outside = new NotedOutside();

    @Test
    void typedValuesShowAtOnceAndGoBackIfTheyAreRefused() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var table = table(subject);
        var editor = new TableEditor(table, failures::add);

        editor.commit(1, 1, "77");
        assertEquals("77", table.window(0, 10, 0, 4).text(1, 1));
        assertTrue(CellState.EDITED.isIn(table.window(0, 10, 0, 4).states(1, 1)));

        subject.failed.getFirst().accept(new IllegalStateException("no"));
        assertEquals("5", table.window(0, 10, 0, 4).text(1, 1));
        assertEquals(1, failures.size());
    }

    @Test
    void theSameValueIsNoEdit() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var editor = new TableEditor(table(subject), failures::add);

        editor.commit(1, 1, "5");

        assertEquals(0, subject.done.size());
    }

    @Test
    void anEditThatComesUponTheSameValueWhenItsTurnComesMakesNoStep(@TempDir Path folder) throws IOException {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var table = table(subject);
        var intents = new TableIntents(table, new TaskList(runner), outside);
        new TableEditor(table, failures::add).commit(1, 1, "0");
        intents.fill(GridSelection.of(new GridRange(0, 3, 0, 3)), "0");
        intents.paste(GridSelection.at(0, 0), "0\t0\n0\t0\n");
        intents.fillDown(GridSelection.of(new GridRange(0, 3, 0, 0)));
        threads.runAll();

        try (var pack = new SampleEditedPack(folder).with("sample", DType.INT32, 10, 4)) {
            for (var i = 0; i < 4; i++) {
                var verb = subject.verbs.get(i);
                pack.edit(draft -> verb.apply(draft, "sample"));
                subject.done.get(i).accept(pack.draft.state().revision());
            }
            assertEquals(List.of(), pack.draft.unsavedSteps());
        }
        assertEquals(Texts.of("grid.edit.sameValues"), table.noticeProperty().get());
    }

    @Test
    void aPasteOfWhichSomeValuesAreNewCountsThose(@TempDir Path folder) throws IOException {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var intents = new TableIntents(table(subject), new TaskList(runner), outside);
        intents.paste(GridSelection.at(0, 0), "0\t7\n0\t0\n");
        threads.runAll();

        try (var pack = new SampleEditedPack(folder).with("sample", DType.INT32, 10, 4)) {
            pack.edit(draft -> subject.verbs.getFirst().apply(draft, "sample"));
            assertEquals(Texts.of("edit.step.pasteCell", Texts.of("edit.cell", "0, 1", "7")), StepNames.of(pack.draft.unsavedSteps().getFirst(), pack.draft.snapshot()));
        }
    }

    @Test
    void theSameValueIsAnEditWhileAnotherMayBeChangingTheCell() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var editor = new TableEditor(table(subject), failures::add);
        subject.isSettled = false;

        editor.commit(1, 1, "5");

        assertEquals(1, subject.done.size(), "an undo on its way would take the value back, and what was typed with it");
    }

    @Test
    void aCellThatIsStillBeingReadCanBeTypedOver() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var table = new TableViewModel(runner, subject.shown);
        var editor = new TableEditor(table, failures::add);
        assertInstanceOf(GridEditor.Start.Unknown.class, editor.start(1, 1));

        editor.commit(1, 1, "77");

        assertEquals(1, subject.done.size());
    }

    @Test
    void theRowOfACellThatIsNotReadYetIsLookedUpInTheBackground(@TempDir Path folder) throws IOException {
        var array = new SampleArray(DType.INT32, RowSet.of(2), 10, 4);
        var subject = new SampleShownPack(array);
        var table = new TableViewModel(runner, subject.shown);
        var editor = new TableEditor(table, failures::add);
        array.dropsFailure = new IllegalStateException("the disk was asked in the foreground");
        assertInstanceOf(GridEditor.Start.Unknown.class, editor.start(3, 1));
        editor.commit(3, 1, "77");
        editor.commit(2, 1, "78");
        new TableIntents(table, new TaskList(runner), outside).fill(GridSelection.at(4, 0), "79");

        array.dropsFailure = null;
        try (var pack = new SampleEditedPack(folder).with("sample", DType.INT32, 10, 4)) {
            for (var verb : subject.verbs) {
                pack.edit(draft -> verb.apply(draft, "sample"));
            }
            assertEquals(List.of(Texts.of("edit.step.setCell", Texts.of("edit.cell", "3, 1", "77")), Texts.of("edit.step.setCell", Texts.of("edit.cell", "4, 0", "79"))), pack.draft.unsavedSteps().stream()
                    .map(step -> StepNames.of(step, pack.draft.snapshot())).toList(), "row 2 is dropped");
        }
        subject.done.get(1).accept(2);
        assertEquals(Texts.of("grid.table.droppedCell"), table.noticeProperty().get());
    }

    @Test
    void anEditGoesToTheRowOfNowWhereAnOldBlockStandsIn() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, RowSet.of(2), 10, 4));
        var table = table(subject);
        assertTrue(table.loader().orElseThrow().place(3, 1).isPresent());
        subject.show(new SampleArray(DType.INT32, RowSet.of(2, 5), 10, 4), 2);

        assertEquals("13", table.window(0, 10, 0, 4).text(3, 1), "an old picture is better than none");
        assertTrue(table.loader().orElseThrow().place(3, 1).isEmpty(), "but nothing is written by it");
    }

    @Test
    void anEditGoesToTheCellOverWhichItWasBegunWhereverThatIsByThen() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var seen = new SampleArray(DType.INT32, RowSet.of(2), 10, 4);
        subject.show(seen, 2, DroppedRows.HIDDEN);
        var table = table(subject);
        var editor = new TableEditor(table, failures::add);
        assertEquals("25", assertInstanceOf(GridEditor.Start.Text.class, editor.start(5, 1)).text());

        subject.show(new SampleArray(DType.INT32, RowSet.of(2, 3), 10, 4), 3, DroppedRows.HIDDEN);
        table.window(0, 8, 0, 4);
        threads.runAll();
        editor.commit(5, 1, "77");

        var cells = table.window(0, 8, 0, 4);
        assertEquals(List.of("77", "29"), List.of(cells.text(4, 1), cells.text(5, 1)));
        assertEquals(List.of(seen), subject.seen);
    }

    @Test
    void aCellThatWasNotReadWhenItWasTypedOverIsLookedUpAsItStoodThen(@TempDir Path folder) throws IOException {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        subject.show(new SampleArray(DType.INT32, RowSet.of(2), 10, 4), 2, DroppedRows.HIDDEN);
        var editor = new TableEditor(new TableViewModel(runner, subject.shown), failures::add);
        assertInstanceOf(GridEditor.Start.Unknown.class, editor.start(5, 1));

        subject.show(new SampleArray(DType.INT32, RowSet.of(2, 3), 10, 4), 3, DroppedRows.HIDDEN);
        editor.commit(5, 1, "77");

        try (var pack = new SampleEditedPack(folder).with("sample", DType.INT32, 10, 4)) {
            pack.edit(draft -> subject.verbs.getFirst().apply(draft, "sample"));
            assertEquals(Texts.of("edit.step.setCell", Texts.of("edit.cell", "6, 1", "77")), StepNames.of(pack.draft.unsavedSteps().getFirst(), pack.draft.snapshot()));
        }
    }

    @Test
    void aFieldOverAnArrayThatIsGoneStillJudgesWhatIsTyped() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var editor = new TableEditor(table(subject), failures::add);
        editor.start(1, 1);

        subject.remove();

        assertInstanceOf(GridEditor.Check.Refused.class, editor.check(1, 1, "x"));
        editor.commit(1, 1, "77");
        assertEquals(0, subject.done.size());
    }

    @Test
    void whatCannotBeEditedSaysWhy() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, RowSet.of(2), 10, 4));
        var editor = new TableEditor(table(subject), failures::add);
        assertEquals(Texts.of("grid.table.droppedCell"),
                assertInstanceOf(GridEditor.Start.Refused.class, editor.start(2, 0)).reason());

        subject.readOnly.set("Another program edits this pack.");
        subject.show(new SampleArray(DType.INT32, 10, 4), 2);
        assertEquals("Another program edits this pack.",
                assertInstanceOf(GridEditor.Start.Refused.class, editor.start(0, 0)).reason());
    }

    @Test
    void aBooleanIsTurnedOver() {
        var subject = new SampleShownPack(new SampleArray(DType.BOOL, 10));
        var table = table(subject);

        new TableEditor(table, failures::add).toggle(0, 0);

        assertTrue(CellState.CHECKED.isIn(table.window(0, 10, 0, 1).states(0, 0)));
    }

    @Test
    void theScrollBarMarksEditsAndDroppedRows() {
        var table = table(new SampleShownPack(new SampleArray(DType.INT32, RowSet.of(3), 10, 4).set(20, "9")));

        assertArrayEquals(new long[] {5}, table.markRows(MarkKind.EDITED));
        assertArrayEquals(new long[] {3}, table.markRows(MarkKind.DROPPED));
    }

    @Test
    void aFailureToReadIsSaidUntilSomethingElseIsShown() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4).set(0, "no number"));
        var table = table(subject);
        assertTrue(table.troubleProperty().get().contains("no int32"), table.troubleProperty().get());

        subject.show(new SampleArray(DType.INT32, 10, 4), 2);

        assertEquals("", table.troubleProperty().get());
        assertEquals(0, failures.size());
    }

    @Test
    void anEmptyTableSaysWhy() {
        assertEquals(Texts.of("grid.table.noElements", "(0, 4)"), table(new SampleShownPack(new SampleArray(DType.INT32, 0, 4))).emptyText());
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var table = table(subject);
        subject.show(new SampleArray(DType.INT32, 10, 4), 2, axes -> axes.withText("[5:5, :]"));
        assertEquals(Texts.of("grid.table.emptySlice", 0, 10L), table.emptyText());
        subject.remove();
        assertEquals(0, table.rowCount());
        assertEquals(Texts.of("grid.table.gone"), table.emptyText());
    }

    @Test
    void theStatusBarNamesCellAndPhysicalRowAndSumsUpTheSelection() {
        var table = table(new SampleShownPack(new SampleArray(DType.INT32, RowSet.of(0), 10, 4)));
        new TableStatusViewModel(table, runner);
        var shown = table.shown();

        shown.selectionProperty().set(GridSelection.at(2, 1).extendedTo(new GridSpot(3, 2)));
        threads.runAll();

        assertEquals(Texts.of("grid.status.rowPhysical", "1", "2") + ", " + Texts.of("grid.status.column", "1") + " = 9", shown.cursorTextProperty().get());
        assertEquals("4 cells · sum 46 · mean 11.5 · min 9 · max 14", shown.selectionTextProperty().get());
    }

    @Test
    void theStatusBarGivesTheWholeIndexOfACell() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 4, 5, 6));
        var array = new SampleArray(DType.INT32, RowSet.of(1), 4, 5, 6);
        subject.show(array, 2, axes -> axes.withColumnAxis(2).withIndex(1, 3).swapped());
        var table = table(subject);
        new TableStatusViewModel(table, runner);
        var shown = table.shown();

        shown.selectionProperty().set(GridSelection.at(5, 1));
        assertEquals(Texts.of("grid.status.indexPhysical", "1, 3, 5", "2") + " = 83", shown.cursorTextProperty().get());

        subject.show(new SampleArray(DType.INT32, 4, 6), 3, axes -> axes.withText("[:, 2]"));
        table.window(0, 4, 0, 1);
        threads.runAll();
        shown.selectionProperty().set(GridSelection.at(3, 0));
        assertEquals("[3, 2] = 20", shown.cursorTextProperty().get());
    }

    @Test
    void cellsThatAreSelectedTwiceAreSummedUpOnce() {
        var table = table(new SampleShownPack(new SampleArray(DType.INT32, 10, 4)));
        new TableStatusViewModel(table, runner);
        var shown = table.shown();

        shown.selectionProperty().set(GridSelection.of(new GridRange(0, 2, 0, 1)).toggled(new GridRange(1, 1, 0, 3), new GridSpot(1, 0)));
        threads.runAll();

        assertEquals("8 cells · sum 40 · mean 5 · min 0 · max 9", shown.selectionTextProperty().get());
    }

    @Test
    void theSumsAreMadeAnewWhenTheArrayIsAnother() {
        var subject = new SampleShownPack(new SampleArray(DType.FLOAT32, 10, 4).set(5, "0.1"));
        var table = table(subject);
        new TableStatusViewModel(table, runner);
        var shown = table.shown();
        shown.selectionProperty().set(GridSelection.at(1, 0).extendedTo(new GridSpot(1, 1)));
        threads.runAll();
        assertEquals("2 cells · sum 4.1 · mean 2.05 · min 0.1 · max 4.0", shown.selectionTextProperty().get());

        subject.show(new SampleArray(DType.FLOAT32, 10, 4).set(4, "9"), 2);
        threads.runAll();
        assertEquals("2 cells · sum 14.0 · mean 7.0 · min 5.0 · max 9.0", shown.selectionTextProperty().get());

        subject.show(new SampleArray(DType.FLOAT32, RowSet.of(1), 10, 4), 3);
        table.window(0, 10, 0, 4);
        threads.runAll();
        assertEquals(Texts.of("grid.status.rowPhysical", "✕", "1") + ", " + Texts.of("grid.status.column", "0") + " = 4.0", shown.cursorTextProperty().get());
        assertEquals("0 cells", shown.selectionTextProperty().get(), "dropped rows do not count");
    }

    @Test
    void aColumnIsAsWideAsItsHead() {
        assertEquals("value".length(), table(new SampleShownPack(new SampleArray(DType.BOOL, 10))).preferredCharacters(0));
        assertEquals(7, table(new SampleShownPack(new SampleArray(DType.UINT8, 2, 1_000_001))).preferredCharacters(3));
        assertEquals("row", table(new SampleShownPack(new SampleArray(DType.BOOL, 10))).rowsHead());
    }

    @Test
    void aNumberFormatChangesWhatIsSeenAndNothingElse() {
        var formats = new NumberFormats(new SimpleObjectProperty<>(ArrayFormats.NONE));
        var array = new SampleArray(DType.FLOAT64, 10, 4).set(5, "0.123456789");
        var table = table(new SampleShownPack(array));
        table.follow(formats);
        var other = table(new SampleShownPack(new SampleArray(DType.FLOAT64, 10, 4)));
        other.follow(formats);
        new TableStatusViewModel(table, runner);
        var shown = table.shown();
        shown.selectionProperty().set(GridSelection.at(1, 1));
        var reads = array.reads;

        table.setNumberFormat(new NumberFormat(Notation.FIXED, 2));

        assertEquals("0.12", table.window(0, 10, 0, 4).text(1, 1));
        assertEquals("4.00", other.window(0, 10, 0, 4).text(1, 0), "another table of the same array");
        assertEquals(reads, array.reads, "what is in sight is not read again");
        assertEquals("0.123456789", table.cellTip(1, 1));
        assertEquals("row 1, column 1 = 0.123456789", shown.cursorTextProperty().get());
        var editor = new TableEditor(table, failures::add);
        assertEquals("0.123456789", assertInstanceOf(GridEditor.Start.Text.class, editor.start(1, 1)).text());
        new TableIntents(table, new TaskList(runner), outside).copyTsv(GridSelection.at(1, 1));
        threads.runAll();
        assertEquals("0.123456789", outside.clipboard);

        editor.commit(1, 1, "7.654321");
        assertEquals("7.65", table.window(0, 10, 0, 4).text(1, 1));
    }

    @Test
    void theSameNumberIsToldByItsBitsHoweverItIsWritten() {
        var subject = new SampleShownPack(new SampleArray(DType.FLOAT64, 10, 4).set(5, "0.123"));
        var table = table(subject);
        table.follow(new NumberFormats(new SimpleObjectProperty<>(ArrayFormats.NONE.with("sample", "fixed:1"))));
        var editor = new TableEditor(table, failures::add);

        editor.commit(1, 1, "0.123");
        assertEquals(0, subject.done.size());
        editor.commit(1, 1, "0.124");
        assertEquals(1, subject.done.size(), "both are shown as 0.1");
    }

    @Test
    void aRefusedPasteIsShownAndWritesNothing() {
        var subject = new SampleShownPack(new SampleArray(DType.UINT8, 10, 4));
        var intents = new TableIntents(table(subject), new TaskList(runner), outside);

        intents.paste(GridSelection.at(0, 0), "1\t999\n");
        threads.runAll();
        assertEquals(1, outside.refusals.size());
        assertEquals(0, subject.done.size());

        intents.paste(GridSelection.at(0, 0), "1\t9\n");
        threads.runAll();
        assertEquals(1, subject.done.size());
        assertEquals(new GridRange(0, 0, 0, 1), subject.shown.getSelection().active());
    }

    @Test
    void aPasteSaysHowCommasWereReadWhereThatIsCertain() {
        var table = table(new SampleShownPack(new SampleArray(DType.FLOAT32, 10, 4)));
        var intents = new TableIntents(table, new TaskList(runner), outside);
        intents.paste(GridSelection.at(0, 0), "1.5\n2\n");
        threads.runAll();
        assertEquals("", table.noticeProperty().get());

        intents.paste(GridSelection.at(0, 0), "1,5\t2\n");
        threads.runAll();
        assertEquals(Texts.of("grid.paste.read.decimal", 2L), table.noticeProperty().get());
        intents.paste(GridSelection.at(0, 0), "1.5,2\n");
        threads.runAll();
        assertEquals(Texts.of("grid.paste.read.separators", 2L), table.noticeProperty().get());
        intents.paste(GridSelection.at(0, 0), "0.12345678901\n");
        threads.runAll();
        assertEquals(Texts.of("grid.paste.rounded", 1L, "float32"), table.noticeProperty().get());
        assertEquals(List.of(), outside.questions);
    }

    @Test
    void nothingIsPastedBeforeAQuestionIsAnsweredAndThenAsItIs(@TempDir Path folder) throws IOException {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var intents = new TableIntents(table(subject), new TaskList(runner), outside);
        intents.paste(GridSelection.at(0, 0), "5,0\n7,0\n");
        threads.runAll();
        assertEquals(1, outside.questions.size());
        assertEquals(0, subject.verbs.size(), "the user does not want it");

        outside.answer = outcome -> Optional.of(new PasteAnswer(outcome.readings().getFirst(), PasteReading.Lost.WRITTEN));
        intents.paste(GridSelection.at(8, 1), "5,9\n7,9\n");
        threads.runAll();
        assertEquals(new GridRange(8, 9, 1, 2), subject.shown.getSelection().active());
        try (var pack = new SampleEditedPack(folder).with("sample", DType.INT32, 10, 4)) {
            pack.edit(draft -> subject.verbs.getFirst().apply(draft, "sample"));
            var ints = content(pack);
            assertEquals(List.of(5, 9, 7, 9), Stream.of(33, 34, 37, 38).map(at -> ints.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, at)).toList());
        }
    }

    @Test
    void bytesThatAreNoTextAreNotPasted() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        new TableIntents(table(subject), new TaskList(runner), outside).paste(GridSelection.at(0, 0), "1\0\0002\0");
        threads.runAll();

        assertEquals(Texts.of("grid.paste.binary"), outside.refusals.getFirst().sentence());
        assertEquals(0, subject.verbs.size());
    }

    @Test
    void copyingFillsTheClipboardAndSaysHowMuch() {
        var table = table(new SampleShownPack(new SampleArray(DType.INT32, 10, 4)));
        new TableIntents(table, new TaskList(runner), outside).copyTsv(GridSelection.at(0, 0).extendedTo(new GridSpot(0, 3)));
        threads.runAll();

        assertEquals("0\t1\t2\t3\n", outside.clipboard);
        assertEquals(Texts.of("grid.copy.done", 4), table.noticeProperty().get());
    }

    @Test
    void copyingAndFillingDownGoOnWithTheArrayThatASaveHasWritten(@TempDir Path folder) throws IOException {
        try (var pack = new SampleEditedPack(folder).with("sample", DType.INT32, 10, 4)) {
            var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
            subject.again = pack.draft::again;
            subject.show(pack.array("sample"), 2);
            var table = table(subject);
            var intents = new TableIntents(table, new TaskList(runner), outside);
            pack.draft.write("sample", new Region(RowSet.range(0, 10), Box.of(Slice.all(4))), ascending(40), "PASTE");
            pack.draft.save(Progress.NONE);

            intents.copyTsv(GridSelection.of(new GridRange(1, 2, 0, 1)));
            intents.fillDown(GridSelection.of(new GridRange(2, 2, 0, 0)));
            threads.runAll();

            assertEquals("4\t5\n8\t9\n", outside.clipboard);
            pack.edit(draft -> subject.verbs.getFirst().apply(draft, "sample"));
            assertEquals("Edit [2, 0] = 4", StepNames.of(pack.draft.unsavedSteps().getFirst(), pack.draft.snapshot()));
            assertEquals(List.of(), failures);
        }
    }

    @Test
    void cellsThatASaveHasLeftBehindAreNoTroubleIfTheNewOnesAreOnTheirWay(@TempDir Path folder) throws IOException {
        try (var pack = new SampleEditedPack(folder).with("sample", DType.INT32, 10, 4)) {
            var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
            subject.again = pack.draft::again;
            subject.show(pack.array("sample"), 2);
            pack.draft.write("sample", new Region(RowSet.range(0, 10), Box.of(Slice.all(4))), ascending(40), "PASTE");
            pack.draft.save(Progress.NONE);
            var table = table(subject);
            assertEquals("", table.troubleProperty().get());

            subject.again = seen -> seen;
            subject.show(subject.shown.arrayProperty().get(), 3);
            table.window(0, 10, 0, 4);
            threads.runAll();
            assertEquals(Texts.of("problem.staleArray.sentence", "demo.npk", "sample"), table.troubleProperty().get());
        }
    }

    @Test
    void fillDownFillsEverySelectedRectangleAsOneEdit(@TempDir Path folder) throws IOException {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 10, 4));
        var table = table(subject);
        var intents = new TableIntents(table, new TaskList(runner), outside);

        intents.fillDown(GridSelection.of(new GridRange(0, 2, 0, 0)).toggled(new GridRange(4, 5, 2, 3), new GridSpot(4, 2))
                .toggled(new GridRange(9, 9, 1, 1), new GridSpot(9, 1)));
        threads.runAll();

        try (var pack = new SampleEditedPack(folder).with("sample", DType.INT32, 10, 4)) {
            pack.draft.write("sample", new Region(RowSet.range(0, 10), Box.of(Slice.all(4))), ascending(40), "PASTE");
            pack.edit(draft -> subject.verbs.getFirst().apply(draft, "sample"));
            var expected = ascending(40);
            for (var set : new int[][] {{4, 0}, {8, 0}, {22, 18}, {23, 19}, {37, 33}}) {
                expected.setAtIndex(ValueLayout.JAVA_INT_UNALIGNED, set[0], set[1]);
            }
            assertEquals(-1, expected.mismatch(content(pack)));
            assertEquals(2, pack.draft.state().unsavedCount(), "as one edit");
        }
    }

    @Test
    void fillDownSaysWhatIsInItsWay() {
        var table = table(new SampleShownPack(new SampleArray(DType.INT32, 10, 9000)));
        var intents = new TableIntents(table, new TaskList(runner), outside);

        intents.fillDown(GridSelection.at(0, 3).toggled(new GridRange(4, 5, 2, 3), new GridSpot(4, 2)));
        assertEquals(Texts.of("grid.fillDown.nothingAbove"), table.noticeProperty().get());
        intents.fillDown(GridSelection.of(GridRange.rows(2, 4)));
        assertEquals(Texts.of("grid.fillDown.tooWide", 9000L, 4096L), table.noticeProperty().get());
    }

    @Test
    void deleteDropsWholeRowsOnly() {
        var table = table(new SampleShownPack(new SampleArray(DType.INT32, 10, 4)));
        var intents = new TableIntents(table, new TaskList(runner), outside);

        intents.delete(GridSelection.at(0, 0));
        assertEquals(0, outside.drops);
        assertEquals(Texts.of("grid.delete.howTo"), table.noticeProperty().get());

        intents.delete(GridSelection.of(GridRange.rows(0, 1)));
        assertEquals(1, outside.drops);
    }

    @Test
    void moreThanAStepHoldsIsRefusedAtOnce() {
        var subject = new SampleShownPack(new SampleArray(DType.INT32, 4_000_000_000L, 4));
        var table = table(subject);

        new TableIntents(table, new TaskList(runner), outside).fill(GridSelection.of(GridRange.columns(0, 0)), "1");

        assertEquals(Texts.of("grid.fill.tooMany", 4_000_000_000L, Step.MAX_BYTES / 2 / 4), table.noticeProperty().get());
        assertEquals(0, subject.done.size());
    }

    private static MemorySegment ascending(int count) {
        var ints = MemorySegment.ofArray(new byte[4 * count]);
        for (var i = 0; i < count; i++) {
            ints.setAtIndex(ValueLayout.JAVA_INT_UNALIGNED, i, i);
        }
        return ints;
    }

    private static MemorySegment content(SampleEditedPack pack) throws IOException {
        var ints = MemorySegment.ofArray(new byte[160]);
        pack.draft.snapshot().find("sample").orElseThrow().source().read(Box.of(Slice.all(10), Slice.all(4)), ints);
        return ints;
    }

    private TableViewModel table(SampleShownPack subject) {
        var table = new TableViewModel(runner, subject.shown);
        if (table.rowCount() > 0) {
            table.window(0, (int) Math.min(10, table.rowCount()), 0, (int) table.columnCount());
        }
        threads.runAll();
        return table;
    }

    private final class NotedOutside implements TableIntents.Outside {
        private final List<BlockRefusal> refusals = new ArrayList<>();
        private final List<PasteOutcome.Readable> questions = new ArrayList<>();
        private Function<PasteOutcome.Readable, Optional<PasteAnswer>> answer = _ -> Optional.empty();
        private String clipboard = "";
        private int drops;

        @Override
        public void putOnClipboard(String text) {
            clipboard = text;
        }

        @Override
        public void ask(PasteOutcome.Readable outcome, Consumer<PasteAnswer> then) {
            questions.add(outcome);
            answer.apply(outcome).ifPresent(then);
        }

        @Override
        public PasteOutcome.Rounding rounding() {
            return PasteOutcome.Rounding.ACCEPTED;
        }

        @Override
        public void show(BlockRefusal refusal) {
            refusals.add(refusal);
        }

        @Override
        public void sortBy(long column) {
            throw new AssertionError("nothing was sorted");
        }

        @Override
        public void dropRows() {
            drops++;
        }

        @Override
        public void failed(Throwable failure) {
            failures.add(failure);
        }

        @Override
        public <T> void run(Work<T> work, Consumer<T> done) {
            runner.run(work, done);
        }
    }
}
