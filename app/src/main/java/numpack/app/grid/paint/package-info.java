/// The nodes of a grid: as many as are on the screen, filled again at each frame.
///
/// Start at [numpack.app.grid.paint.GridPanes], which takes a window of the model for each part that scrolls by itself: the cells (`CellPane`), the
/// headers (`RowHeads`, `ColumnHeads`, both a `HeadStrip`) and the bars. Nodes are taken from a `CellPool` and are children of a layer whose position a `Sheet`
/// knows: scrolling moves only the layer. [numpack.app.grid.paint.GridFont] measures texts.
///
/// Not here: what is where ([numpack.app.grid.space]), keys and mouse ([numpack.app.grid]).
package numpack.app.grid.paint;
