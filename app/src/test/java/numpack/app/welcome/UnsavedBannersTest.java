package numpack.app.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.SampleSession;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.Draft;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.error.UnsavedWorkChangedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsavedBannersTest {
    @TempDir
    private Path folder;

    private WelcomeViewModel welcome(SampleSession sample) {
        var folders = new AppFolders(folder.resolve("data"));
        return new WelcomeViewModel(sample.sessions, new WorkspaceStore(folders, sample.runner), folders, sample.runner);
    }

    @Test
    void aPackClosedWithoutEditsLeavesNothingAndNoFailure() throws IOException {
        var sample = new SampleSession(folder);
        var welcome = welcome(sample);
        sample.close();
        assertEquals(List.of(), welcome.unsaved());
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void editsThatWereContinuedSinceTheyWereShownAreNotDiscarded() throws IOException {
        var sample = new SampleSession(folder).with("features", DType.INT32, 10, 8);
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 5, new byte[] {7, 0, 0, 0})));
        var welcome = welcome(sample);
        sample.close();
        var shown = assertInstanceOf(UnsavedItem.Waiting.class, welcome.unsaved().getFirst());
        try (var pack = Pack.open(shown.work().pack(), PackOptions.standard()); var draft = Draft.open(pack, folder.resolve("data/drafts"))) {
            draft.setCells("features", CellEdits.of(6, 6, new byte[] {7, 0, 0, 0}));
        }

        welcome.forget(shown);
        assertInstanceOf(UnsavedWorkChangedException.class, sample.failures.getFirst());
        var now = assertInstanceOf(UnsavedItem.Waiting.class, welcome.unsaved().getFirst());
        assertEquals(2, now.work().stepCount(), "the list is shown anew");
        welcome.forget(now);
        assertEquals(List.of(), welcome.unsaved());
        assertEquals(1, sample.failures.size());
    }

    @Test
    void whatCannotBeReadIsNamedBesideTheOthersAndCanBeSetAside() throws IOException {
        var sample = new SampleSession(folder).with("features", DType.INT32, 10, 8);
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 5, new byte[] {7, 0, 0, 0})));
        Files.createDirectories(folder.resolve("data/drafts/0123.draft"));
        var welcome = welcome(sample);
        sample.close();
        assertEquals(2, welcome.unsaved().size());
        assertInstanceOf(UnsavedItem.Waiting.class, welcome.unsaved().getFirst());
        var unreadable = assertInstanceOf(UnsavedItem.Unreadable.class, welcome.unsaved().getLast());
        assertTrue(unreadable.text().contains("0123.draft"), unreadable.text());

        welcome.setAside(unreadable);
        assertEquals(1, welcome.unsaved().size());
        assertTrue(Files.exists(folder.resolve("data/drafts/0123.draft.damaged")));
        assertEquals(List.of(), sample.failures);
    }
}
