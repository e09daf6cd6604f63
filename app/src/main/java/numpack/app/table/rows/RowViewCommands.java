package numpack.app.table.rows;

import static numpack.app.command.CommandGroup.VIEW;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.session.space.SortKey.Direction;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The commands that show other rows of the table in front, or in another order.
public final class RowViewCommands {
    private final Commands commands;
    private final ObservableValue<@Nullable RowViewModel> current;

    /// @param current the rows of the table in front; null for none
    public RowViewCommands(Commands commands, ObservableValue<@Nullable RowViewModel> current) {
        this.commands = commands;
        this.current = current;
    }

    /// Puts them into the catalogue.
    public void register() {
        commands.register(refine(Command.of(VIEW, "grid.rows.onlySelected", Feather.FILTER, () -> run(RowViewModel::showSelected)), RowViewModel::whyNotSelected)
                .keys("Shortcut+Alt+S"));
        commands.register(refine(Command.of(VIEW, "grid.rows.onlyChanged", Feather.FILTER, () -> run(RowViewModel::showChanged)), RowViewModel::whyNotChanged)
                .keys("Shortcut+Alt+E"));
        commands.register(refine(Command.of(VIEW, "grid.rows.onlyDropped", Feather.FILTER, () -> run(RowViewModel::showDropped)), RowViewModel::whyNotDropped)
                .keys("Shortcut+Alt+Shift+D"));
        commands.register(refine(Command.of(VIEW, "grid.rows.showAll", Feather.LIST, () -> run(RowViewModel::showAll)), RowViewModel::whyNotAll)
                .keys("Shortcut+Alt+A"));
        commands.register(refine(Command.of(VIEW, "grid.rows.sortAscending", Feather.ARROW_UP, () -> run(rows -> rows.sort(Direction.ASCENDING))),
                RowViewModel::whyNotSort).keys("Shortcut+Alt+Up"));
        commands.register(refine(Command.of(VIEW, "grid.rows.sortDescending", Feather.ARROW_DOWN, () -> run(rows -> rows.sort(Direction.DESCENDING))),
                RowViewModel::whyNotSort).keys("Shortcut+Alt+Down"));
        commands.register(refine(Command.of(VIEW, "grid.rows.fileOrder", Feather.LIST, () -> run(RowViewModel::fileOrder)), RowViewModel::whyNotFileOrder)
                .keys("Shortcut+Alt+0"));
    }

    /// Those of a menu over the head of a column.
    public List<Command> forColumns() {
        return List.of(commands.get("grid.rows.sortAscending"), commands.get("grid.rows.sortDescending"), commands.get("grid.rows.fileOrder"));
    }

    /// Those of a menu over rows.
    public List<Command> forRows() {
        return List.of(commands.get("grid.rows.onlySelected"), commands.get("grid.rows.showAll"));
    }

    private void run(Consumer<RowViewModel> action) {
        var rows = current.getValue();
        if (rows != null) {
            action.accept(rows);
        }
    }

    private Command refine(Command command, Function<RowViewModel, ObservableValue<String>> whyNot) {
        var reason = current.flatMap(whyNot).orElse(Texts.of("command.whyNot.noTab"));
        return command.enabledWhen(reason.map(String::isEmpty)).because(reason);
    }
}
