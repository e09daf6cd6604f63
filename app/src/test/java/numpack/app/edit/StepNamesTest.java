package numpack.app.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.IntStream;
import numpack.app.i18n.Texts;
import numpack.app.session.pack.DraftVerb;
import numpack.app.session.pack.SampleEditedPack;
import numpack.engine.draft.Draft;
import numpack.engine.draft.EffectiveEdit;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepNamesTest {
    private static final byte[] NINE = {9, 0, 0, 0};

    @TempDir
    private Path folder;

    private SampleEditedPack pack;

    @BeforeEach
    void open() throws IOException {
        pack = new SampleEditedPack(folder).with("features", DType.INT32, 100, 8).with("labels", DType.INT32, 100);
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    @Test
    void aStepIsNamedForWhatItDid() {
        assertEquals(Texts.of("edit.step.setCells", 1), nameAfter(draft -> draft.setCells("features", CellEdits.of(5, 5, NINE))));
        assertEquals(Texts.of("edit.step.fill", 2), nameAfter(draft -> draft.fill("features", column(2, 44, 46), NINE)));
        assertEquals(Texts.of("edit.step.dropRows", 3), nameAfter(draft -> draft.dropRows(Map.of("labels", RowSet.range(0, 3)))));
        assertEquals(Texts.of("edit.step.renameArray", "labels", "classes"), nameAfter(draft -> draft.renameArray("labels", "classes")));
    }

    @Test
    void inListsASingleCellIsNamedByPlaceAndValue() {
        pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0))));
        pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 3, NINE)));
        pack.ask(draft -> StepNames.of(draft.state().steps().getLast(), draft.snapshot()),
                name -> assertEquals(Texts.of("edit.step.setCell", Texts.of("edit.cell", "4, 3", "9")), name));
        pack.edit(draft -> draft.setCells("labels", CellEdits.of(5, 0, NINE)));
        pack.ask(draft -> StepNames.of(draft.state().steps().getLast(), draft.snapshot()),
                name -> assertEquals(Texts.of("edit.step.setCell", Texts.of("edit.cell", "5", "9")), name));
        pack.edit(draft -> draft.removeArray("labels"));
        pack.ask(draft -> StepNames.of(draft.state().steps().get(draft.state().steps().size() - 2), draft.snapshot()),
                name -> assertEquals(Texts.of("edit.step.setCells", 1), name));
    }

    @Test
    void theOnlyCellOfAnArrayWithoutAxesHasAPlace() throws IOException {
        pack.with("scale", DType.INT32);
        pack.edit(draft -> draft.setCells("scale", CellEdits.of(0, 0, NINE)));
        pack.ask(draft -> StepNames.of(draft.state().steps().getLast(), draft.snapshot()),
                name -> assertEquals(Texts.of("edit.step.setCell", Texts.of("edit.cell", "()", "9")), name));
    }

    @Test
    void aCellThatWasFilledAloneIsNamedLikeOneThatWasTyped() throws IOException {
        pack.with("cube", DType.INT32, 10, 3, 4);
        pack.edit(draft -> draft.fill("cube", new Region(RowSet.of(5), Box.of(Slice.of(2, 1), Slice.of(3, 1))), NINE));
        pack.ask(draft -> StepNames.of(draft.state().steps().getLast(), draft.snapshot()),
                name -> assertEquals(Texts.of("edit.step.setCell", Texts.of("edit.cell", "5, 2, 3", "9")), name));
        assertEquals(Texts.of("edit.step.setCells", 1), StepNames.of(pack.draft.state().steps().getLast()));
    }

    @Test
    void theWholeOfAStepSaysWhereItWasAndWhatWasThere() {
        pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 3, NINE)));
        pack.ask(draft -> StepNames.whole(draft.state().steps().getLast(), draft.state().steps().getLast(), draft.snapshot()),
                name -> assertEquals(Texts.of("edit.step.whole",
                        Texts.of("edit.step.setCell", Texts.of("edit.cell.beforeAndAfter", "5, 3", "0", "9")), "features"), name));
        pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(0))));
        pack.ask(draft -> StepNames.whole(draft.state().steps().getLast(), draft.state().steps().getLast(), draft.snapshot()),
                name -> assertEquals(Texts.of("edit.step.whole", Texts.of("edit.step.dropRows", 1), "labels"), name));
    }

    @Test
    void aRevertOfASingleCellIsNamedByPlaceAndValue() {
        pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 3, NINE)));
        pack.edit(draft -> draft.revert(draft.state().steps().getLast()));
        pack.ask(draft -> StepNames.of(draft.state().steps().getLast(), draft.snapshot()),
                name -> assertEquals(Texts.of("edit.step.revertCell", Texts.of("edit.cell", "5, 3", "0")), name));
        pack.ask(draft -> StepNames.whole(draft.state().steps().getLast(), draft.state().steps().getLast(), draft.snapshot()), name -> assertEquals(Texts.of("edit.step.whole",
                Texts.of("edit.step.revertCell", Texts.of("edit.cell.beforeAndAfter", "5, 3", "9", "0")), "features"), name));
    }

    @Test
    void aPasteIsNamedAPasteHoweverManyOfItsCellsHadTheirValueAlready() throws IOException {
        var square = new Region(RowSet.range(2, 4), Box.of(Slice.of(3, 2)));
        pack.edit(draft -> draft.setCells("features", CellEdits.of(2, 4, NINE)));
        pack.edit(draft -> paste(draft, square, 9, 9, 0, 9));
        assertEquals(Texts.of("edit.step.paste", 2L), StepNames.of(pack.draft.state().steps().getLast()));
        pack.edit(draft -> paste(draft, square, 9, 9, 8, 9));
        assertEquals(Texts.of("edit.step.paste", 1L), StepNames.of(pack.draft.state().steps().getLast()));
        pack.ask(draft -> StepNames.of(draft.state().steps().getLast(), draft.snapshot()),
                name -> assertEquals(Texts.of("edit.step.pasteCell", Texts.of("edit.cell", "3, 3", "8")), name));
    }

    private static void paste(Draft draft, Region region, int... values) throws IOException {
        var bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(values).forEach(bytes::putInt);
        EffectiveEdit.write(draft, "features", region, bytes.array(), new BitSet(), "PASTE").make();
    }

    @Test
    void theSameInSeveralArraysSaysInHowMany() {
        assertEquals(Texts.of("edit.step.inArrays", Texts.of("edit.step.dropRows", 2), 2),
                nameAfter(draft -> draft.dropRows(Map.of("features", RowSet.of(3, 4), "labels", RowSet.of(3, 4)))));
    }

    @Test
    void partsOfOneRectangleAreCountedTogether() {
        assertEquals(Texts.of("edit.step.fill", 5), nameAfter(draft -> draft.group(() -> {
            draft.fill("features", column(2, 44, 46), NINE);
            draft.fill("features", column(3, 44, 47), NINE);
        })));
    }

    @Test
    void differentEditsInOneStepAreCountedAsPlaces() {
        assertEquals(Texts.of("edit.step.group", Texts.of("edit.step.setCells", 1), 2), nameAfter(draft -> draft.group(() -> {
            draft.setCells("features", CellEdits.of(5, 5, NINE));
            draft.fill("features", column(3, 44, 47), NINE);
        })));
    }

    private String nameAfter(DraftVerb verb) {
        pack.edit(verb);
        return StepNames.of(pack.draft.state().steps().getLast());
    }

    private static Region column(long column, long from, long to) {
        return new Region(RowSet.range(from, to), Box.of(Slice.of(column, 1)));
    }
}
