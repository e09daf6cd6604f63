/// How the numbers of an array are written in its table.
///
/// Start at [numpack.app.table.number.NumberFormat], a value: the shortest text that reads back to the same bits, or this many digits.
/// [numpack.app.table.number.NumberFormats] remembers one for each array, and [numpack.app.table.number.NumberFormatViewModel] asks for
/// another.
///
/// The path of a choice: the form → [numpack.app.table.number.NumberFormats] → every table of the array → the texts of its cells.
///
/// Not here: what is edited or copied. Both are exact, whatever is shown.
package numpack.app.table.number;
