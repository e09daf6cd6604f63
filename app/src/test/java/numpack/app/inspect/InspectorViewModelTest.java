package numpack.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.SimpleObjectProperty;
import numpack.app.i18n.Texts;
import numpack.app.prefs.ArrayFormats;
import numpack.app.selection.GridSelection;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.session.space.RowView;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorViewModelTest {
    private final SimpleObjectProperty<@Nullable ShownArray> front = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<ArrayFormats> forms = new SimpleObjectProperty<>(ArrayFormats.NONE);
    @TempDir
    private Path folder;
    @TempDir
    private Path otherFolder;
    private SampleSession session;
    private InspectorViewModel model;

    @BeforeEach
    void open() throws IOException {
        session = new SampleSession(folder).with("labels", DType.INT32, 10).with("probabilities", DType.FLOAT32, 10, 5)
                .with("signals", DType.FLOAT32, 10, 512).with("other", DType.INT32, 3);
        model = new InspectorViewModel(front, forms, session.runner, session.failures::add);
        model.setSeen(true);
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), session.failures);
        session.close();
    }

    @Test
    void withoutAnArrayItSaysWhatToDo() {
        assertEquals(Texts.of("inspect.empty.noTab"), model.emptyTextProperty().get());
        assertEquals(Optional.empty(), model.rowProperty().get());
    }

    @Test
    void theRowOfTheCursorIsShownInEveryLinkedArray() {
        set("labels", 4, 0, 7);
        show("probabilities", 4, 2);

        var row = model.rowProperty().get().orElseThrow();
        assertEquals(List.of("labels", "probabilities", "signals"), row.arrays().stream().map(part -> part.array().name()).toList());
        assertEquals("7", values(row, 0).values().text(0));
        assertEquals(2, row.cell().element());
        assertEquals(Texts.of("inspect.title", "4"), model.titleProperty().get());
        assertEquals("", model.noteProperty().get());
        assertEquals(Texts.of("inspect.others", "other"), model.leftOut(row));
    }

    @Test
    void itFollowsTheCursorAndEveryEdit() {
        show("labels", 0, 0);
        front.get().selectionProperty().set(GridSelection.at(5, 0));
        assertEquals(OptionalLong.of(5), model.rowProperty().get().orElseThrow().row());

        set("labels", 5, 0, 3);
        assertEquals("3", values(model.rowProperty().get().orElseThrow(), 0).values().text(0));
    }

    @Test
    void whereRowsAreSortedItShowsTheRowThatIsSeen() {
        show("labels", 0, 0);
        front.get().showRows(new RowView.Only(RowSet.of(6, 8), "some"), session.array("labels"));
        front.get().selectionProperty().set(GridSelection.at(1, 0));

        assertEquals(OptionalLong.of(8), model.rowProperty().get().orElseThrow().row());
    }

    @Test
    void rowsPairByTheirNumbersAndTheNoteSaysThePhysicalOne() {
        session.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(0), "probabilities", RowSet.of(1), "signals", RowSet.of(0))));
        set("labels", 2, 0, 9);
        show("probabilities", 1, 0);

        var row = model.rowProperty().get().orElseThrow();
        assertEquals(2, row.physical());
        assertEquals(Texts.of("inspect.physical", "2"), model.noteProperty().get());
        assertEquals("9", values(row, 0).values().text(0));
    }

    @Test
    void aRowThatIsDroppedInALinkedArrayIsSaidToBe() {
        session.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(4))));
        show("probabilities", 4, 0);

        var dropped = model.rowProperty().get().orElseThrow().arrays().getFirst();
        assertInstanceOf(InspectedRow.Dropped.class, dropped);
        assertEquals(Texts.of("inspect.droppedHere"), model.sentence(dropped));
    }

    @Test
    void aDroppedRowIsShownButNotEdited() {
        session.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(4), "probabilities", RowSet.of(4), "signals", RowSet.of(4))));
        show("labels", 0, 0);
        front.get().showDroppedProperty().set(true);
        front.get().selectionProperty().set(GridSelection.at(4, 0));

        var row = model.rowProperty().get().orElseThrow();
        assertEquals(Texts.of("inspect.titleDropped"), model.titleProperty().get());
        assertEquals(3, row.arrays().size());
        assertEquals(Texts.of("grid.table.droppedCell"), model.whyNotEdit(values(row, 0)));
    }

    @Test
    void aValueIsEditedByTheChecksOfTheTableAsOneStep() {
        show("probabilities", 4, 0);
        var labels = values(model.rowProperty().get().orElseThrow(), 0);
        assertTrue(!model.complaint(labels, "x").isEmpty());
        assertTrue(!model.complaint(labels, "3000000000").isEmpty());
        assertEquals("", model.complaint(labels, "12"));
        int before = session.pack.getState().cursor();

        model.commit(labels, 0, "12");

        assertEquals(before + 1, session.pack.getState().cursor());
        assertEquals("12", values(model.rowProperty().get().orElseThrow(), 0).values().text(0));
        session.pack.undo(() -> { });
        assertEquals("0", values(model.rowProperty().get().orElseThrow(), 0).values().text(0));
    }

    @Test
    void anEditOfAnElementGoesToThatElement() {
        show("labels", 4, 0);
        model.commit(values(model.rowProperty().get().orElseThrow(), 1), 3, "0.25");

        assertEquals("0.25", values(model.rowProperty().get().orElseThrow(), 1).values().text(3));
        assertEquals("0.0", values(model.rowProperty().get().orElseThrow(), 1).values().text(2));
    }

    @Test
    void aFormThatWasChosenIsRememberedByTheArray() {
        show("labels", 0, 0);
        var parts = model.rowProperty().get().orElseThrow().arrays();
        assertEquals(List.of(RowForm.VALUE, RowForm.BARS, RowForm.LINE), parts.stream().map(model::form).toList());

        model.choose(parts.get(1), RowForm.NUMBERS);
        assertEquals(RowForm.NUMBERS, model.form(parts.get(1)));
        assertEquals(1, forms.get().byArray().size());
        model.choose(parts.get(1), RowForm.BARS);
        assertEquals(Map.of(), forms.get().byArray());
    }

    @Test
    void aKeptFormThatDoesNotFitIsIgnored() {
        show("labels", 0, 0);
        var label = model.rowProperty().get().orElseThrow().arrays().getFirst();
        forms.set(ArrayFormats.NONE.with(front.get().pack().key() + "\tlabels", "LINE"));

        assertEquals(RowForm.VALUE, model.form(label));
    }

    @Test
    void nothingIsReadWhileThePanelIsNotSeen() {
        var threads = new ManualThreads();
        var hidden = new InspectorViewModel(front, forms, new TaskRunner(threads, session.failures::add), session.failures::add);
        show("labels", 2, 0);
        threads.runAll();
        assertEquals(Optional.empty(), hidden.rowProperty().get());

        hidden.setSeen(true);
        threads.runAll();
        assertEquals(OptionalLong.of(2), hidden.rowProperty().get().orElseThrow().row());
    }

    @Test
    void aPanelThatIsHiddenHoldsNoRow() {
        show("labels", 2, 0);
        model.setSeen(false);
        assertEquals(Optional.empty(), model.rowProperty().get());
    }

    @Test
    void aRowOfTooManyElementsIsNotRead() throws IOException {
        session.with("wide", DType.UINT8, 10, RowLookup.MAX_ELEMENTS + 1);
        show("labels", 0, 0);

        var wide = model.rowProperty().get().orElseThrow().arrays().getLast();
        assertEquals(Texts.of("inspect.tooLong", RowLookup.MAX_ELEMENTS + 1, RowLookup.MAX_ELEMENTS), model.sentence(wide));
    }

    @Test
    void anEditGoesToThePackOfItsRowWhateverIsInFrontByThen() throws IOException {
        try (var other = new SampleSession(otherFolder).with("labels", DType.INT32, 10)) {
            show("labels", 4, 0);
            var part = values(model.rowProperty().get().orElseThrow(), 0);
            front.set(other.tab("labels"));
            assertEquals(part.array().id(), other.array("labels").id());

            model.commit(part, 0, "7");

            assertEquals(0, other.pack.getState().unsavedCount());
            assertEquals(1, session.pack.getState().unsavedCount());
            assertEquals(List.of(), other.failures);
        }
    }

    @Test
    void theRowOfAnotherPackIsGoneAtOnce() throws IOException {
        try (var other = new SampleSession(otherFolder).with("labels", DType.INT32, 10)) {
            var threads = new ManualThreads();
            model = new InspectorViewModel(front, forms, new TaskRunner(threads, session.failures::add), session.failures::add);
            model.setSeen(true);
            show("labels", 4, 0);
            threads.runAll();
            assertTrue(model.rowProperty().get().isPresent());

            front.set(other.tab("labels"));

            assertEquals(Optional.empty(), model.rowProperty().get());
            threads.runAll();
            assertEquals(other.pack, values(model.rowProperty().get().orElseThrow(), 0).pack());
        }
    }

    private void show(String array, long row, long column) {
        front.set(session.tab(array));
        front.get().selectionProperty().set(GridSelection.at(row, column));
    }

    private void set(String array, long row, long offset, int value) {
        session.pack.edit(draft -> draft.setCells(array, CellEdits.of(row, offset, new byte[] {(byte) value, 0, 0, 0})));
    }

    private static InspectedRow.Values values(InspectedRow row, int part) {
        return assertInstanceOf(InspectedRow.Values.class, row.arrays().get(part));
    }
}
