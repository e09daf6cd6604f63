package numpack.app.settings;

import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.command.Keymap;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.Preferences;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.style.ThemeChoice;
import numpack.app.task.DirectThreads;
import org.kordamp.ikonli.feather.Feather;

/// The settings over three commands, kept in a folder of the test.
final class SampleSettings {
    final Commands commands = new Commands();
    final Command save = commands.register(Command.of(CommandGroup.FILE, "shell.save", Feather.SAVE, () -> { }).keys("Shortcut+S"));
    final Command undo = commands.register(Command.of(CommandGroup.EDIT, "shell.undo", Feather.CORNER_UP_LEFT, () -> { }).keys("Shortcut+Z"));
    final Command redo = commands.register(
            Command.of(CommandGroup.EDIT, "shell.redo", Feather.CORNER_UP_RIGHT, () -> { }).keys("Shortcut+Y", "Shortcut+Shift+Z"));
    final SimpleObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    final SimpleObjectProperty<Boolean> bringsBack = new SimpleObjectProperty<>(true);
    final WorkspaceStore workspace;
    final SettingsViewModel model;

    SampleSettings(Path data) {
        var folders = new AppFolders(data);
        workspace = new WorkspaceStore(folders, DirectThreads.runner());
        model = new SettingsViewModel(new SettingsViewModel.Options(theme, bringsBack, new SimpleObjectProperty<>(true)), workspace, folders, commands,
                new Keymap(commands, new Preferences(folders, DirectThreads.runner())));
    }
}
