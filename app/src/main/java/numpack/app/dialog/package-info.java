/// Everything that opens a window of its own: questions, problems, forms, choosers.
///
/// Start at [numpack.app.dialog.DialogService]: view models ask it and wait for the answer; the program has
/// [numpack.app.dialog.WindowDialogs], tests a scripted one. What is asked are values:
/// [numpack.app.dialog.Question] (title, text, facts, choices named for the action), [numpack.app.dialog.FormDialog]
/// (any content with live validation) and [numpack.app.dialog.FileQuestion].
///
/// The path of a question: the view model makes it from texts, the service shows it and enters a nested event loop, and
/// the answer is returned like that of any method; Esc and closing mean Cancel.
///
/// Only this room and `WorkbenchApp` touch stages and choosers. Not here: what a dialog is about.
package numpack.app.dialog;
