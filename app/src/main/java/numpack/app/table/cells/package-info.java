/// The cells of an array as a grid asks for them: found, read, kept and put into words.
///
/// Start at [numpack.app.session.space.CellSpace], which knows how rows and columns of the grid lie in the array: any axis
/// may run along either, sliced and reversed, and dropped rows may stand between the live ones.
///
/// The path of a window: [numpack.app.table.cells.RowLoader] cuts it into blocks, takes those that
/// [numpack.app.table.cells.RowCache] has, and starts a [numpack.app.table.cells.BlockTask] for each of the others; a
/// [numpack.app.table.cells.CellWindow] over the blocks is handed out at once, older text standing in for text that is
/// being read. [numpack.app.table.cells.PendingCells] lays over it what was typed and is not in a snapshot yet.
/// [numpack.app.edit.value.CellTexts] turns bytes into text and back, with a sentence for text that does not fit; what the table shows may
/// be rounded by the [numpack.app.table.number.NumberFormat] of the array.
///
/// Whenever other rows are shown, [numpack.app.session.space.CellShift] says where the cells of before are now, so that cursor, selection, field and
/// place stay on their rows and not on the numbers of these.
///
/// A change that leaves a file's size and time as they were shows nowhere else, so `RowLoader.lookAgain` reads saved cells that are in sight once
/// more now and then; `SeenBytes` compares their checksums and lets the array be taken for changed if they differ.
///
/// Not here: nodes, sessions, undo. Everything is tested without a toolkit.
package numpack.app.table.cells;
