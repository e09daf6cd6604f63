/// The interfaces that a client of the grid implements, in `long` rows and columns.
///
/// Start at [numpack.app.grid.model.GridModel]: counts, headers, and a [numpack.app.grid.model.GridWindow] of texts and
/// [numpack.app.grid.model.CellState]s at once, with placeholders where values are still being read; marks for the scroll bar
/// ([numpack.app.grid.model.MarkKind]); how rows stand by a column ([numpack.app.grid.model.ColumnSort]). What the user changes goes out through
/// [numpack.app.grid.model.GridEditor] (one cell) and [numpack.app.grid.model.GridIntents] (a selection).
///
/// Not here: arrays, nodes.
package numpack.app.grid.model;
