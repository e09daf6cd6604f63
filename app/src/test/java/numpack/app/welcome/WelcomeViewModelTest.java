package numpack.app.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.SampleSession;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeViewModelTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private WelcomeViewModel welcome;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("labels", DType.INT32, 100);
        var folders = new AppFolders(folder.resolve("data"));
        welcome = new WelcomeViewModel(sample.sessions, new WorkspaceStore(folders, sample.runner), folders, sample.runner);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void packsThatAreOpenedAreListedWithWhatIsInThem() {
        reopen();

        var item = welcome.recent().getFirst();
        assertEquals("demo.npk", item.name());
        assertEquals("1 array · 400 bytes", item.facts());
        assertTrue(item.isThere());
    }

    @Test
    void aPackThatIsGoneIsShownAsMissing() throws IOException {
        reopen();
        sample.close();
        Files.move(folder.resolve("demo.npk"), folder.resolve("moved.npk"));

        welcome.togglePin(folder.resolve("demo.npk").toString());

        assertEquals(Texts.of("welcome.recent.missing"), welcome.recent().getFirst().facts());
        assertFalse(welcome.recent().getFirst().isThere());
    }

    @Test
    void pinnedPacksStandFirstAndSurviveClearing() {
        reopen();
        sample.sessions.create(folder.resolve("second.npk"), _ -> { });
        assertEquals(List.of("second.npk", "demo.npk"), names());

        welcome.togglePin(sample.pack.path().toString());
        assertEquals(List.of("demo.npk", "second.npk"), names());
        welcome.clearRecent();
        assertEquals(List.of("demo.npk"), names());
        sample.sessions.close(sample.sessions.packs().getLast(), () -> { });
    }

    @Test
    void unsavedEditsOfAClosedPackAreOfferedAndBroughtBack() {
        sample.pack.edit(draft -> draft.renameArray("labels", "classes"));
        assertEquals(0, welcome.unsaved().size(), "the pack is open");

        sample.sessions.close(sample.pack, () -> { });
        reopenNothing();
        assertEquals(List.of(Texts.of("welcome.unsaved.restore", 1)), welcome.unsaved().stream().map(item -> ((UnsavedItem.Waiting) item).restore()).toList());

        welcome.restore((UnsavedItem.Waiting) welcome.unsaved().getFirst());
        var pack = sample.sessions.packs().getFirst();
        assertEquals(1, pack.unsavedCount().getValue());
        assertEquals("classes", sample.sessions.currentTabProperty().get().arrayProperty().get().name());
        sample.sessions.close(pack, () -> { });
    }

    @Test
    void discardedUnsavedEditsAreOfferedNoMore() {
        sample.pack.edit(draft -> draft.renameArray("labels", "classes"));
        sample.sessions.close(sample.pack, () -> { });
        reopenNothing();

        welcome.forget((UnsavedItem.Waiting) welcome.unsaved().getFirst());

        assertEquals(List.of(), welcome.unsaved());
    }

    @Test
    void theSamplePackIsMadeOnceAndShown() throws IOException {
        welcome.openSample();
        var pack = sample.sessions.packs().getLast();
        assertEquals("embeddings", sample.sessions.currentTabProperty().get().arrayProperty().get().name());
        var made = Files.getLastModifiedTime(pack.path().resolve("metadata.npkm"));

        welcome.openSample();

        assertEquals(2, sample.sessions.packs().size());
        assertEquals(made, Files.getLastModifiedTime(pack.path().resolve("metadata.npkm")));
        sample.sessions.close(pack, () -> { });
    }

    @Test
    void timesOfTodayAreAClockTimeAndOthersADay() {
        var zone = ZoneId.systemDefault();
        var today = LocalDate.now();

        assertEquals("14:32", WelcomeViewModel.when(today.atTime(14, 32).atZone(zone).toInstant()));
        assertEquals(Texts.of("welcome.yesterday"), WelcomeViewModel.when(today.minusDays(1).atTime(14, 32).atZone(zone).toInstant()));
        assertFalse(WelcomeViewModel.when(Instant.EPOCH).contains(":"));
    }

    private void reopen() {
        var path = sample.pack.path();
        sample.sessions.close(sample.pack, () -> sample.sessions.open(path, _ -> { }));
    }

    /// The page looks for unsaved work when the last pack closes, which here happens before its log is written.
    private void reopenNothing() {
        sample.sessions.create(folder.resolve("nothing.npk"), opened -> sample.sessions.close(opened, () -> { }));
    }

    private List<String> names() {
        return welcome.recent().stream().map(RecentItem::name).toList();
    }
}
