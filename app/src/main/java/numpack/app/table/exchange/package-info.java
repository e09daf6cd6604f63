/// What goes from the grid to the clipboard, and values spread over a selection.
///
/// Start at [numpack.app.table.exchange.CopyTask] and [numpack.app.table.exchange.FillDownTask]: both capture a
/// [numpack.app.session.space.CellSpace] and rectangles, run in the background, and yield a value: a text, or
/// [numpack.app.table.exchange.BlockEdit]s that change a draft.
///
/// A save that comes between leaves them with an old array: [numpack.app.table.exchange.SaveSpanningTask] starts them again on the new one.
///
/// What copied cells become is a [numpack.app.table.exchange.CopyForm]; each form makes its text cell by cell (`CellText`).
///
/// The path of an edit: [numpack.app.table.exchange.BlockEdit] → compared with what the draft holds when its turn comes → one step of the
/// cells that change, or none.
///
/// Not here: the clipboard itself, what comes from it (the room `paste`), questions to the user.
package numpack.app.table.exchange;
