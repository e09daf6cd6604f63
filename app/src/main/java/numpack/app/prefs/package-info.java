/// What the program remembers between runs, and where on the disk.
///
/// Start at [numpack.app.prefs.AppFolders], which knows the user's data folder on each system (a test names its own
/// by the system property `workbench.data`). [numpack.app.prefs.Preferences] holds settings under typed keys;
/// [numpack.app.prefs.WorkspaceState] is how windows, packs and tabs looked last time, as plain records. Both are
/// JSON files kept by [numpack.app.prefs.JsonFile]: written whole and by rename, read back or, if damaged, put aside
/// and replaced by defaults.
///
/// The path of a change: a setting is set, a debounce waits for quiet, the background writes. On closing, `flush()`
/// writes at once. [numpack.app.prefs.LogFile] sends the program's log to the same folder.
///
/// Not here: anything about the content of packs, drafts or history.
package numpack.app.prefs;
