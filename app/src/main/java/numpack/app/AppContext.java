package numpack.app;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import numpack.app.array.ArrayCommands;
import numpack.app.array.ArrayVerbs;
import numpack.app.array.RowVerbs;
import numpack.app.axes.AxesCommands;
import numpack.app.axes.AxesView;
import numpack.app.axes.AxesViewModel;
import numpack.app.command.CommandMenus;
import numpack.app.command.CommandPalette;
import numpack.app.command.Commands;
import numpack.app.command.Keymap;
import numpack.app.command.KeysHelp;
import numpack.app.compact.CompactVerbs;
import numpack.app.details.DetailsPanel;
import numpack.app.explorer.ExplorerCommands;
import numpack.app.explorer.ExplorerPanel;
import numpack.app.find.FindFeature;
import numpack.app.find.FindViewModel;
import numpack.app.findings.FindingsView;
import numpack.app.findings.FindingsViewModel;
import numpack.app.grid.space.GridHit;
import numpack.app.history.HistoryPanel;
import numpack.app.i18n.Texts;
import numpack.app.inspect.InspectorPanel;
import numpack.app.leftover.LeftoverVerbs;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.LinkedPacks;
import numpack.app.review.ReviewPanel;
import numpack.app.session.RowChoice;
import numpack.app.session.Sessions;
import numpack.app.session.ShownArray;
import numpack.app.session.pack.EditedPack;
import numpack.app.session.pack.PackSession;
import numpack.app.settings.SettingsCommands;
import numpack.app.settings.SettingsViewModel;
import numpack.app.shell.AboutView;
import numpack.app.shell.LastSession;
import numpack.app.shell.ShellCommands;
import numpack.app.shell.ShellView;
import numpack.app.shell.ShellViewModel;
import numpack.app.shell.StatusBar;
import numpack.app.shell.panel.Panels;
import numpack.app.shell.tab.PictureKind;
import numpack.app.shell.tab.TabArea;
import numpack.app.shell.tab.TabCommands;
import numpack.app.shell.tab.TabMemory;
import numpack.app.shell.task.TaskNoticePopup;
import numpack.app.shell.task.TaskNotices;
import numpack.app.stats.StatisticsPanel;
import numpack.app.stats.overview.Overview;
import numpack.app.table.ArrayTableView;
import numpack.app.table.TableCommands;
import numpack.app.table.TableKeys;
import numpack.app.table.Tables;
import numpack.app.table.number.NumberFormats;
import numpack.app.table.paste.question.PasteMemory;
import numpack.app.table.rows.RowViewCommands;
import numpack.app.welcome.WelcomeView;
import numpack.app.welcome.WelcomeViewModel;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Step;
import org.jspecify.annotations.Nullable;

/// The one place where services and features are made and connected, in the order in which they need each other: ground, session,
/// features, frame. It is the place to see where something comes from.
final class AppContext implements AutoCloseable {
    private final Ground ground;
    private final Commands commands;
    private final Sessions sessions;
    private final ShellViewModel shell;
    private final Tables tables;
    private final TabArea tabs;
    private final LastSession lastSession;
    private final Panels panels;
    private final ShellView view;

