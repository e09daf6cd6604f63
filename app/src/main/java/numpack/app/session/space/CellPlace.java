package numpack.app.session.space;

/// Where a cell lies in its array, as the draft counts.
///
/// @param physicalRow the slot of its row; 0 in a 0-d array
/// @param offset which element of the row, in C order over the axes after axis 0
public record CellPlace(long physicalRow, long offset) {}
