package numpack.app.axes;

import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with the axes of the tab in front.
public final class AxesCommands {
    private AxesCommands() {}

    /// Puts them into the catalogue.
    ///
    /// @param focusSlice puts the cursor into the slice field
    public static void register(Commands commands, AxesViewModel model, Runnable focusSlice) {
        commands.register(Command.of(CommandGroup.VIEW, "axes.swap", Feather.REPEAT, model::swap)
                .keys("Alt+Shift+S").enabledWhen(model.canSwap()).because(reason(model, model.canSwap(), "command.whyNot.oneAxisShown")));
        commands.register(Command.of(CommandGroup.VIEW, "axes.previousSlice", Feather.CHEVRON_LEFT, () -> model.stepLast(-1))
                .keys("Alt+Left").enabledWhen(model.canStep()).because(reason(model, model.canStep(), "command.whyNot.allAxesShown")));
        commands.register(Command.of(CommandGroup.VIEW, "axes.nextSlice", Feather.CHEVRON_RIGHT, () -> model.stepLast(1))
                .keys("Alt+Right").enabledWhen(model.canStep()).because(reason(model, model.canStep(), "command.whyNot.allAxesShown")));
        commands.register(Command.of(CommandGroup.VIEW, "axes.editSlice", Feather.CROP, focusSlice)
                .keys("Shortcut+L").enabledWhen(model.hasAxesProperty()).because(reason(model, model.hasAxesProperty(), "command.whyNot.noTab")));
        commands.register(Command.toggling(CommandGroup.VIEW, "axes.showDropped", Feather.EYE, model.showDroppedProperty())
                .keys("Shortcut+Shift+D").enabledWhen(model.hasAxesProperty()).because(reason(model, model.hasAxesProperty(), "command.whyNot.noTab")));
    }

    /// @param key the reason where an array is open
    private static ObservableValue<String> reason(AxesViewModel model, ObservableValue<Boolean> can, String key) {
        return model.hasAxesProperty().flatMap(has -> can.map(yes -> yes ? "" : Texts.of(has ? key : "command.whyNot.noTab")));
    }
}
