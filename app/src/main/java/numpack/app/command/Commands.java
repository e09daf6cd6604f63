package numpack.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The catalogue of all commands, in the order of registration, and their keys.
///
/// One per program; JavaFX thread only. Keys may be changed at any time; menus, tooltips and listeners follow.
public final class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class.getName());

    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final OpenEdits openEdits = new OpenEdits();

    /// What is being typed, and is finished before any command runs.
    public OpenEdits openEdits() {
        return openEdits;
    }

    /// Adds a command; its id must be new.
    public Command register(Command command) {
        command.finishFirst(openEdits);
        if (commands.putIfAbsent(command.id(), command) != null) {
            throw new IllegalArgumentException("there is already a command " + command.id());
        }
        return command;
    }

    public List<Command> all() {
        return List.copyOf(commands.values());
    }

    public List<Command> inGroup(CommandGroup group) {
        return commands.values().stream().filter(command -> command.group() == group).toList();
    }

    /// The command of an id that must be there.
    public Command get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no command " + id));
    }

    public Optional<Command> find(String id) {
        return Optional.ofNullable(commands.get(id));
    }

    /// Whose key this is; several may share one if they are never enabled together.
    ///
    /// Keys are the same if people read them so: `Shortcut+Tab` and `Ctrl+Tab` are one key where Shortcut means Ctrl.
    public List<Command> holdersOf(KeyCombination key) {
        String text = key.getDisplayText();
        return commands.values().stream()
                .filter(command -> command.getKeys().stream().anyMatch(own -> own.getDisplayText().equals(text)))
                .toList();
    }

    /// Whether a key press means a command, enabled or not.
    boolean isMeantBy(KeyEvent event) {
        return commands.values().stream().anyMatch(command -> command.getKeys().stream().anyMatch(key -> key.match(event)));
    }

    /// The first enabled command that a key press means.
    public Optional<Command> meantBy(KeyEvent event) {
        return commands.values().stream()
                .filter(command -> command.isEnabled() && command.getKeys().stream().anyMatch(key -> key.match(event)))
                .findFirst();
    }

    public void changeKeys(String id, List<KeyCombination> keys) {
        get(id).setKeys(keys);
    }

    public void resetKeys(String id) {
        Command command = get(id);
        command.setKeys(command.defaultKeys());
    }

    /// What differs from the keys that commands came with, as text for the preferences.
    public Map<String, List<String>> changedKeys() {
        var changed = new TreeMap<String, List<String>>();
        for (Command command : commands.values()) {
            if (!command.getKeys().equals(command.defaultKeys())) {
                changed.put(command.id(), command.getKeys().stream().map(KeyCombination::getName).toList());
            }
        }
        return changed;
    }

    /// Takes over what [#changedKeys()] gave; what no longer exists or cannot be read is left out and logged.
    public void restoreKeys(Map<String, List<String>> changed) {
        changed.forEach((id, names) -> {
            Command command = commands.get(id);
            if (command == null) {
                LOG.log(Level.INFO, "keys are kept for a command that is gone: {0}", id);
                return;
            }
            try {
                command.setKeys(names.stream().map(KeyCombination::valueOf).toList());
            } catch (IllegalArgumentException e) {
                LOG.log(Level.WARNING, "the keys kept for " + id + " cannot be read: " + names, e);
            }
        });
    }
}
