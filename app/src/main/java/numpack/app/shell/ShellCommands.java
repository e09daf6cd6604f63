package numpack.app.shell;

import static numpack.app.command.CommandGroup.EDIT;
import static numpack.app.command.CommandGroup.FILE;
import static numpack.app.command.CommandGroup.HELP;
import static numpack.app.command.CommandGroup.VIEW;
import static numpack.app.command.CommandGroup.WINDOW;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.style.Theme;
import numpack.app.style.ThemeChoice;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The commands of the frame.
public final class ShellCommands {
    private final Commands commands;
    private final ShellViewModel model;

    public ShellCommands(Commands commands, ShellViewModel model) {
        this.commands = commands;
        this.model = model;
    }

    /// What the window itself can do.
    ///
    /// @param quit    ends the program
    /// @param palette shows the command palette
    /// @param keys    shows the keys
    /// @param about   says what this is
    /// @param nextPane     gives the focus to the next pane
    /// @param previousPane gives it to the pane before
    public record Actions(Runnable quit, Runnable palette, Runnable keys, Runnable about, Runnable nextPane, Runnable previousPane) {}

    /// Puts them into the catalogue.
    public void register(Theme theme, Actions actions) {
        var noPack = Texts.of("command.whyNot.noPack");
        add(FILE, "shell.new", Feather.PLUS, model::create, "Shortcut+N");
        add(FILE, "shell.open", Feather.FOLDER, model::open, "Shortcut+O");
        commands.register(Command.of(FILE, "shell.save", Feather.SAVE, model::save).keys("Shortcut+S").named(model.saveText())
                .enabledWhen(model.canSave()).alsoWhileTyping().because(model.whyNotSave()));
        var whyNotCopy = model.whyNotSaveCopy();
        commands.register(Command.of(FILE, "shell.saveCopy", Feather.COPY, model::saveCopy).keys("Shortcut+Shift+S")
                .enabledWhen(whyNotCopy.map(String::isEmpty)).because(whyNotCopy));
        when(FILE, "shell.reload", Feather.REFRESH_CW, model::reload, model.hasPack(), noPack, "F5");
        when(FILE, "shell.discard", Feather.ROTATE_CCW, model::discard, model.hasUnsaved(), Texts.of("shell.save.nothing"), "Shortcut+Shift+R");
        when(FILE, "shell.closePack", Feather.X_SQUARE, model::closePack, model.hasPack(), noPack, "Shortcut+Shift+W");
        add(FILE, "shell.quit", Feather.LOG_OUT, actions.quit, "Shortcut+Q");
        commands.register(Command.of(EDIT, "shell.undo", Feather.CORNER_UP_LEFT, model::undo).keys("Shortcut+Z").named(model.undoText())
                .enabledWhen(model.canUndo()).because(reason("shell.undo.nothing")));
        commands.register(Command.of(EDIT, "shell.redo", Feather.CORNER_UP_RIGHT, model::redo).keys("Shortcut+Y", "Shortcut+Shift+Z")
                .named(model.redoText()).enabledWhen(model.canRedo()).because(reason("shell.redo.nothing")));
        theme(theme, "shell.theme.system", Feather.MONITOR, ThemeChoice.SYSTEM, "Shortcut+Alt+1");
        theme(theme, "shell.theme.light", Feather.SUN, ThemeChoice.LIGHT, "Shortcut+Alt+2");
        theme(theme, "shell.theme.dark", Feather.MOON, ThemeChoice.DARK, "Shortcut+Alt+3");
        when(WINDOW, "shell.nextPane", Feather.CORNER_DOWN_RIGHT, actions.nextPane, model.hasPack(), noPack, "F6");
        when(WINDOW, "shell.previousPane", Feather.CORNER_UP_LEFT, actions.previousPane, model.hasPack(), noPack, "Shift+F6");
        add(HELP, "shell.palette", Feather.COMMAND, actions.palette, "Shortcut+Shift+P");
        add(HELP, "shell.keys", Feather.HELP_CIRCLE, actions.keys, "F1");
        add(HELP, "shell.about", Feather.INFO, actions.about, "Shift+F1");
    }

    private void add(CommandGroup group, String id, Ikon icon, Runnable action, String... keys) {
        commands.register(Command.of(group, id, icon, action).keys(keys));
    }

    private void when(CommandGroup group, String id, Ikon icon, Runnable action, ObservableValue<Boolean> can, String whyNot, String... keys) {
        commands.register(Command.of(group, id, icon, action).keys(keys).enabledWhen(can).because(can.map(yes -> yes ? "" : whyNot)));
    }

    private ObservableValue<String> reason(String key) {
        return model.hasPack().map(has -> Texts.of(has ? key : "command.whyNot.noPack"));
    }

    private void theme(Theme theme, String id, Ikon icon, ThemeChoice choice, String key) {
        commands.register(Command.toggling(VIEW, id, icon, chosen(theme, choice)).keys(key));
    }

    private static BooleanProperty chosen(Theme theme, ThemeChoice choice) {
        var chosen = new SimpleBooleanProperty(theme.getChoice() == choice);
        theme.choiceProperty().subscribe(now -> chosen.set(now == choice));
        chosen.subscribe(is -> {
            if (is) {
                theme.setChoice(choice);
            } else if (theme.getChoice() == choice) {
                // One of them is always chosen.
                chosen.set(true);
            }
        });
        return chosen;
    }
}
