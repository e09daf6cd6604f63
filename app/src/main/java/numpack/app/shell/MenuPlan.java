package numpack.app.shell;

import java.util.ArrayList;
import java.util.List;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;

/// Which commands stand together in the menus of the window, by purpose, with lines between them.
final class MenuPlan {
    private static final List<List<String>> BLOCKS = List.of(
            List.of("shell.new", "shell.open"),
            List.of("shell.save", "shell.saveCopy", "shell.discard", "shell.reload"),
            List.of("shell.closeTab", "shell.closeOtherTabs", "shell.reopenTab", "shell.closePack"),
            List.of("shell.quit"),
            List.of("shell.undo", "shell.redo"),
            List.of("grid.copy", "grid.copyWithHeaders", "grid.copyAsNumpy", "grid.copyAsCsv", "grid.copyAsJson", "grid.copyAsMarkdown", "grid.paste"),
            List.of("grid.edit", "grid.fillDown", "grid.selectAll"),
            List.of("find.open", "find.next", "find.previous", "find.replace"),
            List.of("find.selectRows", "find.showRows", "find.dropRows", "find.csv"),
            List.of("settings.show", "settings.changeKeys"),
            List.of("grid.goToRow", "grid.goToColumn"),
            List.of("axes.editSlice", "axes.previousSlice", "axes.nextSlice", "axes.swap", "axes.showDropped"),
            List.of("grid.rows.onlySelected", "grid.rows.onlyChanged", "grid.rows.onlyDropped", "grid.rows.showAll"),
            List.of("grid.rows.sortAscending", "grid.rows.sortDescending", "grid.rows.fileOrder"),
            List.of("grid.numberFormat", "grid.freeze", "grid.unfreeze"),
            List.of("grid.zoomIn", "grid.zoomOut", "grid.zoomReset"),
            List.of("shell.theme.system", "shell.theme.light", "shell.theme.dark"),
            List.of("array.create", "array.rename", "array.duplicate", "array.remove"),
            List.of("explorer.copyName", "explorer.copyPath"),
            List.of("array.append", "array.drop", "array.restore", "array.restoreAll", "array.dropSame"),
            List.of("compact.start", "compact.all"),
            List.of("shell.nextTab", "shell.previousTab"),
            List.of("shell.nextPane", "shell.previousPane"),
            List.of("shell.palette", "shell.keys"),
            List.of("shell.about"));

    private MenuPlan() {}

    /// The blocks of a menu. What the plan does not know stands at the end.
    ///
    /// @param elsewhere what has a menu of its own
    static List<List<Command>> of(Commands commands, CommandGroup group, List<Command> elsewhere) {
        var left = new ArrayList<>(commands.inGroup(group));
        left.removeAll(elsewhere);
        var blocks = new ArrayList<List<Command>>();
        for (var ids : BLOCKS) {
            var block = ids.stream().flatMap(id -> left.stream().filter(command -> command.id().equals(id))).toList();
            if (!block.isEmpty()) {
                blocks.add(block);
                left.removeAll(block);
            }
        }
        if (!left.isEmpty()) {
            blocks.add(List.copyOf(left));
        }
        return blocks;
    }
}
