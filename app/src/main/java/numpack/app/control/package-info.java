/// Small controls that several features show: chips, badges, heads, banners, fields.
///
/// There is no place to start: each class is one control, built in code, worn by `control.css`, and told plain texts,
/// never engine values. Every control has an accessible text or role. [numpack.app.control.TaskStatusView] is the
/// one that knows a model, a [numpack.app.task.TaskItem].
///
/// A control belongs here when a second feature needs it, not before. Not here: view models, services, anything that
/// reads a pack.
package numpack.app.control;
