/// The integer geometry of an array: shapes, strides, slices, sets of rows, and NumPy's index syntax.
///
/// Start with [Shape], [Slice] and [Box], a slice for each axis: code that reads or writes a part of an array names it by a box.
/// [SelectionParser] reads index text such as `[0, ::2, -3:]` into a [Selection], normalised once against a shape, and writes it
/// back in one form; what it refuses it names by place and reason ([SelectionException]).
/// [Indices] does the same once for row indices in all their forms.
///
/// [RowSet] holds any set of `long` rows as ranges or bits. `RowSetBuilder` chooses the form, `RangeCursor` hides it, `RowSetSweep` joins
/// sets over it, `RowSetCodec` writes it. [RowNumbers] turns logical rows into physical ones and back, whole sets at a time.
///
/// Pure arithmetic, overflow-checked. No element, no file, no dtype.
package numpack.engine.shape;
