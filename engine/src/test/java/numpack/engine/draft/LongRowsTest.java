package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import numpack.engine.Transaction;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

/// Rows that are longer than the pieces in which edits are read and compared.
class LongRowsTest extends DraftFixture {
    private static final int LINE = 700_001;
    private static final int ROW = 5 * LINE;
    /// Around the ends of pieces of a megabyte and of lines.
    private static final int[] PLACES = {0, (1 << 20) - 1, 1 << 20, LINE - 1, LINE, 2 * LINE - 1, 2 * LINE, 3_000_000, ROW - 1};

    @Override
    void fill(Transaction transaction) {
        transaction.save("a", LazyArray.filled(DType.UINT8, Shape.of(3, 5, LINE), new byte[] {1}));
    }

    @Test
    void singleCellsOfThemAreSaved() throws IOException {
        var expected = read("a");
        var edits = CellEdits.ofItemSize(1);
        for (int place : PLACES) {
            edits.add(1, place, new byte[] {7});
            expected[ROW + place] = 7;
        }
        draft.setCells("a", edits);
        assertArrayEquals(expected, read("a"));
        draft.save(Progress.NONE);
        assertArrayEquals(expected, Packs.read(pack.array("a").source()));
    }

    @Test
    void partsOfThemAreFilledSavedAndUndone() throws IOException {
        var before = read("a");
        var expected = before.clone();
        for (int row : new int[] {0, 2}) {
            for (int line = 1; line < 4; line++) {
                Arrays.fill(expected, row * ROW + line * LINE + 1, row * ROW + (line + 1) * LINE - 1, (byte) 9);
            }
        }
        draft.fill("a", new Region(RowSet.of(0, 2), Box.of(Slice.of(1, 3), Slice.of(1, LINE - 2))), new byte[] {9});
        draft.save(Progress.NONE);
        assertArrayEquals(expected, Packs.read(pack.array("a").source()));
        draft.undo();
        assertArrayEquals(before, read("a"), "the old bytes were kept piece by piece");
        draft.save(Progress.NONE);
        assertArrayEquals(before, Packs.read(pack.array("a").source()));
        assertEquals(0, draft.state().unsavedCount());
    }
}
