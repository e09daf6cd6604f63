/// Which rows a table shows: only some of them, or sorted by a column. Nothing is written, and rows keep their numbers.
///
/// Start at [numpack.app.session.space.RowView], the value of it that a shown array has, and [numpack.app.table.rows.RowViewModel], which asks for
/// another: it finds rows or sorts them in the background and hands the view to the shown array. A strip below the table says what is shown
/// ([numpack.app.table.rows.RowViewStrip]); commands are in [numpack.app.table.rows.RowViewCommands].
///
/// The path of a sort: a click on a column's arrow → `TableIntents` → `RowViewModel.sortBy` → `SortTask`, which reads the column as keys
/// (`ColumnKeys`) and sorts them in place (`KeySort`) → `ShownArray.showRows` → the table. Edits do not move rows: `SortCheck` looks in the background
/// whether the shown order is still that of the values, and the strip says if it is not.
package numpack.app.table.rows;
