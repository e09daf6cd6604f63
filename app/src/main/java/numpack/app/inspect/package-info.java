/// The row inspector: the row that the cursor is on, in every linked array at once.
///
/// Start at [numpack.app.inspect.InspectorPanel]. The path of a row: cursor or array move on → `InspectorViewModel` asks → `RowLookup` finds the row in each
/// linked array and reads it in the background → `InspectedRow` → the view, a `RowBlock` for each array in its `RowForm`: a value, numbers, bars or a
/// line.
///
/// A value is edited in the block by the checks of [numpack.app.edit.value] and the edit path of the table, so that it is one undoable edit. Which form
/// an array has is remembered by its name. Nothing is read while the panel is not seen.
///
/// Not here: which arrays are linked ([numpack.engine.linked]), pictures of rows with two axes or more.
package numpack.app.inspect;
