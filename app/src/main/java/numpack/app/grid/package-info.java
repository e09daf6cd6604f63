/// The table of numbers: our own grid control, which draws only the cells on the screen and counts rows and columns in
/// `long`. A control like any other: it knows no array, no session and no feature; the feature `table` fills it.
///
/// Start at [numpack.app.grid.GridView], the node. What it shows comes through [numpack.app.grid.model.GridModel], what the
/// user changes goes out through [numpack.app.grid.model.GridEditor] (one cell) and [numpack.app.grid.model.GridIntents] (a
/// selection): the view imports no engine and changes no value.
///
/// A frame: something moved or the model's revision did → `requestLayout` → `GridView.layoutChildren` → `GridGeometry`
/// takes in size, counts and font → `GridPanes.paint` asks the model for a window of cells and fills reused nodes with it
/// (`CellPool`, `HeadStrip`), then places the tint of the selection, the ring of the cursor, and the bars.
/// A key or click: `GridKeys` or `GridMouse` → a verb of `GridMoves` → a new
/// [numpack.app.selection.GridSelection] or place → the next frame. Arithmetic without nodes is in
/// [numpack.app.grid.space], the nodes in [numpack.app.grid.paint], what the grid asks for in [numpack.app.grid.model].
///
/// An open field registers with [numpack.app.command.OpenEdits], so that no command runs and nothing else is clicked before its text is in.
///
/// Not here: reading arrays, formatting numbers, the clipboard's limits, undo.
package numpack.app.grid;
