package numpack.app.explorer;

import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.ContextMenu;
import numpack.app.command.CommandButtons;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.session.Sessions;
import numpack.app.task.TaskRunner;
import org.kordamp.ikonli.feather.Feather;

/// The panel of open packs and their arrays.
public final class ExplorerPanel {
    private ExplorerPanel() {}

    /// @param menu    what a line can be asked to do
    /// @param toTable gives the focus to the table in front
    public static Panel of(Sessions sessions, TaskRunner runner, Commands commands, Supplier<ContextMenu> menu, Runnable toTable) {
        var view = new ExplorerView(new ExplorerViewModel(sessions, runner), new ExplorerView.Actions(menu, commands.get("array.create"),
                commands.get("array.rename"), commands.get("array.remove"), commands.get("compact.all"), toTable));
        return Panel.of("explorer", Feather.SIDEBAR, PanelSide.LEFT, view).keys("Shortcut+B")
                .titled(new SimpleStringProperty(Texts.of("explorer.title"))).actions(CommandButtons.icon(commands.get("array.create")));
    }
}
