package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import numpack.engine.Transaction;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bytes under unsaved edits change, and the file keeps its size and time.
class HiddenChangeAtSaveTest extends DraftFixture {
    private static final int COLUMNS = 3;

    @Override
    void fill(Transaction transaction) {
        transaction.save("a", Packs.source(DType.UINT8, Shape.of(100, COLUMNS), new byte[100 * COLUMNS]));
    }

    @BeforeEach
    void age() throws IOException {
        // Younger files are looked into anyway.
        Files.setLastModifiedTime(data(), FileTime.fromMillis(1_000_000));
        pack.reload();
        reopen();
    }

    @Test
    void aSaveIsRefusedAndTheEditIsAConflict() throws IOException {
        draft.setCells("a", CellEdits.of(7, 1, new byte[] {5}));
        write(7, 0);
        assertFalse(pack.hasChangedOutside(), "its stamps do not tell");

        assertThrows(ChangedOutsideException.class, () -> draft.save(Progress.NONE));
        assertTrue(pack.hasChangedOutside());
        assertEquals(77, bytes()[7 * COLUMNS]);
        assertEquals(0, bytes()[7 * COLUMNS + 1], "nothing was written");

        draft.reload();
        assertEquals(1, draft.state().conflicts().size());
        draft.save(Progress.NONE);
        assertEquals(0, bytes()[7 * COLUMNS + 1]);
    }

    @Test
    void aDropOfAnotherSampleIsRefusedToo() throws IOException {
        draft.dropRows(Map.of("a", RowSet.of(7)));
        write(7, 2);
        assertThrows(ChangedOutsideException.class, () -> draft.save(Progress.NONE));
        draft.reload();
        assertEquals(1, draft.state().conflicts().size());
    }

    @Test
    void elsewhereNothingIsPromised() throws IOException {
        draft.setCells("a", CellEdits.of(7, 1, new byte[] {5}));
        write(50, 0);
        draft.save(Progress.NONE);
        assertEquals(5, bytes()[7 * COLUMNS + 1]);
        assertEquals(77, bytes()[50 * COLUMNS]);
    }

    @Test
    void whatIsUndoneOrTakenOutIsNotInTheWay() throws IOException {
        var first = draft.setCells("a", CellEdits.of(7, 1, new byte[] {5}));
        draft.setCells("a", CellEdits.of(8, 1, new byte[] {6}));
        draft.revert(first);
        draft.setCells("a", CellEdits.of(9, 1, new byte[] {7}));
        draft.undo();
        write(7, 0);
        write(9, 0);
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {0, 6, 0}, new byte[] {bytes()[7 * COLUMNS + 1], bytes()[8 * COLUMNS + 1], bytes()[9 * COLUMNS + 1]});
    }

    @Test
    void ourOwnSavesAreNoChange() throws IOException {
        draft.setCells("a", CellEdits.of(7, 0, new byte[] {1}));
        draft.setCells("a", CellEdits.of(7, 1, new byte[] {5}));
        draft.undo();
        draft.save(Progress.NONE);
        draft.redo();
        draft.setCells("a", CellEdits.of(7, 2, new byte[] {3}));
        draft.save(Progress.NONE);
        reopen();
        draft.setCells("a", CellEdits.of(7, 2, new byte[] {4}));
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {1, 5, 4}, new byte[] {bytes()[7 * COLUMNS], bytes()[7 * COLUMNS + 1], bytes()[7 * COLUMNS + 2]});
    }

    private Path data() {
        return pack.path().resolve("data_a.npkd");
    }

    private byte[] bytes() throws IOException {
        return Files.readAllBytes(data());
    }

    private void write(long row, long column) throws IOException {
        var time = Files.getLastModifiedTime(data());
        try (var file = new RandomAccessFile(data().toFile(), "rw")) {
            file.seek(row * COLUMNS + column);
            file.write(77);
        }
        Files.setLastModifiedTime(data(), time);
    }
}
