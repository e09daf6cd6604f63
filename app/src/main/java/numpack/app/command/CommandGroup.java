package numpack.app.command;

import java.util.Locale;
import numpack.app.i18n.Texts;

/// Where a command belongs: the menus of the window, in their order.
public enum CommandGroup {
    FILE,
    EDIT,
    VIEW,
    ARRAY,
    TOOLS,
    WINDOW,
    HELP;

    /// The menu's name.
    public String text() {
        return menuText().replace("_", "");
    }

    /// The menu's name with an underscore before the letter that opens it with Alt.
    public String menuText() {
        return Texts.of("command.group." + name().toLowerCase(Locale.ROOT));
    }
}
