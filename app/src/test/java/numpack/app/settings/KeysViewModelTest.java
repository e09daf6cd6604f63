package numpack.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import numpack.app.i18n.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysViewModelTest {
    @TempDir
    Path data;
    private SampleSettings sample;
    private KeysViewModel keys;

    @BeforeEach
    void make() {
        sample = new SampleSettings(data);
        keys = sample.model.keys();
    }

    @Test
    void thePressedKeyIsGivenAtOnce() {
        keys.ask(sample.save);
        assertTrue(keys.sentenceProperty().get().contains("Save"), keys.sentenceProperty().get());
        keys.press(key("Alt+S"));
        assertEquals("Alt+S", sample.save.keysText());
        assertNull(keys.waitingProperty().get());
        assertTrue(keys.changedProperty().get());
    }

    @Test
    void aKeyOfAnotherCommandIsMovedOnlyOnRequest() {
        keys.ask(sample.save);
        keys.press(key("Shortcut+Z"));
        assertEquals("Ctrl+S", sample.save.keysText());
        assertEquals(Texts.of("settings.keys.taken", "Ctrl+Z", "Undo"), keys.sentenceProperty().get());
        keys.leave();
        assertEquals("Ctrl+Z", sample.undo.keysText());

        keys.ask(sample.save);
        keys.press(key("Shortcut+Z"));
        keys.move();
        assertEquals("Ctrl+Z", sample.save.keysText());
        assertEquals("", sample.undo.keysText());
        assertNull(keys.conflictProperty().get());
    }

    @Test
    void aKeyThatNoCommandCanHaveIsRefusedAndTheCommandStillWaits() {
        keys.ask(sample.save);
        keys.press(new PressedKey("A", Optional.of("A is typed.")));
        assertEquals("A is typed.", keys.sentenceProperty().get());
        assertEquals(sample.save, keys.waitingProperty().get());
        assertEquals("Ctrl+S", sample.save.keysText());
    }

    @Test
    void aKeyPressedWhileNoCommandWaitsMeansNothing() {
        keys.press(key("Alt+S"));
        assertFalse(keys.changedProperty().get());
    }

    @Test
    void aKeyCanBeTakenAwayAndComeBack() {
        keys.ask(sample.redo);
        keys.takeAway();
        assertEquals("", sample.redo.keysText());
        keys.reset(sample.redo);
        assertEquals("Ctrl+Y  Ctrl+Shift+Z", sample.redo.keysText());
        assertFalse(keys.changedProperty().get());
    }

    @Test
    void resettingAKeyThatAnotherHasNowAsksFirst() {
        keys.ask(sample.save);
        keys.press(key("Shortcut+Z"));
        keys.move();
        keys.reset(sample.undo);
        assertNotNull(keys.conflictProperty().get());
        assertEquals("Ctrl+Z", sample.save.keysText());
        keys.resetAll();
        assertEquals(List.of("Ctrl+S", "Ctrl+Z"), List.of(sample.save.keysText(), sample.undo.keysText()));
        assertNull(keys.conflictProperty().get());
    }

    @Test
    void commandsAreFoundByWordsAndByKeys() {
        keys.search("undo");
        assertEquals(List.of(sample.undo), keys.found());
        keys.search("ctrl+y");
        assertEquals(List.of(sample.redo), keys.found());
        keys.search("");
        assertEquals(List.of(sample.save, sample.undo, sample.redo), keys.found());
    }

    @Test
    void anotherPageLeavesTheKeyAsItIs() {
        keys.ask(sample.save);
        sample.model.show(SettingsPage.SESSION);
        assertNull(keys.waitingProperty().get());
    }

    private static PressedKey key(String name) {
        return new PressedKey(name, Optional.empty());
    }
}
