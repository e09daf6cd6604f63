package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceState.RecentPack;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.SampleSession;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the choosers of a pack begin.
class OpenFolderTest {
    @TempDir
    Path folder;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private SampleSession sample;
    private WorkspaceStore workspace;
    private ShellViewModel shell;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("labels", DType.INT32, 20);
        workspace = new WorkspaceStore(new AppFolders(folder.resolve("kept")), sample.runner);
        workspace.update(state -> state.withRecent(List.of(new RecentPack("/newest/a.npk", 2, false, 0, 0), new RecentPack("/older/b.npk", 1, true, 0, 0))));
        shell = new ShellViewModel(sample.sessions, dialogs, workspace, () -> { });
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void besideThePackInFrontElseBesideTheOneOpenedLast() {
        assertEquals(Optional.ofNullable(sample.pack.path().getParent()), beginning());

        sample.sessions.close(sample.pack, () -> { });
        assertEquals(Optional.of(Path.of("/newest")), beginning());

        workspace.update(state -> state.withRecent(List.of()));
        assertEquals(Optional.empty(), beginning());
    }

    private Optional<Path> beginning() {
        dialogs.choose();
        shell.open();
        return dialogs.fileQuestions.getLast().folder();
    }
}
