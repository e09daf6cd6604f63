package numpack.app;

import javafx.application.Platform;
import javafx.stage.Stage;
import numpack.app.command.Commands;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.WindowDialogs;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.PreferenceKey;
import numpack.app.prefs.Preferences;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.problem.ProblemReport;
import numpack.app.style.Theme;
import numpack.app.style.ThemeChoice;
import numpack.app.task.FxThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;

/// The services that all features share, in the order in which they are made; closed last.
///
/// @param failures shows and logs uncaught exceptions
record Ground(AppFolders folders, Theme theme, DialogService dialogs, FxThreads threads, ProblemReport failures, TaskRunner runner,
        TaskList tasks, Preferences preferences, WorkspaceStore workspace, Commands commands) implements AutoCloseable {
    /// Which look the windows have.
    static final PreferenceKey<ThemeChoice> THEME = new PreferenceKey<>("shell.theme", ThemeChoice.class, ThemeChoice.SYSTEM);

    /// @param stage the window, not shown yet
    static Ground under(Stage stage, AppFolders folders) {
        var theme = new Theme(Platform.getPreferences().colorSchemeProperty());
        var dialogs = new WindowDialogs(stage, theme);
        var threads = new FxThreads();
        var failures = new ProblemReport(dialogs::show);
        var runner = new TaskRunner(threads, failures);
        var tasks = new TaskList(runner);
        var preferences = new Preferences(folders, runner);
        var workspace = new WorkspaceStore(folders, runner);
        theme.choiceProperty().bindBidirectional(preferences.property(THEME));
        return new Ground(folders, theme, dialogs, threads, failures, runner, tasks, preferences, workspace, new Commands());
    }

    @Override
    public void close() {
        preferences.flush();
        workspace.flush();
        threads.close();
    }
}
