/// Searches among the rows of a source as a whole.
///
/// [ConstantRows] judges each row alone. [RepeatedRows] takes a hash of every row by [RowHashes], and compares those of equal hash by [SameRows]. When two elements are
/// the same value, [RowKeys] says: for both searches any NaN is any other and 0 is -0.
///
/// Behind `numpack.engine.find`, which says what of the array is searched; rows are counted in the source that is given here.
package numpack.engine.find.rows;
