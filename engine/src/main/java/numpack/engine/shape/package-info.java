/// The integer geometry of an array: shapes, slices, sets of rows, and NumPy's index syntax.
///
/// Start with [Shape] and [Slice]. `SelectionParser` reads index text such as `[0, ::2, -3:]` into a `Selection`, normalised
/// once against a shape; `RowSet` holds any set of `long` rows as ranges or bits.
///
/// Pure arithmetic, overflow-checked. No element, no file, no dtype.
package numpack.engine.shape;
