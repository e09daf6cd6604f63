package numpack.app.find;

import java.util.List;
import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;

/// The commands of the search.
public final class FindCommands {
    private FindCommands() {}

    /// Puts them into the catalogue.
    public static void register(Commands commands, FindViewModel model, FindView view) {
        var find = Command.of(CommandGroup.EDIT, "find.open", Feather.SEARCH, () -> {
            model.open();
            view.edit();
        }).keys("Shortcut+F");
        var next = Command.of(CommandGroup.EDIT, "find.next", Feather.CHEVRON_DOWN, () -> {
            model.open();
            model.next();
        }).keys("F3");
        var previous = Command.of(CommandGroup.EDIT, "find.previous", Feather.CHEVRON_UP, () -> {
            model.open();
            model.previous();
        }).keys("Shift+F3");
        ObservableValue<String> reason = model.hasArray().map(has -> has ? "" : Texts.of("command.whyNot.noTab"));
        List.of(find, next, previous).forEach(command -> commands.register(command.enabledWhen(model.hasArray()).because(reason)));
    }
}
