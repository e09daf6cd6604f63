package numpack.app;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import numpack.app.array.ArrayCommands;
import numpack.app.array.ArrayVerbs;
import numpack.app.array.RowVerbs;
import numpack.app.axes.AxesCommands;
import numpack.app.axes.AxesView;
import numpack.app.axes.AxesViewModel;
import numpack.app.command.CommandButtons;
import numpack.app.command.CommandMenus;
import numpack.app.command.CommandPalette;
import numpack.app.command.Commands;
import numpack.app.command.KeysHelp;
import numpack.app.compact.CompactVerbs;
import numpack.app.details.DetailsView;
import numpack.app.details.DetailsViewModel;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.WindowDialogs;
import numpack.app.explorer.ExplorerView;
import numpack.app.explorer.ExplorerViewModel;
import numpack.app.findings.FindingsView;
import numpack.app.findings.FindingsViewModel;
import numpack.app.grid.table.ArrayTableView;
import numpack.app.grid.table.TableCommands;
import numpack.app.history.HistoryCommands;
import numpack.app.history.HistoryView;
import numpack.app.history.HistoryViewModel;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.PreferenceKey;
import numpack.app.prefs.Preferences;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.problem.ProblemReport;
import numpack.app.review.ReviewCommands;
import numpack.app.review.ReviewView;
import numpack.app.review.ReviewViewModel;
import numpack.app.session.ArrayTab;
import numpack.app.session.Sessions;
import numpack.app.shell.LastSession;
import numpack.app.shell.ShellCommands;
import numpack.app.shell.ShellView;
import numpack.app.shell.ShellViewModel;
import numpack.app.shell.StatusBar;
import numpack.app.shell.TabArea;
import numpack.app.shell.TabAxes;
import numpack.app.style.Theme;
import numpack.app.style.ThemeChoice;
import numpack.app.task.FxThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.welcome.WelcomeView;
import numpack.app.welcome.WelcomeViewModel;

/// The one place where services and features are made and connected, in the order in which they need each other: ground, session,
/// features, frame. Whoever looks for where something comes from, looks here.
final class AppContext implements AutoCloseable {
    private static final PreferenceKey<ThemeChoice> THEME = new PreferenceKey<>("shell.theme", ThemeChoice.class, ThemeChoice.SYSTEM);

    private final FxThreads threads = new FxThreads();
    private final Commands commands = new Commands();
    private final Preferences preferences;
    private final WorkspaceStore workspace;
    private final Theme theme = new Theme(Platform.getPreferences().colorSchemeProperty());
    private final ProblemReport failures;
    private final TaskRunner runner;
    private final Sessions sessions;
    private final LastSession lastSession;
    private final ShellViewModel shell;
    private final ShellView view;

    /// @param stage the window, not shown yet
    /// @param quit  ends the program once every pack is closed
    AppContext(Stage stage, AppFolders folders, Runnable quit) {
        DialogService dialogs = new WindowDialogs(stage, theme);
        failures = new ProblemReport(dialogs::show);
        runner = new TaskRunner(threads, failures);
        var tasks = new TaskList(runner);
        preferences = new Preferences(folders, runner);
        workspace = new WorkspaceStore(folders, runner);
        theme.choiceProperty().bindBidirectional(preferences.property(THEME));
        sessions = new Sessions(runner, tasks, folders, failures);
        lastSession = new LastSession(sessions, workspace, runner, failures);
        shell = new ShellViewModel(sessions, dialogs);
        view = frame(new Ground(stage, dialogs, runner, tasks, failures), folders, quit);
    }

    /// What features stand on.
    private record Ground(Stage stage, DialogService dialogs, TaskRunner runner, TaskList tasks, ProblemReport failures) {}

    ShellView view() {
        return view;
    }

    Commands commands() {
        return commands;
    }

    Theme theme() {
        return theme;
    }

    Sessions sessions() {
        return sessions;
    }

    WorkspaceStore workspace() {
        return workspace;
    }

    /// Shows and logs what nobody caught.
    ProblemReport failures() {
        return failures;
    }

    ObservableValue<String> title() {
        return shell.title();
    }

    void open(Path pack) {
        shell.open(pack);
    }

    /// Opens what was open when the program was left.
    void bringBack(Runnable done) {
        lastSession.bringBack(done);
    }

    /// Listens for paths that later starts of the program hand over.
    void listen(OneInstance instance, Consumer<Optional<Path>> asked) {
        instance.listen(runner, asked);
    }

    /// Asks about unsaved edits, closes all packs and goes on.
    void closeAll(Runnable then) {
        lastSession.keep();
        shell.closeAll(then);
    }

