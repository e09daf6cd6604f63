package numpack.app.find;

import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The commands of the search.
final class FindCommands {
    private final Commands commands;
    private final FindViewModel model;
    private final HitsViewModel hits;
    private final ReplaceViewModel replace;

    FindCommands(Commands commands, FindViewModel model, HitsViewModel hits, ReplaceViewModel replace) {
        this.commands = commands;
        this.model = model;
        this.hits = hits;
        this.replace = replace;
    }

    /// Puts them into the catalogue.
    ///
    /// @param edit puts the cursor into the bar
    void register(Runnable edit) {
        ofArray("find.open", Feather.SEARCH, () -> {
            model.open();
            edit.run();
        }, "Shortcut+F");
        ofArray("find.next", Feather.CHEVRON_DOWN, () -> {
            model.open();
            model.next();
        }, "F3");
        ofArray("find.previous", Feather.CHEVRON_UP, () -> {
            model.open();
            model.previous();
        }, "Shift+F3");
        ofArray("find.replace", Feather.EDIT_3, () -> {
            model.open();
            replace.open();
            edit.run();
        }, "Shortcut+H");
        ofHits("find.selectRows", Feather.CHECK_SQUARE, hits::selectRows, "Alt+Shift+R");
        ofHits("find.showRows", Feather.FILTER, hits::showRows, "Alt+Shift+F");
        ofHits("find.dropRows", Feather.TRASH_2, hits::dropRows, "Alt+Shift+X");
        ofHits("find.csv", Feather.COPY, hits::copyAsCsv, "Alt+Shift+C");
    }

    private void ofArray(String id, Ikon icon, Runnable action, String keys) {
        commands.register(Command.of(CommandGroup.EDIT, id, icon, action).keys(keys).enabledWhen(model.hasArray())
                .because(model.hasArray().map(has -> has ? "" : Texts.of("command.whyNot.noTab"))));
    }

    private void ofHits(String id, Ikon icon, Runnable action, String keys) {
        ObservableValue<Boolean> can = hits.canAct();
        commands.register(Command.of(CommandGroup.EDIT, id, icon, action).keys(keys).enabledWhen(can).because(can.map(yes -> yes ? "" : Texts.of("find.whyNot.noHits"))));
    }
}
