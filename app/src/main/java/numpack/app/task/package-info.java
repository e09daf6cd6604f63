/// Work off the JavaFX thread: the only room with threads, executors and `Platform.runLater`.
///
/// Start at [numpack.app.task.TaskRunner]: it runs a [numpack.app.task.Work] in the background and brings its answer,
/// or its failure, back to the foreground, which is the JavaFX thread. [numpack.app.task.LatestOnly] is for questions
/// that a newer one makes worthless (a window of the grid, a plot); [numpack.app.task.TaskList] is for long work that
/// people watch and may cancel; [numpack.app.task.Debounce] and [numpack.app.task.Ticker] are for time,
/// and `TaskRunner.afterPicture` is for what may wait until the next picture of the window is made.
///
/// The path of a request: a view model makes a `Work` that has captured all it needs, the runner runs it with a
/// [numpack.app.task.ProgressSink], and the callback sets properties in the foreground. Everything stands on
/// [numpack.app.task.Threads], which tests replace by a hand-driven one.
///
/// Cancelling is asked for, never forced: threads are not interrupted, because an interrupt would close the file
/// channel that other readers share. Not here: what any piece of work does.
package numpack.app.task;
