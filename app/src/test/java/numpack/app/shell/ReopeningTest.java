package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.SampleSession;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window shows while its only pack is closed to be opened again.
class ReopeningTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private ShellViewModel shell;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.INT32, 10);
        shell = new ShellViewModel(sample.sessions, new ScriptedDialogs(), new WorkspaceStore(new AppFolders(folder.resolve("data")), sample.runner),
                () -> { });
        sample.tab("features");
    }

    @AfterEach
    void close() {
        List.copyOf(sample.sessions.packs()).forEach(pack -> sample.sessions.close(pack, () -> { }));
    }

    @Test
    void thePageForPacksStaysUntilThePackIsThereAgain() {
        var showsPacks = new ArrayList<Boolean>();
        var saysNoTab = new ArrayList<Boolean>();
        shell.showsPacks().subscribe(is -> showsPacks.add(is));
        shell.saysNoTab().subscribe(is -> saysNoTab.add(is));
        var fronts = new ArrayList<String>();

        sample.sessions.followLinks(sample.pack, () -> fronts.add(sample.sessions.currentTabProperty().get().arrayProperty().get().name()));

        assertNotSame(sample.pack, sample.sessions.packs().getFirst());
        assertEquals(List.of(true), showsPacks);
        assertEquals(List.of(false), saysNoTab);
        assertEquals(List.of("features"), fronts);
        assertFalse(sample.sessions.reopeningProperty().get());
    }

    @Test
    void aPackThatCannotBeOpenedAgainLeavesThePageForNoPack() throws IOException {
        Files.writeString(sample.pack.path().resolve("metadata.npkm"), "not a manifest");

        sample.sessions.followLinks(sample.pack, () -> { });

        assertEquals(1, sample.failures.size());
        assertTrue(sample.sessions.packs().isEmpty());
        assertFalse(shell.showsPacks().getValue());
    }
}
