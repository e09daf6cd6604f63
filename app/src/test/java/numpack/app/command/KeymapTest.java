package numpack.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCombination;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.Preferences;
import numpack.app.style.Screens;
import numpack.app.task.DirectThreads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeymapTest {
    private final SampleCommands sample = Screens.onFx(SampleCommands::new);
    @TempDir
    Path data;
    private Preferences preferences;
    private Keymap keymap;

    @BeforeEach
    void make() {
        preferences = new Preferences(new AppFolders(data), DirectThreads.runner());
        keymap = new Keymap(sample.commands, preferences);
    }

    @Test
    void aGivenKeyIsTakenFromWhoeverHadIt() {
        keymap.give(sample.next, List.of("Shortcut+Shift+Z"));
        assertEquals("Ctrl+Shift+Z", sample.next.keysText());
        assertEquals("Ctrl+Y", sample.redo.keysText());
    }

    @Test
    void keysThatReadTheSameAreTheSame() {
        sample.commands.changeKeys("sample.next", List.of(KeyCombination.valueOf("Ctrl+Tab")));
        assertEquals(List.of(sample.next), keymap.othersWith(sample.save, List.of("Shortcut+Tab")));
        assertEquals(List.of(), keymap.othersWith(sample.next, List.of("Shortcut+Tab")));
    }

    @Test
    void changedKeysComeBackAtTheNextStart() {
        keymap.give(sample.save, List.of("Alt+S"));
        keymap.give(sample.next, List.of());
        preferences.flush();

        var next = new SampleCommands();
        var restarted = new Keymap(next.commands, new Preferences(new AppFolders(data), DirectThreads.runner()));
        restarted.restore();

        assertEquals("Alt+S", next.save.keyText());
        assertEquals("", next.next.keyText());
        assertEquals("Ctrl+Z", next.undo.keyText());
        assertTrue(restarted.isChanged(next.save));
    }

    @Test
    void resettingAllLeavesNothingInThePreferences() throws IOException {
        keymap.give(sample.save, List.of("Alt+S"));
        keymap.resetAll();
        preferences.flush();
        assertEquals("Ctrl+S", sample.save.keyText());
        assertFalse(Files.readString(new AppFolders(data).preferencesFile()).contains("command.keys"));
    }

    @Test
    void keptKeysWithHolesAreReadAsFarAsTheyGo() throws IOException {
        Files.writeString(new AppFolders(data).preferencesFile(), """
                {"values": {"command.keys": {"byCommand": {"sample.save": null, "sample.undo": [null], "sample.next": ["Alt+N"]}}}}""");
        new Keymap(sample.commands, new Preferences(new AppFolders(data), DirectThreads.runner())).restore();
        assertEquals("Ctrl+S", sample.save.keyText());
        assertEquals("Ctrl+Z", sample.undo.keyText());
        assertEquals("Alt+N", sample.next.keyText());
    }
}
