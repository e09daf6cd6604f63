/// How an array lies in what is shown of it: values that a shown array and every picture of it share.
///
/// Start at [AxisMapping]: which axis runs along the rows, which along the columns, and where the others stand; NumPy's index text is its other form.
/// [ShownState] is an array with its mapping and everything else that is shown at one moment, and gives the [CellSpace]: where each row and column of the
/// grid is in the array, sliced, reversed, with dropped rows between the live ones or without. A rectangle of it is a [CellBox], read and written as
/// one box of the array.
///
/// Which rows are shown, and in what order, is a [RowView]: all of them, or a fixed list of physical rows, some of them or sorted by a [SortKey]
/// ([RowOrder]). What a position along axis 0 stands for is in one place, `RowPositions`; a [CellBox] is always in file order, however rows are shown.
///
/// [CellShift] says where the cells of one state are in a later one, by the numbers that rows have on the disk; [ArrayPlace] is what of an array is to
/// be seen after an undo, and which selection shows it.
///
/// Not here: what keeps these values current ([numpack.app.session.ShownArray]), texts of cells, nodes.
package numpack.app.session.space;
