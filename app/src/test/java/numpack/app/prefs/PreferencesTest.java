package numpack.app.prefs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import numpack.app.prefs.TabState.TablePlace;
import numpack.app.prefs.WorkspaceState.PanelState;
import numpack.app.prefs.WorkspaceState.RecentPack;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    private static final PreferenceKey<Integer> DIGITS = new PreferenceKey<>("grid.digits", Integer.class, 9);
    private static final PreferenceKey<Depth> LEVEL = new PreferenceKey<>("test.level", Depth.class, Depth.LOW);

    private final ManualThreads threads = new ManualThreads();
    private final TaskRunner runner = new TaskRunner(threads, failure -> {});
    @TempDir
    Path data;
    private AppFolders folders;

    enum Depth { LOW, HIGH }

    @BeforeEach
    void quiet() {
        folders = new AppFolders(data.resolve("deep/er"));
        Logger.getLogger("numpack.app.prefs").setLevel(Level.OFF);
    }

    @Test
    void settingsComeBackAndDefaultsAreNotWritten() throws IOException {
        var preferences = new Preferences(folders, runner);
        preferences.set(DIGITS, 4);
        preferences.set(LEVEL, Depth.HIGH);
        preferences.set(LEVEL, Depth.LOW);
        preferences.flush();
        assertEquals(4, new Preferences(folders, runner).get(DIGITS));
        assertFalse(Files.readString(folders.preferencesFile()).contains("test.level"));
    }

    @Test
    void packsWhoseLinksAreFollowedComeBack() {
        var preferences = new Preferences(folders, runner);
        var key = new PreferenceKey<>("test.links", LinkedPacks.class, new LinkedPacks(List.of()));
        preferences.set(key, new LinkedPacks(List.of()).with(Path.of("/a")).with(Path.of("/b")).with(Path.of("/a")));
        preferences.flush();
        var read = new Preferences(folders, runner).get(key);
        assertEquals(List.of("/a", "/b"), read.paths());
        assertTrue(read.contains(Path.of("/b")));
        assertFalse(read.without(Path.of("/b")).contains(Path.of("/b")));
    }

    @Test
    void quickChangesAreWrittenOnceTheyPause() {
        var preferences = new Preferences(folders, runner);
        preferences.set(DIGITS, 4);
        threads.advance(Duration.ofMillis(400));
        preferences.set(DIGITS, 5);
        threads.advance(Duration.ofMillis(400));
        assertFalse(Files.exists(folders.preferencesFile()));
        threads.advance(Duration.ofMillis(200));
        assertEquals(5, new Preferences(folders, runner).get(DIGITS));
    }

    @Test
    void nothingIsMadeBeforeSomethingIsSet() {
        new Preferences(folders, runner).get(DIGITS);
        threads.advance(Duration.ofSeconds(10));
        assertFalse(Files.exists(folders.data()));
    }

    @ParameterizedTest(name = "damage {index}")
    @ValueSource(strings = {"", "{\"values\": {\"grid.dig", "[1, 2]", "\u0000\u0000\u0000", "{\"values\": 7}"})
    void aDamagedFileIsPutAsideAndDefaultsAreUsed(String text) throws IOException {
        Files.createDirectories(folders.data());
        Files.writeString(folders.preferencesFile(), text);
        var preferences = new Preferences(folders, runner);
        assertEquals(9, preferences.get(DIGITS));
        assertEquals(text, Files.readString(folders.data().resolve("preferences.json.damaged")));
        preferences.set(DIGITS, 3);
        preferences.flush();
        assertEquals(3, new Preferences(folders, runner).get(DIGITS));
    }

    @Test
    void aSettingOfTheWrongKindIsItsDefaultAndStrangersAreKept() throws IOException {
        Files.createDirectories(folders.data());
        Files.writeString(folders.preferencesFile(),
                "{\"values\": {\"grid.digits\": \"many\", \"of.the.future\": [1, {\"a\": 2}]}, \"more\": 1}");
        var preferences = new Preferences(folders, runner);
        assertEquals(9, preferences.get(DIGITS));
        preferences.set(LEVEL, Depth.HIGH);
        preferences.flush();
        String kept = Files.readString(folders.preferencesFile());
        assertTrue(kept.contains("of.the.future"), kept);
        assertEquals(Depth.HIGH, new Preferences(folders, runner).get(LEVEL));
    }

    @Test
    void theWorkspaceComesBackAsItWas() {
        var state = new WorkspaceState(
                WorkspaceState.VERSION,
                new WindowPlace(10, 20, 1200, 800, true),
                List.of(new RecentPack("/data/demo.npk", 1_780_000_000_000L, true, 6, 5_200_000_000L)),
                List.of("/data/demo.npk"),
                List.of(new TabState("/data/demo.npk", "features", "[:, ::2]", 1, 0, true,
                        new TablePlace(1L << 40, 7, 1L << 41, 9, 3, 1.5, Map.of(1L << 33, 120.5)))),
                0,
                Map.of("explorer", new PanelState(272, true), "details", new PanelState(320, false)));
        var store = new WorkspaceStore(folders, runner);
        store.update(was -> state);
        threads.advance(Duration.ofSeconds(1));
        assertEquals(state, new WorkspaceStore(folders, runner).getState());
    }

    @Test
    void aWorkspaceOfAnotherVersionComesOutEmptyWhereItDiffers() throws IOException {
        Files.createDirectories(folders.data());
        Files.writeString(folders.workspaceFile(), "{\"recent\": [{\"path\": \"/a\", \"color\": 1}], \"extra\": {}}");
        WorkspaceState state = new WorkspaceStore(folders, runner).getState();
        assertEquals(List.of(new RecentPack("/a", 0, false, 0, 0)), state.recent());
        assertEquals(WindowPlace.UNSET, state.window());
    }

    @Test
    void damagedPlacesOfATabAreBroughtWithinTheirBounds() throws IOException {
        Files.createDirectories(folders.data());
        Files.writeString(folders.workspaceFile(), """
                {"version": 77, "selectedTab": 9, "openPacks": [null, "", "/a", "\\u0000"], "recent": [null, {"path": null}, {"path": "/b"}],
                 "panels": {"explorer": {"width": -3, "isShown": true}, "details": null, "more": {"width": 1e9}},
                 "tabs": [null, {"pack": "/a", "array": "x", "slice": null, "rowAxis": -9, "table": {"topRow": -1, "cursorRow": null, "zoom": 400,
                     "frozenColumns": 5000, "columnWidths": {"3": 80, "-1": 50, "4": null, "5": -7}}}, {"pack": "/a", "array": "y", "table": null}]}""");

        WorkspaceState state = new WorkspaceStore(folders, runner).getState();

        assertEquals(WorkspaceState.VERSION, state.version());
        assertEquals(-1, state.selectedTab());
        assertEquals(List.of("/a"), state.openPacks());
        assertEquals(List.of(new RecentPack("/b", 0, false, 0, 0)), state.recent());
        assertEquals(Map.of("explorer", new PanelState(0, true), "more", new PanelState(4000, false)), state.panels());
        assertEquals(List.of(new TabState("/a", "x", "", -1, 0, false, new TablePlace(0, 0, 0, 0, 64, 3, Map.of(3L, 80.0))),
                new TabState("/a", "y", "", 0, 0, false, TablePlace.FRESH)), state.tabs());
    }

    @Test
    void aFolderThatCannotBeMadeDisturbsNobody() throws IOException {
        Files.writeString(data.resolve("deep"), "a file where a folder should be");
        var preferences = new Preferences(folders, runner);
        preferences.set(DIGITS, 4);
        preferences.flush();
        assertEquals(4, preferences.get(DIGITS));
    }

    @Test
    void theLogGoesToTheDataFolder() throws IOException {
        try (var log = LogFile.open(folders)) {
            Logger.getLogger("numpack.test").warning("something odd");
        }
        Logger.getLogger("numpack.test").warning("after closing");
        String text = Files.readString(folders.logs().resolve("workbench.0.log"));
        assertTrue(text.contains("something odd") && !text.contains("after closing"), text);
    }
}
