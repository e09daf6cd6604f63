package numpack.app.command;

import java.util.Collection;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyCombination;
import numpack.app.prefs.KeptKeys;
import numpack.app.prefs.PreferenceKey;
import numpack.app.prefs.Preferences;

/// The keys of all commands as the user wants them: given, taken back, kept in the preferences. JavaFX thread only.
///
/// Keys are named as [KeyCombination#getName()] names them, `Shortcut+Shift+P`, so that who gives keys needs none of the
/// toolkit's key types. A key is given to one command only: the command that had it loses it.
public final class Keymap {
    private static final PreferenceKey<KeptKeys> KEPT = new PreferenceKey<>("command.keys", KeptKeys.class, KeptKeys.NONE);

    private final Commands commands;
    private final ObjectProperty<KeptKeys> kept;

    public Keymap(Commands commands, Preferences preferences) {
        this.commands = commands;
        this.kept = preferences.property(KEPT);
    }

    /// Gives the commands the keys that were kept, once all of them are registered.
    public void restore() {
        commands.restoreKeys(kept.get().byCommand());
    }

    /// How people write a key: `Ctrl+Shift+P`.
    public static String text(String key) {
        return KeyCombination.valueOf(key).getDisplayText();
    }

    /// The keys that a command came with, by name.
    public List<String> defaultKeys(Command command) {
        return names(command.defaultKeys());
    }

    /// Which other commands have one of these keys now.
    public List<Command> othersWith(Command command, Collection<String> keys) {
        return keys.stream().map(KeyCombination::valueOf).flatMap(key -> commands.holdersOf(key).stream())
                .filter(holder -> holder != command).distinct().toList();
    }

    /// Gives a command these keys in place of those it has; others lose them.
    public void give(Command command, List<String> keys) {
        var texts = keys.stream().map(Keymap::text).toList();
        for (var other : othersWith(command, keys)) {
            commands.changeKeys(other.id(), other.getKeys().stream().filter(key -> !texts.contains(key.getDisplayText())).toList());
        }
        commands.changeKeys(command.id(), keys.stream().map(KeyCombination::valueOf).toList());
        keep();
    }

    /// Whether a command has other keys than it came with.
    public boolean isChanged(Command command) {
        return !command.getKeys().equals(command.defaultKeys());
    }

    /// Gives every command the keys it came with.
    public void resetAll() {
        commands.all().forEach(command -> commands.resetKeys(command.id()));
        keep();
    }

    private void keep() {
        kept.set(new KeptKeys(commands.changedKeys()));
    }

    private static List<String> names(List<KeyCombination> keys) {
        return keys.stream().map(KeyCombination::getName).toList();
    }
}
