package numpack.app.command;

import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// Listens for the keys of all commands in a scene.
///
/// The focused control comes first: what it consumes is not ours. In a field, keys without Ctrl, Alt or Meta are letters, and in a list
/// they mean its lines: there they are no commands, except function keys.
public final class CommandKeys {
    private CommandKeys() {}

    /// Begins to listen; also finishes what is being typed when the mouse is pressed elsewhere, and shows why disabled buttons are disabled.
    public static void install(Scene scene, Commands commands) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> press(event, scene, commands));
        commands.openEdits().watch(scene);
        DisabledReasons.install(scene);
    }

    private static void press(KeyEvent event, Scene scene, Commands commands) {
        if (event.isConsumed() || isForFocused(event, scene)) {
            return;
        }
        // What was typed may be what a command waits for: nothing to save is no reason before it is in.
        if (commands.isMeantBy(event) && !commands.openEdits().finish()) {
            event.consume();
            return;
        }
        commands.meantBy(event).ifPresent(command -> {
            event.consume();
            command.run();
        });
    }

    private static boolean isForFocused(KeyEvent event, Scene scene) {
        boolean isPlain = !event.isShortcutDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        return isPlain && !event.getCode().isFunctionKey() && switch (scene.getFocusOwner()) {
            case TextInputControl _, ListView<?> _, TableView<?> _ -> true;
            case null, default -> false;
        };
    }
}
