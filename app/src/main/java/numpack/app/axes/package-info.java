/// The bar over the view of an array: which axis runs along the rows, which along the columns, where the others stand.
///
/// Start at [numpack.app.axes.AxesViewModel]: pick lists, slice text and sliders are three ways to say the same
/// [numpack.app.session.space.AxisMapping], and each follows the others. What was said last is set on the
/// [numpack.app.session.ShownArray] in front, which every picture of the array (table, plots, images) reads.
///
/// A key in the slice field passes so: text → `SelectionParser` → either a sentence under the field, or new
/// [numpack.app.session.space.AxisMapping] → the shown array → pick lists and sliders.
///
/// Not here: reading anything. The bar knows the shape and nothing else.
package numpack.app.axes;