    /// @param stage the window, not shown yet
    /// @param quit  ends the program once every pack is closed
    AppContext(Stage stage, AppFolders folders, Runnable quit) {
        ground = Ground.under(stage, folders);
        commands = ground.commands();
        sessions = new Sessions(ground.runner(), ground.tasks(), folders, ground.failures());
        sessions.linkedPacksProperty().bindBidirectional(ground.preferences().property(LinkedPacks.KEY));
        shell = new ShellViewModel(sessions, ground.dialogs(), ground.workspace(), this::focusPicture);
        // The Delete key of a table does what the command does, which asks the table what is selected.
        tables = new Tables(sessions.currentTabProperty(), new ArrayTableView.Services(ground.runner(), ground.tasks(), ground.dialogs(), commands.openEdits(), new PasteMemory(),
                new NumberFormats(ground.preferences().property(NumberFormats.KEPT)), ground.failures(),
                () -> commands.get("array.drop").run()));
        tabs = new TabArea(sessions, ground.runner(), List.of(new PictureKind("table", tables::picture)));
        lastSession = new LastSession(sessions, ground.workspace(), ground.runner(), ground.failures(), new TabMemory(tabs));
        var keymap = new Keymap(commands, ground.preferences());

        shellCommands(stage, quit);
        var tabCommands = new TabCommands(commands, sessions, tabs);
        tabCommands.register();
        var tableCommands = new TableCommands(commands, tables.current());
        tableCommands.register();
        var rowCommands = new RowViewCommands(commands, tables.current().map(ArrayTableView::rows));
        rowCommands.register();
        SettingsCommands.register(commands, new SettingsViewModel(new SettingsViewModel.Options(ground.theme().choiceProperty(),
                ground.preferences().property(LastSession.BRING_BACK), ground.preferences().property(Overview.FIRST)), ground.workspace(), folders, commands, keymap), ground.dialogs());
        var find = find();
        tabs.setBar(new VBox(find.bar(), axes()));
        var overview = new Overview(sessions, ground.runner(), folders, ground.preferences().property(Overview.FIRST), find.model()::search);
        overview.register(commands);
        tabs.setOverview(overview.view());
        var arrays = arrays();
        new CompactVerbs(ground.dialogs()).register(commands, sessions.currentPackProperty(), sessions.meantArrayProperty());
        ExplorerCommands.register(commands, sessions);
        new LeftoverVerbs(ground.dialogs()).register(commands, sessions.currentPackProperty());
        var explorerMenu = explorerMenu(arrays);
        var statistics = new StatisticsPanel(sessions, ground.runner(), folders, find.model()::search, this::focusPicture);
        panels = new Panels(List.of(
                ExplorerPanel.of(sessions, ground.runner(), commands, () -> explorerMenu, tabs::focusPicture),
                DetailsPanel.of(sessions, commands),
                statistics.panel(),
                InspectorPanel.of(sessions, ground.preferences(), ground.runner(), commands.openEdits(), ground.failures()),
                HistoryPanel.of(sessions, ground.dialogs()),
                ReviewPanel.of(sessions, ground.dialogs(), ground.runner(), commands, tabs::focusPicture),
                find.panel()));
        panels.register(commands, shell.hasPack());
        statistics.register(commands);
        panels.bringBack(ground.workspace().getState().panels());
        var tableMenus = new EnumMap<GridHit.Part, ContextMenu>(GridHit.Part.class);
        var headMenu = tabCommands.headMenu();
        tables.setMenus(part -> tableMenus.computeIfAbsent(part, one -> tableMenu(one, tableCommands, rowCommands, arrays)));
        tabs.setMenu(() -> headMenu);
        keymap.restore();
        ground.tasks().whenDone(new TaskNotices(ground.tasks(), new TaskNoticePopup(stage)));

        view = new ShellView(commands, new ShellView.Parts(welcome(), findings(), tabs, panels,
                new StatusBar(sessions, ground.tasks(), shell.waiting(), commands.get("review.show"), commands.get("stats.selection"), panels)),
                shell, ground.workspace());
    }

    ShellView view() {
        return view;
    }

    Ground ground() {
        return ground;
    }

    Sessions sessions() {
        return sessions;
    }

    ObservableValue<String> title() {
        return shell.title();
    }

    void open(Path pack) {
        shell.open(pack);
    }

    /// Opens what was open when the program was left, unless the user wants none of it, and then what it is started with.
    void start(Optional<Path> asked) {
        boolean bringsBack = ground.preferences().get(LastSession.BRING_BACK) && lastSession.isKept();
        shell.startingProperty().set(bringsBack || asked.isPresent());
        Runnable then = () -> shell.start(asked, ground.failures());
        if (bringsBack) {
            lastSession.bringBack(then);
        } else {
            then.run();
        }
    }

    /// Listens for paths that later starts of the program hand over.
    void listen(OneInstance instance, Consumer<Optional<Path>> asked) {
        instance.listen(ground.runner(), asked);
    }

    /// Ends the program as its command does: what is being typed is finished first.
    void quit() {
        commands.get("shell.quit").run();
    }

    /// Asks about unsaved edits, closes all packs and continues.
    void closeAll(Runnable then) {
        shell.closeAll(() -> {
            lastSession.keep();
            ground.workspace().update(state -> state.withPanels(panels.states()));
        }, then);
    }

    @Override
    public void close() {
        ground.close();
    }

