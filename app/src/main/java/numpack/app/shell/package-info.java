/// The window's frame: it assembles the views of all features and nothing else does.
///
/// Start at [ShellView]: menu, tool bar, explorer, tabs, details, status bar. [ShellViewModel] holds the verbs of the File menu and of
/// closing; [ShellCommands] puts them into the catalogue, from which menus, tool bar, palette and keys are made. [TabArea] shows the
/// tabs of the session; [LastSession] and `TabMemory` bring them back at the next start; `Closing` asks before anything is lost;
/// `TabTable` and `TabAxes` let the table and the axes bar look at a tab without knowing the session, and `TabRows` tells other rooms which
/// rows are selected. `TaskStrip` shows long tasks, [TaskNotices] decides of which a notice is given.
///
/// What a feature does stands in the feature's room. Features never meet except here and in the session's properties.
package numpack.app.shell;
