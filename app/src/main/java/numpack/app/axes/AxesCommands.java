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
                .keys("Alt+Shift+S").enabledWhen(model.canSwap()).because(reason(model.canSwap(), "axes.swap.whyNot")));
        commands.register(Command.of(CommandGroup.VIEW, "axes.stepBack", Feather.CHEVRON_LEFT, () -> model.stepLast(-1))
                .keys("Alt+Left").enabledWhen(model.canStep()).because(reason(model.canStep(), "axes.step.whyNot")));
        commands.register(Command.of(CommandGroup.VIEW, "axes.stepOn", Feather.CHEVRON_RIGHT, () -> model.stepLast(1))
                .keys("Alt+Right").enabledWhen(model.canStep()).because(reason(model.canStep(), "axes.step.whyNot")));
        commands.register(Command.of(CommandGroup.VIEW, "axes.editSlice", Feather.CROP, focusSlice)
                .keys("Shortcut+L").enabledWhen(model.hasAxesProperty()).because(reason(model.hasAxesProperty(), "axes.noTab")));
        commands.register(Command.toggling(CommandGroup.VIEW, "axes.showDropped", Feather.EYE, model.showDroppedProperty())
                .keys("Shortcut+Shift+D").enabledWhen(model.hasAxesProperty()).because(reason(model.hasAxesProperty(), "axes.noTab")));
    }

    private static ObservableValue<String> reason(ObservableValue<Boolean> can, String key) {
        return can.map(yes -> yes ? "" : Texts.of(key));
    }
}
