/// The bar over the view of an array: which axis runs along the rows, which along the columns, and the indices on the others.
///
/// Start at [numpack.app.axes.AxesViewModel]: pick lists, slice text and sliders are three controls for the same
/// [numpack.app.session.space.AxisMapping], and each follows the others. The last input is set on the
/// [numpack.app.session.ShownArray] in front, which every picture of the array (table, plots, images) reads.
///
/// The path of a key in the slice field: text → `SelectionParser` → either a sentence under the field, or new
/// [numpack.app.session.space.AxisMapping] → the shown array → pick lists and sliders.
///
/// Not here: reading anything. The bar knows the shape and nothing else.
package numpack.app.axes;
