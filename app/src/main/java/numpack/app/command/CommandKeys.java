package numpack.app.command;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// Listens for the keys of all commands in a scene.
///
/// The focused control comes first: what it consumes is not ours. While somebody types in a field, keys without
/// Ctrl, Alt or Meta are letters and not commands, except function keys.
public final class CommandKeys {
    private CommandKeys() {}

    /// Begins to listen; also shows why disabled buttons are disabled.
    public static void install(Scene scene, Commands commands) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> press(event, scene, commands));
        DisabledReasons.install(scene);
    }

    private static void press(KeyEvent event, Scene scene, Commands commands) {
        if (event.isConsumed() || isTyping(event, scene)) {
            return;
        }
        commands.meantBy(event).ifPresent(command -> {
            event.consume();
            command.run();
        });
    }

    private static boolean isTyping(KeyEvent event, Scene scene) {
        boolean isPlain = !event.isShortcutDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        return isPlain && !event.getCode().isFunctionKey() && scene.getFocusOwner() instanceof TextInputControl;
    }
}
