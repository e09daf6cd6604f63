/// What is selected in a grid of cells, as values: where the cursor is, which ranges are selected, and what becomes of them when other rows are shown.
///
/// Start at [numpack.app.selection.GridSelection]: cursor, anchor and ranges as one immutable value, so that selecting 10^12 rows costs as much as
/// selecting one. Its ranges are [numpack.app.selection.GridRange]s; [numpack.app.selection.GridStep] says where Enter and Tab go.
/// [numpack.app.selection.GridShift] keeps a selection on its cells while rows are dropped, restored, shown and hidden.
///
/// A model of the session and every picture of an array share these values. They know neither arrays nor nodes: rows and columns are numbers.
package numpack.app.selection;
