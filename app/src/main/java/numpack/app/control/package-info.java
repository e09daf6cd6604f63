/// Small controls that several features show: chips, badges, heads, banners, fields.
///
/// There is no place to start: each class is one control, built in code, styled by `control.css`, and given plain texts,
/// never engine values. Every control has an accessible text or role. [numpack.app.control.TaskStatusView] is the
/// only one that has a model, a [numpack.app.task.TaskItem]. Fields use ControlsFX: [numpack.app.control.SearchField], and
/// [numpack.app.control.JudgedField], which shows what a view model says of its text. [numpack.app.control.ListChanges] is for lists of lines;
/// [numpack.app.control.TickList] is a list with a tick on each line, of which a feature supplies the rest.
///
/// A control belongs here when a second feature needs it, not before. Not here: view models, services, anything that
/// reads a pack.
package numpack.app.control;
