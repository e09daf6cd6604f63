package numpack.app.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import numpack.app.command.Command;
import numpack.app.command.Commands;
import numpack.app.command.FuzzyMatch;
import numpack.app.command.Keymap;
import numpack.app.i18n.Texts;
import org.jspecify.annotations.Nullable;

/// The page of keys: one command at a time waits for its new key; a key that another command has is moved only on request.
final class KeysViewModel {
    private final Commands commands;
    private final Keymap keymap;
    private final ObservableList<Command> found = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Command> waiting = new ReadOnlyObjectWrapper<>(this, "waiting");
    private final ReadOnlyObjectWrapper<@Nullable Conflict> conflict = new ReadOnlyObjectWrapper<>(this, "conflict");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", Texts.of("settings.keys.hint"));
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");

    /// Keys that a command is to have, of which at least one belongs to another.
    ///
    /// @param words what moving them does, for the button
    record Conflict(Command command, List<String> keys, String words) {}

    KeysViewModel(Commands commands, Keymap keymap) {
        this.commands = commands;
        this.keymap = keymap;
        search("");
        refresh();
    }

    /// The commands that are listed, those that fit best first.
    ObservableList<Command> found() {
        return found;
    }

    /// The command whose new key is awaited; null for none.
    ReadOnlyObjectProperty<@Nullable Command> waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// What must be decided before a key changes; null for nothing.
    ReadOnlyObjectProperty<@Nullable Conflict> conflictProperty() {
        return conflict.getReadOnlyProperty();
    }

    /// What to do now, or why a key was refused.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Whether any command has other keys than it came with.
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    boolean isChanged(Command command) {
        return keymap.isChanged(command);
    }

    /// Lists the commands whose words or keys fit.
    void search(String query) {
        record Ranked(Command command, OptionalInt score) {}
        found.setAll(commands.all().stream()
                .map(command -> new Ranked(command,
                        FuzzyMatch.score(query, command.group().text() + " " + command.getText() + " " + command.keysText())))
                .filter(ranked -> ranked.score.isPresent())
                .sorted(Comparator.comparingInt((Ranked ranked) -> -ranked.score.getAsInt())
                        .thenComparing(ranked -> ranked.command.group()))
                .map(Ranked::command).toList());
    }

    /// Waits for the new key of a command.
    void ask(Command command) {
        conflict.set(null);
        waiting.set(command);
        sentence.set(Texts.of("settings.keys.press", command.getText()));
    }

    /// Waits no more; nothing is changed.
    void leave() {
        conflict.set(null);
        waiting.set(null);
        sentence.set(Texts.of("settings.keys.hint"));
    }

    /// Gives the key to the command that waits, unless no command can have it or another one has it.
    void press(PressedKey key) {
        var command = waiting.get();
        if (command == null) {
            return;
        }
        if (key.refusal().isPresent()) {
            sentence.set(key.refusal().get());
            return;
        }
        give(command, List.of(key.name()));
    }

    /// Takes the keys of the command that waits.
    void takeAway() {
        Optional.ofNullable(waiting.get()).ifPresent(command -> give(command, List.of()));
    }

    /// Gives a command the keys it came with.
    void reset(Command command) {
        give(command, keymap.defaultKeys(command));
    }

    void resetAll() {
        keymap.resetAll();
        leave();
        refresh();
    }

    /// Takes the keys from the command that has them.
    void move() {
        var decided = conflict.get();
        if (decided != null) {
            change(decided.command(), decided.keys());
        }
    }

    private void give(Command command, List<String> keys) {
        var holders = keymap.othersWith(command, keys);
        if (holders.isEmpty()) {
            change(command, keys);
            return;
        }
        waiting.set(null);
        // The first of them is named; there are more only if two share a key.
        var holder = holders.getFirst();
        var shared = keys.stream().filter(key -> keymap.othersWith(command, List.of(key)).contains(holder)).findFirst().orElseThrow();
        sentence.set(Texts.of("settings.keys.taken", Keymap.text(shared), holder.getText()));
        conflict.set(new Conflict(command, keys, Texts.of("settings.keys.move", command.getText())));
    }

    private void change(Command command, List<String> keys) {
        keymap.give(command, keys);
        leave();
        refresh();
    }

    private void refresh() {
        changed.set(commands.all().stream().anyMatch(keymap::isChanged));
    }
}
