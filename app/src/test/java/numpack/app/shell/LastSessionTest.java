package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.SampleSession;
import numpack.app.shell.tab.TabMemory;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastSessionTest {
    @TempDir
    Path folder;

    @Test
    void packsTabsAndSlicesComeBackInTheirOrder() throws IOException {
        try (var sample = new SampleSession(folder).with("a", DType.FLOAT32, 10, 4).with("b", DType.INT32, 10)) {
            var workspace = workspace(sample);
            var last = last(sample, workspace);
            sample.tab("b");
            sample.sessions.showSlice(sample.pack, sample.array("a"), "[2:5, :]");
            sample.sessions.currentTabProperty().set(sample.sessions.tabs().getFirst());

            last.keep();
            sample.close();
            assertTrue(sample.sessions.packs().isEmpty());
            last.bringBack(() -> {});

            assertEquals(List.of(folder.resolve("demo.npk").toRealPath()), sample.sessions.packs().stream().map(pack -> pack.path()).toList());
            assertEquals(List.of("b", "a"), sample.sessions.tabs().stream().map(tab -> tab.arrayProperty().get().name()).toList());
            assertEquals("[2:5, :]", sample.sessions.tabs().getLast().sliceText());
            assertEquals(sample.sessions.tabs().getFirst(), sample.sessions.currentTabProperty().get());
            assertTrue(workspace.getState().openPacks().isEmpty(), "a crash now must not open them again unasked");
            sample.sessions.close(sample.sessions.packs().getFirst(), () -> {});
        }
    }

    @Test
    void aPackThatIsGoneIsPassedOver() throws IOException {
        try (var sample = new SampleSession(folder).with("a", DType.FLOAT32, 10)) {
            var workspace = workspace(sample);
            workspace.update(state -> state.withOpen(List.of(folder.resolve("gone.npk").toString()), List.of(), -1));
            var isDone = new boolean[1];

            last(sample, workspace).bringBack(() -> isDone[0] = true);

            assertTrue(isDone[0]);
            assertEquals(1, sample.sessions.packs().size());
            assertEquals(List.of(), sample.failures);
        }
    }

    @Test
    void aPackThatCannotBeOpenedIsReportedAndTheNextOneStillOpens() throws IOException {
        try (var sample = new SampleSession(folder).with("a", DType.FLOAT32, 10)) {
            var broken = Files.createDirectories(folder.resolve("broken.npk"));
            Files.write(broken.resolve("metadata.npkm"), new byte[] {1, 2, 3});
            var workspace = workspace(sample);
            var demo = sample.pack.path().toString();
            sample.close();
            workspace.update(state -> state.withOpen(List.of(broken.toString(), demo), List.of(), -1));

            last(sample, workspace).bringBack(() -> {});

            assertEquals(1, sample.failures.size());
            assertEquals(List.of(demo), sample.sessions.packs().stream().map(pack -> pack.path().toString()).toList());
            sample.sessions.close(sample.sessions.packs().getFirst(), () -> {});
        }
    }

    private WorkspaceStore workspace(SampleSession sample) {
        return new WorkspaceStore(new AppFolders(folder.resolve("data")), sample.runner);
    }

    private static LastSession last(SampleSession sample, WorkspaceStore workspace) {
        return new LastSession(sample.sessions, workspace, sample.runner, sample.failures::add,
                new TabMemory(_ -> null));
    }
}
