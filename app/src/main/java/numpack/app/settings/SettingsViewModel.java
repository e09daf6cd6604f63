package numpack.app.settings;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import numpack.app.command.Commands;
import numpack.app.command.Keymap;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.style.ThemeChoice;

/// What the settings show and change. Each change is applied and stored at once; there is nothing to confirm. Foreground only.
public final class SettingsViewModel {
    private final Options options;
    private final WorkspaceStore workspace;
    private final AppFolders folders;
    private final KeysViewModel keys;
    private final ReadOnlyObjectWrapper<SettingsPage> page = new ReadOnlyObjectWrapper<>(this, "page", SettingsPage.APPEARANCE);

    /// Settings that others obey.
    ///
    /// @param theme       which look all windows have
    /// @param bringsBack  whether a start opens what was open when the program was left
    /// @param overview    whether the overview is the first that is seen of a pack
    public record Options(ObjectProperty<ThemeChoice> theme, ObjectProperty<Boolean> bringsBack, ObjectProperty<Boolean> overview) {}

    public SettingsViewModel(Options options, WorkspaceStore workspace, AppFolders folders, Commands commands, Keymap keymap) {
        this.options = options;
        this.workspace = workspace;
        this.folders = folders;
        this.keys = new KeysViewModel(commands, keymap);
    }

    /// The page that is shown; the next time the settings begin with it.
    ReadOnlyObjectProperty<SettingsPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    void show(SettingsPage wanted) {
        keys.leave();
        page.set(wanted);
    }

    ObjectProperty<ThemeChoice> themeProperty() {
        return options.theme();
    }

    ObjectProperty<Boolean> bringsBackProperty() {
        return options.bringsBack();
    }

    KeysViewModel keys() {
        return keys;
    }

    ObjectProperty<Boolean> overviewProperty() {
        return options.overview();
    }

    /// How many packs the welcome page remembers, in words.
    ObservableValue<String> recentText() {
        return workspace.stateProperty().map(state -> Texts.of("settings.recent.count", state.recent().size()));
    }

    ObservableValue<Boolean> hasRecent() {
        return workspace.stateProperty().map(state -> !state.recent().isEmpty());
    }

    /// Forgets all packs that were opened before, pinned ones too; the packs stay where they are.
    void forgetRecent() {
        workspace.update(state -> state.withRecent(List.of()));
    }

    String logs() {
        return folders.logs().toString();
    }

    String drafts() {
        return folders.drafts().toString();
    }

    String preferences() {
        return folders.preferencesFile().toString();
    }

    String data() {
        return folders.data().toString();
    }
}
