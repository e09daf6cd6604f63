/// Numbers of each row of an array: sum, mean, norm, extremes, counts.
///
/// Start with [RowNumbers]: one pass to a column for each [RowNumber] that is asked for, in plain Java arrays, so that a table can show and sort them.
/// Arrays of more rows than fit memory are refused before anything is read ([RowNumbersRefusal]).
///
/// NaN is left out as in NumPy's `nan` functions, infinities stay in; complex numbers count by their magnitude.
package numpack.engine.summary.rows;
