package numpack.app.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import numpack.app.i18n.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// One thing that can be done: its words, icon and keys, whether it can be done now, and if not, why.
///
/// The id is also the beginning of its message key: the words of `grid.fillDown` are `grid.fillDown.text`. Made
/// once, refined by the verbs that return the command itself, then registered in [Commands]. JavaFX thread only.
///
/// ```java
/// commands.register(Command.of(CommandGroup.FILE, "shell.save", Feather.SAVE, model::save)
///         .keys("Shortcut+S")
///         .enabledWhen(model.canSaveProperty())
///         .because(model.whyNotSaveProperty()));
/// ```
public final class Command {
    private final CommandGroup group;
    private final String id;
    private final Ikon icon;
    private final Runnable action;
    private final ReadOnlyStringWrapper text;
    private final ReadOnlyBooleanWrapper enabled = new ReadOnlyBooleanWrapper(this, "enabled", true);
    private final ReadOnlyStringWrapper whyDisabled = new ReadOnlyStringWrapper(this, "whyDisabled", "");
    private final ReadOnlyObjectWrapper<List<KeyCombination>> keys = new ReadOnlyObjectWrapper<>(this, "keys", List.of());
    private List<KeyCombination> defaultKeys = List.of();
    private @Nullable BooleanProperty state;
    private @Nullable OpenEdits openEdits;
    private ObservableValue<Boolean> condition = new SimpleBooleanProperty(true);
    private boolean isForTyped;

    private Command(CommandGroup group, String id, Ikon icon, Runnable action) {
        this.group = group;
        this.id = id;
        this.icon = icon;
        this.action = action;
        this.text = new ReadOnlyStringWrapper(this, "text", Texts.of(id + ".text"));
    }

    /// A command that does something.
    public static Command of(CommandGroup group, String id, Ikon icon, Runnable action) {
        return new Command(group, id, icon, action);
    }

    /// A command that switches something on and off; menus show a check mark.
    public static Command toggling(CommandGroup group, String id, Ikon icon, BooleanProperty state) {
        var command = new Command(group, id, icon, () -> state.set(!state.get()));
        command.state = state;
        return command;
    }

    /// Gives it keys, the first of which is shown: `Shortcut+Shift+P`, where Shortcut is Ctrl, or Meta on macOS.
    public Command keys(String... combinations) {
        defaultKeys = Stream.of(combinations).map(KeyCombination::valueOf).toList();
        keys.set(defaultKeys);
        return this;
    }

    /// Lets it be done only while the value is true.
    public Command enabledWhen(ObservableValue<Boolean> condition) {
        this.condition = condition;
        bindEnabled();
        return this;
    }

    /// Lets it be done also while something is being typed that is no edit yet: it is finished first, and may be all there is to do.
    public Command alsoWhileTyping() {
        isForTyped = true;
        bindEnabled();
        return this;
    }

    /// Says in a sentence why it cannot be done, for as long as it cannot.
    public Command because(ObservableValue<String> reason) {
        whyDisabled.bind(reason);
        return this;
    }

    /// Gives it words that change: "Undo Fill 12 cells".
    public Command named(ObservableValue<String> words) {
        text.bind(words);
        return this;
    }

    public CommandGroup group() {
        return group;
    }

    public String id() {
        return id;
    }

    public Ikon icon() {
        return icon;
    }

    /// The switch behind it, if it is one.
    public Optional<BooleanProperty> state() {
        return Optional.ofNullable(state);
    }

    /// Does it, if it can be done and what is being typed can be finished.
    public void run() {
        if ((openEdits == null || openEdits.finish()) && isEnabled()) {
            action.run();
        }
    }

    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    public String getText() {
        return text.get();
    }

    public ReadOnlyBooleanProperty enabledProperty() {
        return enabled.getReadOnlyProperty();
    }

    public boolean isEnabled() {
        return enabled.get();
    }

    /// Empty while there is nothing to say.
    public ReadOnlyStringProperty whyDisabledProperty() {
        return whyDisabled.getReadOnlyProperty();
    }

    public String getWhyDisabled() {
        return whyDisabled.get();
    }

    /// Its keys now, the one that is shown first; they are changed through [Commands#changeKeys].
    public ReadOnlyObjectProperty<List<KeyCombination>> keysProperty() {
        return keys.getReadOnlyProperty();
    }

    public List<KeyCombination> getKeys() {
        return keys.get();
    }

    /// The keys it came with.
    public List<KeyCombination> defaultKeys() {
        return defaultKeys;
    }

    /// Its first key as people write it, `Ctrl+S`; empty if it has none.
    public String keyText() {
        return getKeys().stream().findFirst().map(KeyCombination::getDisplayText).orElse("");
    }

    /// All its keys as people write them, set apart by two spaces; empty if it has none.
    public String keysText() {
        return getKeys().stream().map(KeyCombination::getDisplayText).collect(Collectors.joining("  "));
    }

    /// Its words and first key: `Save (Ctrl+S)`.
    public String textWithKey() {
        String key = keyText();
        return key.isEmpty() ? getText() : getText() + " (" + key + ")";
    }

    void finishFirst(OpenEdits edits) {
        openEdits = edits;
        bindEnabled();
    }

    private void bindEnabled() {
        var can = BooleanExpression.booleanExpression(condition);
        enabled.bind(isForTyped && openEdits != null ? can.or(openEdits.hasChangesProperty()) : can);
    }

    void setKeys(List<KeyCombination> combinations) {
        keys.set(List.copyOf(combinations));
    }
}
