/// The window's frame: it puts panels and pictures, which the features make, in their places. It knows no feature.
///
/// Start at [ShellView]: menu, tool bar, tabs with the panels around them, status bar. The panels live in [numpack.app.shell.panel], and [Panes] is
/// the round of the keys that go from one to the next. [MenuPlan] says which commands stand together in a menu; [StatusBar] is the line at the
/// bottom.
///
/// [ShellViewModel] holds the verbs of the File menu and of undo; [ShellCommands] puts them into the catalogue, from which menus, tool bar, palette
/// and shortcuts are made. `PackSaving` says before a save that it rewrites shared files, and `Closing` asks before anything is lost; both use the
/// dialogs and leave the work to the session. [LastSession] brings back at the next start what was open.
///
/// Long tasks are shown by [numpack.app.shell.task]. The tabs and their pictures live in [numpack.app.shell.tab]. What a feature does stands in the feature's room: features meet only here and in the
/// session's properties.
package numpack.app.shell;
