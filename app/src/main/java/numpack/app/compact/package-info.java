/// Compaction: removing dropped rows from the files permanently.
///
/// Start at [numpack.app.compact.CompactVerbs]: it gathers a [numpack.app.compact.CompactPreview] off the screen's thread,
/// asks with exact numbers, linked arrays ticked, and starts the work as a listed task that can be cancelled and leaves a
/// report. Until the last moment a cancel leaves everything as it was.
///
/// The path of a compaction: command → preview → form → `PackSession.compact` (which saves first what is unsaved) → report
/// on the task.
///
/// This is the smallest whole feature: view, view model, verbs, commands, css and words side by side.
/// Not here: how rows are copied (the engine's `Compactor`).
package numpack.app.compact;
