package numpack.app.table.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import numpack.app.session.SampleSession;
import numpack.app.session.space.CellSpace;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes that change while size and time of their file stay the same.
class SeenBytesTest {
    private static final int COLUMNS = 4;

    @TempDir
    private Path folder;

    private SampleSession sample;
    private Path data;
    private RowLoader loader;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("x", DType.INT32, 1000, COLUMNS);
        sample.pack.edit(draft -> draft.dropRows(Map.of("x", RowSet.of(3))));
        sample.save();
        data = sample.pack.path().resolve("data_x.npkd");
        // Younger files are looked into anyway.
        Files.setLastModifiedTime(data, FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(sample.pack.path().resolve("deleted_x.npkb"), FileTime.fromMillis(1_000_000));
        sample.pack.reload("Reload");
        loader = new RowLoader(sample.runner, space(), 1, () -> { }, sample.failures::add);
        look(0);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void nothingIsSaidWhileNothingChanges() {
        look(0);
        look(500);
        look(0);
        assertEquals(List.of(), sample.failures);
        assertFalse(hasChanged());
    }

    @Test
    void aChangeInSightIsFoundAtTheNextLook() throws IOException {
        write(5);
        assertFalse(hasChanged(), "its stamps do not tell");
        look(0);
        assertTrue(hasChanged());
        sample.pack.reload("Reload");
        assertFalse(hasChanged());
        assertEquals(77, first(5));
    }

    @Test
    void aChangeOutOfSightIsFoundWhenItIsLookedAtAgain() throws IOException {
        look(800);
        write(5);
        look(800);
        assertFalse(hasChanged(), "elsewhere nothing is promised");
        look(0);
        assertTrue(hasChanged());
    }

    @Test
    void ourOwnEditsAndSavesAreNoChange() {
        sample.pack.edit(draft -> draft.dropRows(Map.of("x", RowSet.of(6))));
        loader.show(space(), 2);
        look(0);
        sample.save();
        loader.show(space(), 3);
        look(0);
        look(0);
        assertEquals(List.of(), sample.failures);
        assertFalse(hasChanged());
    }

    private CellSpace space() {
        var array = sample.array("x");
        return CellSpace.ofLiveRows(array, 0, 1, Box.of(Slice.all(array.shape().rowCount()), Slice.all(COLUMNS)));
    }

    private void look(long firstRow) {
        loader.window(firstRow, 20, 0, COLUMNS);
        loader.window(firstRow, 20, 0, COLUMNS);
        loader.lookAgain();
    }

    /// Puts 77 into the first column of a physical row, and the time of the file back.
    private void write(long row) throws IOException {
        var time = Files.getLastModifiedTime(data);
        try (var file = new RandomAccessFile(data.toFile(), "rw")) {
            file.seek(row * COLUMNS * 4);
            file.write(77);
        }
        Files.setLastModifiedTime(data, time);
    }

    private boolean hasChanged() {
        var changed = new boolean[1];
        sample.pack.ask(draft -> draft.pack().hasChangedOutside(), answer -> changed[0] = answer);
        return changed[0];
    }

    private long first(long row) throws IOException {
        try (var pack = Pack.open(sample.pack.path(), PackOptions.readOnly())) {
            return pack.array("x").load().toLongArray()[(int) (row - 1) * COLUMNS];
        }
    }
}
