/// The geometry of a grid: cells by `long` row and column on one side, pixels on the other, nothing of the scene
/// graph in between.
///
/// Start at [numpack.app.grid.space.GridScrolling], which places one axis of up to 2^62 rows or columns in a viewport
/// without ever multiplying a count by a height (that product does not fit). Its sizes come from an
/// [numpack.app.grid.space.Extent]: equal for rows, taken from [numpack.app.grid.space.ColumnWidths] for columns.
/// [numpack.app.grid.space.GridGeometry] puts both axes together: where headers, frozen columns, cells and bars are, and what is under a point.
/// [numpack.app.grid.space.GridMoves] changes selection and place; what is selected is the room `selection`.
///
/// Everything here is arithmetic and is tested without a toolkit. Not here: nodes, events and texts.
package numpack.app.grid.space;
