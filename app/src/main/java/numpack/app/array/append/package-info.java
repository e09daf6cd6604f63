/// The form that adds rows to an array and to those linked to it.
///
/// Start at [AppendRowsViewModel]: how many rows, filled with what, in which arrays. [AppendedRows] makes the step of the draft.
package numpack.app.array.append;