    @Override
    public void close() {
        preferences.flush();
        workspace.flush();
        threads.close();
    }

    private ShellView frame(Ground ground, AppFolders folders, Runnable quit) {
        // The table asks for dropping rows; the commands on rows ask the table what is selected.
        var drop = new Runnable[1];
        var services = new ArrayTableView.Services(ground.runner, ground.tasks, ground.dialogs, ground.failures, () -> drop[0].run());
        var tabs = new TabArea(sessions, services);
        var axesModel = new AxesViewModel(new TabAxes(tabs.currentLookProperty()));
        var axes = new AxesView(axesModel);
        tabs.setBar(axes);
        registerCommands(ground, folders, quit);
        var tables = new TableCommands(commands, tabs.currentTableProperty());
        tables.register();
        AxesCommands.register(commands, axesModel, () -> axes.sliceField().requestFocus());
        var array = new ArrayCommands(commands, new ArrayVerbs(ground.dialogs), new RowVerbs(ground.dialogs, ground.runner),
                new ArrayCommands.InFront(sessions.currentPackProperty().map(pack -> pack),
                        sessions.currentTabProperty().flatMap(ArrayTab::arrayProperty), tabs::selectedRows));
        array.register();
        drop[0] = array::dropSelected;
        new CompactVerbs(ground.dialogs).register(commands, sessions.currentPackProperty(),
                sessions.currentTabProperty().flatMap(ArrayTab::arrayProperty));
        var review = new ReviewView(new ReviewViewModel(sessions.currentPackProperty(), ground.dialogs, commands.get("shell.save")::run));
        ReviewCommands.register(commands, switchOf(review, false));
        var history = new HistoryView(new HistoryViewModel(sessions.currentPackProperty(), ground.dialogs));
        HistoryCommands.register(commands, switchOf(history, true));
        tabs.setMenus(part -> switch (part) {
            case ROW_HEAD -> CommandMenus.contextMenu(List.of(array.forRows(), tables.forRows()));
            case COLUMN_HEAD, COLUMN_BORDER -> CommandMenus.contextMenu(List.of(tables.forColumns()));
            case CELL, CORNER -> CommandMenus.contextMenu(List.of(tables.forCells(), array.forRows()));
            case OUTSIDE -> null;
        });
        var explorer = new ExplorerView(new ExplorerViewModel(sessions), () -> explorerMenu(array), new VBox(),
                CommandButtons.icon(commands.get("array.create")));
        var welcome = new WelcomeView(new WelcomeViewModel(sessions, workspace, folders, ground.runner), commands, ground.dialogs);
        var findings = new FindingsView(new FindingsViewModel(sessions), ground.dialogs, commands);
        var parts = new ShellView.Parts(welcome, explorer, findings, tabs, review, column(new DetailsView(new DetailsViewModel(sessions)), history),
                new StatusBar(sessions, tabs.currentTableProperty(), ground.tasks));
        return new ShellView(commands, parts, shell.hasPack(), sessions.currentTabProperty().map(_ -> true).orElse(false));
    }

    /// Shows and hides a panel, which leaves no gap.
    private static BooleanProperty switchOf(Region panel, boolean isShown) {
        var shown = new SimpleBooleanProperty(isShown);
        panel.visibleProperty().bind(shown);
        panel.managedProperty().bind(shown);
        return shown;
    }

    private static VBox column(Region top, Region below) {
        VBox.setVgrow(below, Priority.ALWAYS);
        return new VBox(top, below);
    }

    private void registerCommands(Ground ground, AppFolders folders, Runnable quit) {
        var palette = new CommandPalette(commands);
        new ShellCommands(commands, shell).register(theme, new ShellCommands.Doors(quit,
                () -> palette.show(ground.stage.getScene()),
                () -> ground.dialogs.show(Texts.of("shell.keys.text"), new KeysHelp(commands)),
                () -> ground.dialogs.show(Texts.of("shell.about.text"), about(folders))));
    }

    private ContextMenu explorerMenu(ArrayCommands array) {
        return CommandMenus.contextMenu(List.of(array.forArray(), List.of(commands.get("compact.start")), List.of(commands.get("array.create")),
                List.of(commands.get("shell.open"), commands.get("shell.new")),
                List.of(commands.get("shell.save"), commands.get("shell.saveCopy"), commands.get("shell.closePack"))));
    }

    private static Label about(AppFolders folders) {
        var version = Optional.ofNullable(AppContext.class.getModule().getDescriptor()).flatMap(ModuleDescriptor::rawVersion).orElse("1.0.0");
        var label = new Label(Texts.of("shell.about.facts", version, folders.logs(), folders.data()));
        label.setWrapText(true);
        return label;
    }
}
