/// How the numbers of an array are written in its table.
///
/// Start at [numpack.app.grid.number.NumberFormat], a value: the shortest text that reads back to the same bits, or so many digits.
/// [numpack.app.grid.number.NumberFormats] remembers one for each array, and [numpack.app.grid.number.NumberFormatViewModel] asks for
/// another.
///
/// A choice passes so: the form → [numpack.app.grid.number.NumberFormats] → every table of the array → the texts of its cells.
///
/// Not here: what is edited or copied. Both are exact, whatever is shown.
package numpack.app.grid.number;
