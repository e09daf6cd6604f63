package numpack.app.command;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/// Menus made of commands: words, icon, key, check mark and greying follow the command.
public final class CommandMenus {
    private static final String FOLLOWING = "numpack.app.following";

    private CommandMenus() {}

    /// An item of a menu or context menu; one item per place, because an item can only stand in one menu.
    public static MenuItem item(Command command) {
        MenuItem item = command.state().<MenuItem>map(state -> {
            var check = new CheckMenuItem(null, new FontIcon(command.icon()));
            // Not bound both ways: what is being typed may have to be finished first, and may hold the switch back.
            ChangeListener<Boolean> follow = (_, _, now) -> check.setSelected(now);
            check.getProperties().put(FOLLOWING, follow);
            state.addListener(new WeakChangeListener<>(follow));
            check.setSelected(state.get());
            check.setOnAction(event -> {
                command.run();
                check.setSelected(state.get());
            });
            return check;
        }).orElseGet(() -> {
            var plain = new MenuItem(null, new FontIcon(command.icon()));
            plain.setOnAction(event -> command.run());
            return plain;
        });
        item.setId(command.id());
        // an underscore in an array's name would otherwise become a mnemonic
        item.setMnemonicParsing(false);
        item.textProperty().bind(command.textProperty());
        item.disableProperty().bind(command.enabledProperty().not());
        item.acceleratorProperty().bind(command.keysProperty().map(keys -> keys.isEmpty() ? null : keys.getFirst()));
        DisabledReasons.mark(item, command);
        return item;
    }

    /// A menu of groups of commands, set apart by lines; empty groups leave no line.
    ///
    /// @param title its name; a letter after an underscore opens it with Alt
    public static Menu menu(String title, List<List<Command>> groups) {
        var menu = new Menu(title);
        menu.getItems().setAll(items(groups));
        return menu;
    }

    /// A context menu of groups of commands, set apart by lines.
    public static ContextMenu contextMenu(List<List<Command>> groups) {
        var menu = new ContextMenu();
        menu.getItems().setAll(items(groups));
        return menu;
    }

    private static List<MenuItem> items(List<List<Command>> groups) {
        var items = new ArrayList<MenuItem>();
        for (List<Command> group : groups) {
            if (!items.isEmpty() && !group.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            group.forEach(command -> items.add(item(command)));
        }
        return items;
    }
}
