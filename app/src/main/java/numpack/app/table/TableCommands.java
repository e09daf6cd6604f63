package numpack.app.table;

import static numpack.app.command.CommandGroup.EDIT;
import static numpack.app.command.CommandGroup.VIEW;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.grid.GridView;
import numpack.app.grid.model.GridIntents;
import numpack.app.i18n.Texts;
import numpack.app.table.exchange.CopyForm;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The commands that act on the table in front.
public final class TableCommands {
    private final Commands commands;
    private final ObservableValue<@Nullable ArrayTableView> current;

    /// @param current the table in front; null for none
    public TableCommands(Commands commands, ObservableValue<@Nullable ArrayTableView> current) {
        this.commands = commands;
        this.current = current;
    }

    /// Puts them into the catalogue.
    public void register() {
        add(EDIT, "grid.edit", Feather.EDIT_2, GridView::edit, "F2");
        add(EDIT, "grid.copy", Feather.COPY, grid -> grid.intend(GridIntents::copyTsv), "Shortcut+C");
        add(EDIT, "grid.copyWithHeaders", Feather.COPY, grid -> grid.intend(GridIntents::copyWithHeaders), "Shortcut+Shift+C");
        add(EDIT, "grid.copyAsNumpy", Feather.CODE, grid -> grid.intend(GridIntents::copyAsNumpy), "Shortcut+Alt+C");
        addOnView(EDIT, "grid.copyAsCsv", Feather.COPY, view -> view.copyAs(CopyForm.CSV), "Alt+Shift+Comma");
        addOnView(EDIT, "grid.copyAsJson", Feather.COPY, view -> view.copyAs(CopyForm.JSON), "Alt+Shift+J");
        addOnView(EDIT, "grid.copyAsMarkdown", Feather.COPY, view -> view.copyAs(CopyForm.MARKDOWN), "Alt+Shift+M");
        add(EDIT, "grid.paste", Feather.CLIPBOARD, GridView::paste, "Shortcut+V");
        add(EDIT, "grid.fillDown", Feather.ARROW_DOWN, grid -> grid.intend(GridIntents::fillDown), "Shortcut+D");
        add(EDIT, "grid.selectAll", Feather.GRID, grid -> grid.select(grid.getSelection().all()), "Shortcut+A");
        addOnView(VIEW, "grid.goToRow", Feather.ARROW_RIGHT, ArrayTableView::goToRow, "Shortcut+G");
        addOnView(VIEW, "grid.goToColumn", Feather.ARROW_DOWN, ArrayTableView::goToColumn, "Shortcut+Shift+G");
        add(VIEW, "grid.zoomIn", Feather.ZOOM_IN, grid -> grid.setZoom(grid.zoomProperty().get() + 0.1), "Shortcut+Plus", "Shortcut+Equals");
        add(VIEW, "grid.zoomOut", Feather.ZOOM_OUT, grid -> grid.setZoom(grid.zoomProperty().get() - 0.1), "Shortcut+Minus");
        add(VIEW, "grid.zoomReset", Feather.MAXIMIZE, grid -> grid.setZoom(1), "Shortcut+0");
        commands.register(onView(VIEW, "grid.numberFormat", Feather.HASH, ArrayTableView::chooseNumberFormat).keys("Shortcut+1")
                .enabledWhen(current.flatMap(ArrayTableView::hasFractions).orElse(false))
                .because(current.flatMap(view -> view.hasFractions().map(has -> has ? "" : Texts.of("grid.numberFormat.whole")))
                        .orElse(Texts.of("command.whyNot.noTab"))));
        add(VIEW, "grid.freeze", Feather.LOCK,
                grid -> grid.frozenColumnsProperty().set((int) Math.min(64, grid.getSelection().cursor().column() + 1)), "Shortcut+Alt+F");
        add(VIEW, "grid.unfreeze", Feather.UNLOCK, grid -> grid.frozenColumnsProperty().set(0), "Shortcut+Alt+Shift+F");
    }

    /// Those that a menu over cells begins with.
    public List<Command> forCells() {
        return List.of(commands.get("grid.edit"), commands.get("grid.copy"), commands.get("grid.copyWithHeaders"),
                commands.get("grid.copyAsNumpy"), commands.get("grid.copyAsCsv"), commands.get("grid.copyAsJson"), commands.get("grid.copyAsMarkdown"),
                commands.get("grid.paste"), commands.get("grid.fillDown"), commands.get("grid.numberFormat"));
    }

    /// Those of a menu over the head of a row.
    public List<Command> forRows() {
        return List.of(commands.get("grid.copy"), commands.get("grid.copyWithHeaders"), commands.get("grid.copyAsNumpy"), commands.get("grid.copyAsCsv"),
                commands.get("grid.copyAsJson"), commands.get("grid.copyAsMarkdown"));
    }

    /// Those of a menu over the head of a column.
    public List<Command> forColumns() {
        return List.of(commands.get("grid.copy"), commands.get("grid.copyWithHeaders"), commands.get("grid.fillDown"),
                commands.get("grid.numberFormat"), commands.get("grid.freeze"), commands.get("grid.unfreeze"));
    }

    private void add(CommandGroup group, String id, Ikon icon, Consumer<GridView> action, String... keys) {
        addOnView(group, id, icon, view -> action.accept(view.grid()), keys);
    }

    private void addOnView(CommandGroup group, String id, Ikon icon, Consumer<ArrayTableView> action, String... keys) {
        commands.register(onView(group, id, icon, action).keys(keys).enabledWhen(current.map(view -> true).orElse(false))
                .because(current.map(view -> "").orElse(Texts.of("command.whyNot.noTab"))));
    }

    private Command onView(CommandGroup group, String id, Ikon icon, Consumer<ArrayTableView> action) {
        return Command.of(group, id, icon, () -> {
            var view = current.getValue();
            if (view != null) {
                action.accept(view);
            }
        });
    }
}
