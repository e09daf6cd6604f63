package numpack.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import numpack.app.i18n.Texts;
import numpack.app.style.Screens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressedKeyTest {
    @BeforeAll
    static void startTheToolkit() {
        // which key Shortcut means is the toolkit's to say
        Screens.onFx(() -> null);
    }

    @ParameterizedTest
    @CsvSource({"Ctrl+K", "Ctrl+Shift+K", "Alt+K", "Ctrl+Alt+Shift+K", "F5", "Shift+F3", "Ctrl+Tab", "Ctrl+Comma", "Alt+Left", "Ctrl+Enter",
            "Ctrl+Page_Up", "Ctrl+Shift+Delete"})
    void commandsCanHaveKeysThatNobodyElseUses(String keys) {
        var pressed = PressedKey.of(event(keys)).orElseThrow();
        assertEquals(Optional.empty(), pressed.refusal());
        var meant = KeyCombination.valueOf(keys.replace('_', ' ').replace("Ctrl", "Shortcut"));
        assertEquals(meant, KeyCombination.valueOf(pressed.name()), "the name that is kept must be read back as the same key");
    }

    @ParameterizedTest
    @CsvSource({"K", "Shift+K", "Digit7", "Comma"})
    void lettersAreTyped(String keys) {
        assertEquals(Texts.of("settings.keys.types", shown(keys)), pressed(keys).refusal().orElse(""));
    }

    @ParameterizedTest
    @CsvSource({"Up", "Ctrl+Right", "Shift+End", "Ctrl+Home", "Tab", "Enter", "Space", "Ctrl+Space", "Delete", "F2", "Shift+F2", "Ctrl+A",
            "Ctrl+Minus", "Ctrl+Alt+Left", "Alt+Page_Down", "Esc", "Backspace"})
    void tablesAndFieldsKeepTheirKeys(String keys) {
        assertEquals(Texts.of("settings.keys.owned", shown(keys)), pressed(keys).refusal().orElse(""));
    }

    @ParameterizedTest
    @CsvSource({"Ctrl", "Shift", "Alt"})
    void aModifierAloneIsNoKeyYet(String keys) {
        assertEquals(Optional.empty(), PressedKey.of(event(keys)));
    }

    private static String shown(String keys) {
        return KeyCombination.valueOf(pressed(keys).name()).getDisplayText();
    }

    private static PressedKey pressed(String keys) {
        return PressedKey.of(event(keys)).orElseThrow();
    }

    private static KeyEvent event(String keys) {
        var parts = Set.of(keys.split("\\+"));
        String last = keys.substring(keys.lastIndexOf('+') + 1).replace('_', ' ');
        KeyCode code = last.startsWith("Digit") ? KeyCode.DIGIT7 : KeyCode.getKeyCode(last);
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, parts.contains("Shift"), parts.contains("Ctrl"), parts.contains("Alt"), false);
    }
}
