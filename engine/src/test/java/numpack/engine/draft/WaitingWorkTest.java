package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found in a folder of logs, and what is not.
class WaitingWorkTest {
    @TempDir
    Path folder;

    private Path logs;
    private Pack pack;
    private Draft draft;

    @BeforeEach
    void open() throws IOException {
        logs = folder.resolve("logs");
        pack = Pack.create(folder.resolve("pack"), PackOptions.standard());
        try (var transaction = pack.begin()) {
            transaction.save("a", Packs.source(Shape.of(6), new byte[] {10, 11, 12, 13, 14, 15}));
            transaction.commit(Progress.NONE);
        }
        draft = Draft.open(pack, logs);
    }

    @AfterEach
    void close() throws IOException {
        draft.close();
        pack.close();
    }

    private void set(long row, int value) {
        draft.setCells("a", CellEdits.of(row, 0, new byte[] {(byte) value}));
    }

    @Test
    void stepsWithoutEffectAreNoUnsavedWork() throws IOException {
        set(1, 91);
        draft.dropRows(Map.of("a", RowSet.of(4)));
        draft.saveAndCompact(draft.planCompaction(List.of("a")), Progress.NONE);
        draft.undo();
        draft.redo();
        assertEquals(0, draft.unsavedCount(), "the drop behind the cursor is void");
        draft.close();
        assertEquals(List.of(), Draft.findUnsaved(logs).unsaved());
    }

    @Test
    void stepsWithEffectAreCountedAsTheDraftCountsThem() throws IOException {
        set(1, 91);
        draft.dropRows(Map.of("a", RowSet.of(4)));
        draft.saveAndCompact(draft.planCompaction(List.of("a")), Progress.NONE);
        draft.undo();
        set(2, 92);
        int count = draft.unsavedCount();
        draft.close();
        assertTrue(count > 0);
        assertEquals(count, Draft.findUnsaved(logs).unsaved().getFirst().stepCount());
    }

    @Test
    void aLogThatVanishesWhileTheFolderIsListedIsPassedOver() throws IOException {
        set(1, 91);
        draft.close();
        // Listed, but nothing is there when it is opened: what a draft leaves that is being closed.
        Files.createSymbolicLink(logs.resolve("0123.draft"), logs.resolve("gone"));
        var found = Draft.findUnsaved(logs);
        assertEquals(1, found.unsaved().size());
        assertEquals(List.of(), found.unreadable());
        assertFalse(Files.exists(logs.resolve("gone")), "looking makes no file");
    }

    @Test
    void unreadableLogsAreNamedAndHideNoOther() throws IOException {
        set(1, 91);
        draft.close();
        Files.createDirectory(logs.resolve("0123.draft"));
        var real = Draft.findUnsaved(logs).unsaved().getFirst().log();
        var found = Draft.findUnsaved(logs);
        assertEquals(List.of(real), found.unsaved().stream().map(UnsavedWork::log).toList());
        assertEquals(List.of(logs.toRealPath().resolve("0123.draft")), found.unreadable().stream().map(UnreadableLog::log).toList());
        var aside = Draft.setAside(found.unreadable().getFirst());
        assertTrue(Files.exists(aside));
        assertEquals(List.of(), Draft.findUnsaved(logs).unreadable());
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() throws IOException {
        assertEquals(new WaitingWork(List.of(), List.of()), Draft.findUnsaved(folder.resolve("none")));
    }

    @Test
    void aBrokenLogKeepsNoOtherPackFromBeingOpened() throws IOException {
        Files.createDirectory(logs.resolve("0123.draft"));
        try (var other = Pack.create(folder.resolve("other"), PackOptions.standard()); var second = Draft.open(other, logs)) {
            assertEquals(List.of(), second.steps());
        }
    }
}
