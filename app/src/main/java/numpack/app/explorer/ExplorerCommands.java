package numpack.app.explorer;

import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.session.Sessions;
import numpack.app.session.pack.PackSession;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// What can be copied of the line that commands mean. A line without an array means its pack.
public final class ExplorerCommands {
    private ExplorerCommands() {}

    /// Puts them into the catalogue.
    public static void register(Commands commands, Sessions sessions) {
        register(commands, sessions, text -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    /// @param clipboard takes the text
    static void register(Commands commands, Sessions sessions, Consumer<String> clipboard) {
        add(commands, sessions, "explorer.copyName", Feather.TYPE, "Shortcut+Alt+N", pack -> clipboard.accept(name(sessions, pack)));
        add(commands, sessions, "explorer.copyPath", Feather.LINK, "Shortcut+Alt+P", pack -> clipboard.accept(pack.path().toString()));
    }

    private static void add(Commands commands, Sessions sessions, String id, Ikon icon, String key, Consumer<PackSession> copy) {
        ObservableValue<Boolean> hasPack = sessions.currentPackProperty().map(_ -> true).orElse(false);
        commands.register(Command.of(CommandGroup.ARRAY, id, icon, () -> {
            var pack = sessions.currentPackProperty().get();
            if (pack != null) {
                copy.accept(pack);
            }
        }).keys(key).enabledWhen(hasPack).because(hasPack.map(has -> has ? "" : Texts.of("command.whyNot.noPack"))));
    }

    private static String name(Sessions sessions, PackSession pack) {
        var array = sessions.meantArrayProperty().get();
        return array == null ? pack.name() : array.name();
    }
}
