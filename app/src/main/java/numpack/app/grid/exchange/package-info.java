/// What goes between the grid and the clipboard, and values spread over a selection.
///
/// Start at [numpack.app.grid.exchange.CopyTask] and [numpack.app.grid.exchange.PasteTask]: both capture a
/// [numpack.app.grid.cells.CellSpace] and a rectangle, run in the background, and yield a value: a text, or a
/// [numpack.app.grid.exchange.BlockEdit] that changes a draft. Whatever does not fit is refused as a whole, with the
/// limit or the list of bad cells, and nothing is written.
///
/// A paste passes so: texts → [numpack.app.grid.exchange.DecimalCommas] looks whose decimal mark they use → elements in
/// the order of the region → one step of the draft.
///
/// Not here: the clipboard itself, questions to the user.
package numpack.app.grid.exchange;
