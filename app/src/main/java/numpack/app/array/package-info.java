/// What can be done with whole arrays and their rows: new, rename, duplicate, remove, append, drop, restore.
///
/// Start at [numpack.app.array.ArrayVerbs]: each verb asks what it needs in a form that checks while the user types, then hands
/// one edit to the session, where it becomes an undoable step. Drop and restore go through
/// [numpack.app.array.RowVerbs], which offers the linked arrays, ticked, in the same question; append does so in its form.
///
/// The path of a verb: command → verb → form (a view and a view model) → `PackSession.edit` → a new snapshot.
///
/// What forms share is [numpack.app.array.form]; [numpack.app.array.append] and [numpack.app.array.linked] are the larger forms.
///
/// Not here: which rows are selected (the session's `ShownArray` says so), and what a step does.
package numpack.app.array;
