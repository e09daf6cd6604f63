package numpack.app.settings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import numpack.app.i18n.Texts;

/// A key that was pressed for a command to have.
///
/// @param name    as preferences keep it: `Shortcut+Shift+P`
/// @param refusal why no command can have it, in a sentence; empty if one can
record PressedKey(String name, Optional<String> refusal) {
    /// What tables and fields take for themselves whatever else is held.
    private static final Set<KeyCode> MOVES = EnumSet.of(KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME, KeyCode.END);
    /// What they take unless Ctrl or Alt is held.
    private static final Set<KeyCode> PLAIN_MOVES = EnumSet.of(KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.TAB, KeyCode.ENTER,
            KeyCode.SPACE, KeyCode.DELETE, KeyCode.BACK_SPACE, KeyCode.INSERT, KeyCode.ESCAPE, KeyCode.F2, KeyCode.F10, KeyCode.CONTEXT_MENU);
    /// What a table does with Ctrl.
    private static final Set<KeyCode> WITH_SHORTCUT = EnumSet.of(KeyCode.A, KeyCode.SPACE, KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS,
            KeyCode.MINUS, KeyCode.SUBTRACT, KeyCode.DIGIT0, KeyCode.NUMPAD0);

    /// The key of an event; empty while only Shift and the like are held, or for a key without a name.
    static Optional<PressedKey> of(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        var key = new KeyCodeCombination(code, modifiers(event));
        if (isOwnedByControls(event)) {
            return Optional.of(new PressedKey(key.getName(), Optional.of(Texts.of("settings.keys.owned", key.getDisplayText()))));
        }
        boolean isTyped = !isHeld(event) && !code.isFunctionKey();
        return Optional.of(new PressedKey(key.getName(),
                isTyped ? Optional.of(Texts.of("settings.keys.types", key.getDisplayText())) : Optional.empty()));
    }

    private static boolean isOwnedByControls(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean isPlain = !isHeld(event);
        // Alt with an arrow is free in a table; with Ctrl as well it changes a column's width.
        boolean isAltAlone = event.isAltDown() && !event.isShortcutDown();
        return MOVES.contains(code) && !isAltAlone || PLAIN_MOVES.contains(code) && isPlain
                || event.isAltDown() && (code == KeyCode.PAGE_UP || code == KeyCode.PAGE_DOWN)
                || event.isShortcutDown() && !event.isAltDown() && WITH_SHORTCUT.contains(code);
    }

    /// Whether something is held that makes a letter more than a letter.
    private static boolean isHeld(KeyEvent event) {
        return event.isShortcutDown() || event.isControlDown() || event.isAltDown() || event.isMetaDown();
    }

    private static KeyCombination.Modifier[] modifiers(KeyEvent event) {
        var held = new ArrayList<KeyCombination.Modifier>();
        if (event.isShortcutDown()) {
            held.add(KeyCombination.SHORTCUT_DOWN);
        } else if (event.isControlDown()) {
            held.add(KeyCombination.CONTROL_DOWN);
        } else if (event.isMetaDown()) {
            held.add(KeyCombination.META_DOWN);
        }
        if (event.isAltDown()) {
            held.add(KeyCombination.ALT_DOWN);
        }
        if (event.isShiftDown()) {
            held.add(KeyCombination.SHIFT_DOWN);
        }
        return held.toArray(KeyCombination.Modifier[]::new);
    }
}
