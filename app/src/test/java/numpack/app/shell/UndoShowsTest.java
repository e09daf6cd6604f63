package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.SampleSession;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoShowsTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private ShellViewModel shell;
    private int toTable;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.INT32, 10).with("labels", DType.INT32, 10);
        shell = new ShellViewModel(sample.sessions, new ScriptedDialogs(), new WorkspaceStore(new AppFolders(folder.resolve("data")), sample.runner),
                () -> toTable++);
        sample.tab("features");
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})));
        sample.tab("labels");
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void anArrayThatIsNotInFrontIsBroughtThereWhenItsEditIsUndoneOrRedone() {
        shell.undo();
        assertEquals("features", inFront());
        assertEquals(1, toTable, "the keys go on in the table that came");

        sample.tab("labels");
        shell.redo();
        assertEquals("features", inFront());
        assertEquals(2, toTable);
    }

    @Test
    void anArrayInFrontStaysThere() {
        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})));
        shell.undo();
        assertEquals("labels", inFront());
        assertEquals(0, toTable, "the focus stays where it is");
    }

    private String inFront() {
        return sample.sessions.currentTabProperty().get().arrayProperty().get().name();
    }
}
