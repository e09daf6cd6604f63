/// The bar over the view of an array: which axis runs along the rows, which along the columns, where the others stand.
///
/// Start at [numpack.app.axes.AxesViewModel]: pick lists, slice text and sliders are three ways to say the same
/// [numpack.app.axes.ShownAxes], and each follows the others. What was said last is handed to the tab, which every view of
/// the array (table, plots, images) reads.
///
/// A key in the slice field passes so: text → `SelectionParser` → either a sentence under the field, or new
/// [numpack.app.axes.ShownAxes] → the tab → pick lists and sliders.
///
/// Not here: reading anything. The bar knows the shape and nothing else.
package numpack.app.axes;
