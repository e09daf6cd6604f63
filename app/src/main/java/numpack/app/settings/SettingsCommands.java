package numpack.app.settings;

import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.dialog.DialogService;
import numpack.app.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;

/// What opens the settings.
public final class SettingsCommands {
    private SettingsCommands() {}

    /// Puts them into the catalogue.
    public static void register(Commands commands, SettingsViewModel model, DialogService dialogs) {
        Runnable show = () -> {
            dialogs.show(Texts.of("settings.title"), new SettingsView(model));
            model.keys().leave();
        };
        commands.register(Command.of(CommandGroup.EDIT, "settings.show", Feather.SETTINGS, show).keys("Shortcut+Comma"));
        commands.register(Command.of(CommandGroup.EDIT, "settings.changeKeys", Feather.COMMAND, () -> {
            model.show(SettingsPage.KEYS);
            show.run();
        }).keys("Shortcut+Shift+Comma"));
    }
}
