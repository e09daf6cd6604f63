/// The nodes of a grid: as many as are on the screen, filled again at each frame.
///
/// Start at [numpack.app.grid.paint.GridPanes], which takes a window of the model for each part that scrolls by itself: the cells (`CellPane`), the
/// headers (`RowHeads`, `ColumnHeads`, both a `HeadStrip`) and the bars. Nodes are taken from a `CellPool` and stand on a layer whose place a `Sheet`
/// knows: to scroll moves the layer alone. [numpack.app.grid.paint.GridFont] measures texts.
///
/// Not here: what lies where ([numpack.app.grid.space]), keys and mouse ([numpack.app.grid]).
package numpack.app.grid.paint;
