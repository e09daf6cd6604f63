package numpack.app.command;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// A few commands that note what they did; their words come from the test resources.
final class SampleCommands {
    final Commands commands = new Commands();
    final List<String> done = new ArrayList<>();
    final SimpleBooleanProperty canSave = new SimpleBooleanProperty(true);
    final SimpleStringProperty whyNotSave = new SimpleStringProperty("Nothing has changed.");
    final SimpleBooleanProperty showDropped = new SimpleBooleanProperty();
    final Command save = commands.register(Command.of(CommandGroup.FILE, "sample.save", Feather.SAVE, () -> done.add("save"))
            .keys("Shortcut+S").enabledWhen(canSave).because(whyNotSave));
    final Command undo = commands.register(Command.of(CommandGroup.EDIT, "sample.undo", Feather.ROTATE_CCW, () -> done.add("undo"))
            .keys("Shortcut+Z"));
    final Command redo = commands.register(Command.of(CommandGroup.EDIT, "sample.redo", Feather.ROTATE_CW, () -> done.add("redo"))
            .keys("Shortcut+Y", "Shortcut+Shift+Z"));
    final Command next = commands.register(Command.of(CommandGroup.EDIT, "sample.next", Feather.CHEVRON_RIGHT, () -> done.add("next"))
            .keys("N", "Shortcut+H"));
    final Command dropped = commands.register(
            Command.toggling(CommandGroup.VIEW, "sample.dropped", Feather.EYE, showDropped));
}
