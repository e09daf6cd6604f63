package numpack.app.command;

import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Listens for the keys of all commands in a scene.
///
/// The focused control comes first: what it consumes is not ours. In a field, keys without Ctrl, Alt or Meta are letters, and in a list
/// they mean its lines: there they are no commands, except function keys.
public final class CommandKeys {
    private CommandKeys() {}

    /// Begins to listen; also finishes what is being typed when the mouse is pressed elsewhere, and shows why disabled buttons are disabled.
    public static void install(Scene scene, Commands commands) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (isOldBackspace(event)) {
                press(event, scene, commands);
            }
        });
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

    /// Ctrl+H deletes a letter in JavaFX's fields, as in a terminal. A command that has these keys comes before that, or a letter of what is searched
    /// for would go.
    private static boolean isOldBackspace(KeyEvent event) {
        return event.getCode() == KeyCode.H && event.isControlDown() && event.getTarget() instanceof TextInputControl;
    }

    private static boolean isForFocused(KeyEvent event, Scene scene) {
        boolean isPlain = !event.isShortcutDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        return isPlain && !event.getCode().isFunctionKey() && switch (scene.getFocusOwner()) {
            case TextInputControl _, ListView<?> _, TableView<?> _ -> true;
            case null, default -> false;
        };
    }
}
