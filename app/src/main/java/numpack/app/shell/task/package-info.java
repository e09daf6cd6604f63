/// Long work as the window shows it: in the status bar, in a list above it, and in a notice when it has ended.
///
/// Start at [TaskStrip], the part of the status bar, which opens a [TaskListView]. [TaskNotices] decides whether the end of a task is worth a
/// [TaskNoticePopup].
///
/// The tasks themselves are the room `task`.
package numpack.app.shell.task;
