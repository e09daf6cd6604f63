package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import numpack.engine.Transaction;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepPlace.Extent;
import numpack.engine.draft.step.StepPlace;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

class StepPlaceTest extends DraftFixture {
    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.create("labels", DType.UINT8, Shape.of(10), new byte[] {1});
        transaction.create("images", DType.UINT8, Shape.of(10, 2, 3), new byte[] {5});
    }

    private StepPlace only(Step step) throws IOException {
        var places = draft.placesOf(step);
        assertEquals(1, places.size());
        return places.getFirst();
    }

    private static Slice one(long position) {
        return Slice.of(position, 1);
    }

    @Test
    void aCellIsARowAndAPositionOnEachOtherAxis() throws IOException {
        var step = draft.setCells("images", CellEdits.of(4, 5, new byte[] {9}));
        assertEquals(new StepPlace(array("images").id(), Extent.CELLS, List.of(new Region(RowSet.of(4), Box.of(one(1), one(2))))), only(step));
        draft.undo();
        assertEquals(new Region(RowSet.of(4), Box.of(one(1), one(2))), only(step).regions().getFirst(), "undone it is at the same place");
    }

    @Test
    void rowsAreNumberedAsTheyAreAfterACompaction() throws IOException {
        var cell = set("labels", 7, 3);
        var gone = set("labels", 1, 4);
        draft.dropRows(Map.of("labels", RowSet.of(0, 1)));
        draft.saveAndCompact(draft.planCompaction(List.of("labels")), Progress.NONE);
        assertEquals(RowSet.of(5), only(cell).regions().getFirst().rows());
        assertEquals(List.of(), only(gone).regions());
        assertEquals(RowSet.of(5), draft.snapshot().rowsNow((Step.Atom) cell, RowSet.of(7)));
        assertEquals(RowSet.empty(), draft.snapshot().rowsNow((Step.Atom) gone, RowSet.of(1)));
        reopen();
        assertEquals(RowSet.of(5), draft.snapshot().rowsNow((Step.Atom) cell, RowSet.of(7)));
    }

    @Test
    void droppedAndAppendedRowsAreWholeRows() throws IOException {
        var drop = draft.dropRows(Map.of("labels", RowSet.of(2, 3), "images", RowSet.of(2, 3)));
        assertEquals(List.of(Extent.ROWS, Extent.ROWS), draft.placesOf(drop).stream().map(StepPlace::extent).toList());
        var append = draft.appendBlankRows("images", 2, new byte[1]);
        assertEquals(List.of(new Region(RowSet.of(10, 11), Box.of(Slice.all(2), Slice.all(3)))), only(append).regions());
        draft.undo();
        assertEquals(List.of(), only(append).regions(), "the rows are not there now");
    }

    @Test
    void manyCellsAreTheBoxAroundThem() throws IOException {
        draft.createArray("wide", DType.UINT8, Shape.of(5, 1000), new byte[1]);
        var edits = CellEdits.ofItemSize(1);
        for (int row = 1; row < 4; row++) {
            for (int column = 100; column < 300; column += 2) {
                edits.add(row, column, new byte[] {1});
            }
        }
        var many = draft.setCells("wide", edits);
        assertEquals(List.of(new Region(RowSet.of(1, 2, 3), Box.of(Slice.of(100, 199)))), only(many).regions());
    }

    @Test
    void anArrayThatWasMadeIsMeantAsAWhole() throws IOException {
        var create = draft.createArray("new", DType.UINT8, Shape.of(3), new byte[1]);
        assertEquals(new StepPlace(array("new").id(), Extent.ARRAY, List.of()), only(create));
        draft.undo();
        assertEquals(List.of(), draft.placesOf(create), "it is not there now");
    }

    @Test
    void ofAStepThatDoesNotFitAnyMoreOnlyTheArrayIsKnown() throws IOException {
        var step = set("labels", 3, 7);
        outside(transaction -> transaction.write("labels", cell(3, 9)));
        draft.reload();
        assertEquals(1, draft.state().conflicts().size());
        assertEquals(new StepPlace(array("labels").id(), Extent.ARRAY, List.of()), only(step));
    }
}