    private void shellCommands(Stage stage, Runnable quit) {
        var palette = new CommandPalette(commands);
        new ShellCommands(commands, shell).register(ground.theme(), new ShellCommands.Actions(quit,
                () -> palette.show(stage.getScene()),
                this::showKeys,
                () -> ground.dialogs().show(Texts.of("shell.about.text"), new AboutView(version(), ground.folders())),
                () -> view().panes().next(), () -> view().panes().previous()));
    }

    private void showKeys() {
        var help = new KeysHelp(commands, List.of(TableKeys.list()));
        ground.dialogs().show(Texts.of("shell.keys.text"), help, help.searchField());
    }

    private FindFeature find() {
        var find = new FindFeature(sessions.currentTabProperty(), new FindFeature.Ground(ground.runner(), ground.tasks(), ground.dialogs()),
                new FindFeature.Window(new FindViewModel.Arrays() {
            @Override
            public void show(ShownArray shown) {
                sessions.currentTabProperty().set(shown);
            }

            @Override
            public void show(ShownArray beside, DraftArray array) {
                sessions.packOf(beside).ifPresent(pack -> sessions.show(pack, array));
            }
        }, new RowVerbs(ground.dialogs(), ground.runner())::drop, this::focusPicture));
        find.register(commands);
        return find;
    }

    private AxesView axes() {
        var model = new AxesViewModel(sessions.currentTabProperty());
        var axes = new AxesView(model);
        AxesCommands.register(commands, model, axes::editSlice);
        return axes;
    }

    private ArrayCommands arrays() {
        var arrays = new ArrayCommands(commands, new ArrayVerbs(ground.dialogs(), front()), new RowVerbs(ground.dialogs(), ground.runner()),
                new ArrayCommands.InFront(sessions.currentPackProperty().map(pack -> pack), sessions.meantArrayProperty(),
                        sessions.currentPackProperty().flatMap(PackSession::unevenArrays).orElse(Set.of()), 
                        sessions.currentTabProperty().flatMap(ShownArray::rowChoice).orElse(RowChoice.NO_TABLE),
                        () -> Optional.ofNullable(sessions.currentTabProperty().get()).flatMap(ShownArray::rowSelection)));
        arrays.register();
        return arrays;
    }

    private ArrayVerbs.Front front() {
        return new ArrayVerbs.Front() {
            @Override
            public void showArray(EditedPack pack, String name) {
                shell.showMade(pack, name);
            }

            @Override
            public void showChange(EditedPack pack, Step step) {
                sessions.showChange(pack, step);
            }
        };
    }

    private WelcomeView welcome() {
        return new WelcomeView(new WelcomeViewModel(sessions, ground.workspace(), ground.folders(), ground.runner()), commands, ground.dialogs());
    }

    private void focusPicture() {
        tabs.focusPicture();
    }

    private FindingsView findings() {
        return new FindingsView(new FindingsViewModel(sessions), ground.dialogs(), commands, tabs::focusPicture);
    }

    private static @Nullable ContextMenu tableMenu(GridHit.Part part, TableCommands tables, RowViewCommands rows, ArrayCommands arrays) {
        return switch (part) {
            case ROW_HEAD -> CommandMenus.contextMenu(List.of(arrays.forRows(), tables.forRows(), rows.forRows()));
            case COLUMN_HEAD, COLUMN_SORT, COLUMN_BORDER -> CommandMenus.contextMenu(List.of(tables.forColumns(), rows.forColumns()));
            case CELL, CORNER -> CommandMenus.contextMenu(List.of(tables.forCells(), arrays.forRows(), rows.forRows()));
            case OUTSIDE -> null;
        };
    }

    private ContextMenu explorerMenu(ArrayCommands arrays) {
        return CommandMenus.contextMenu(List.of(arrays.forArray(), List.of(commands.get("explorer.copyName"), commands.get("explorer.copyPath")),
                List.of(commands.get("compact.start"), commands.get("compact.all")), List.of(commands.get("array.create")),
                List.of(commands.get("shell.open"), commands.get("shell.new")),
                List.of(commands.get("shell.save"), commands.get("shell.saveCopy"), commands.get("shell.closePack"))));
    }

    private static String version() {
        return Optional.ofNullable(AppContext.class.getModule().getDescriptor()).flatMap(ModuleDescriptor::rawVersion).orElse("?");
    }
}
