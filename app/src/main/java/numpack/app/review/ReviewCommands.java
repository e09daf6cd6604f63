package numpack.app.review;

import javafx.beans.property.BooleanProperty;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with the panel of pending edits.
public final class ReviewCommands {
    private ReviewCommands() {}

    /// Puts them into the catalogue.
    ///
    /// @param shown whether the panel is on the screen
    public static void register(Commands commands, BooleanProperty shown) {
        commands.register(Command.toggling(CommandGroup.VIEW, "review.show", Feather.LIST, shown).keys("Shortcut+Shift+E"));
    }
}
