package numpack.app.shell.tab;

import static numpack.app.command.CommandGroup.FILE;
import static numpack.app.command.CommandGroup.WINDOW;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.CommandMenus;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.session.ShownArray;
import numpack.app.session.Sessions;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The commands about tabs.
public final class TabCommands {
    private final Commands commands;
    private final Sessions sessions;
    private final ClosedTabs closed;

    public TabCommands(Commands commands, Sessions sessions, TabArea area) {
        this.commands = commands;
        this.sessions = sessions;
        this.closed = area.closedTabs();
    }

    /// Puts them into the catalogue.
    public void register() {
        var hasTab = sessions.currentTabProperty().map(_ -> true).orElse(false);
        var noTab = Texts.of("command.whyNot.noTab");
        add(FILE, "shell.closeTab", Feather.X, () -> withTab(sessions::close), hasTab, noTab, "Shortcut+W");
        var others = Bindings.createBooleanBinding(() -> sessions.currentTabProperty().get() != null && sessions.tabs().size() > 1,
                sessions.currentTabProperty(), sessions.tabs());
        add(FILE, "shell.closeOtherTabs", Feather.MINUS_SQUARE, () -> withTab(sessions::closeOthers), others, Texts.of("shell.tab.noOther"),
                "Shortcut+Alt+W");
        add(FILE, "shell.reopenTab", Feather.ROTATE_CW, closed::reopen, closed.anyProperty(), Texts.of("shell.tab.noneClosed"), "Shortcut+Shift+T");
        add(WINDOW, "shell.nextTab", Feather.CHEVRON_RIGHT, () -> step(1), hasTab, noTab, "Ctrl+Tab");
        add(WINDOW, "shell.previousTab", Feather.CHEVRON_LEFT, () -> step(-1), hasTab, noTab, "Ctrl+Shift+Tab");
    }

    /// What can be asked of the header of a tab.
    public ContextMenu headMenu() {
        return CommandMenus.contextMenu(List.of(List.of(commands.get("shell.closeTab"), commands.get("shell.closeOtherTabs"),
                commands.get("shell.reopenTab")), List.of(commands.get("shell.closePack"))));
    }

    /// Shows the next tab, or the one before.
    private void step(int by) {
        var tabs = sessions.tabs();
        withTab(now -> sessions.currentTabProperty().set(tabs.get(Math.floorMod(tabs.indexOf(now) + by, tabs.size()))));
    }

    private void withTab(Consumer<ShownArray> action) {
        var tab = sessions.currentTabProperty().get();
        if (tab != null) {
            action.accept(tab);
        }
    }

    private void add(CommandGroup group, String id, Ikon icon, Runnable action, ObservableValue<Boolean> can, String whyNot, String key) {
        commands.register(Command.of(group, id, icon, action).keys(key).enabledWhen(can).because(can.map(yes -> yes ? "" : whyNot)));
    }
}
