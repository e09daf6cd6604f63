package numpack.app.grid.space;

/// What lies under a point of the grid.
///
/// @param part which part
/// @param row the row, the nearest one if the part has none
/// @param column the column, the nearest one if the part has none
public record GridHit(Part part, long row, long column) {
    /// A part of the grid.
    public enum Part {
        /// A cell.
        CELL,
        /// The head of a row.
        ROW_HEAD,
        /// The head of a column.
        COLUMN_HEAD,
        /// The arrow at the left of a column's head: a click sorts by `column`.
        COLUMN_SORT,
        /// The right border of a column's head: dragging it sets the width of `column`.
        COLUMN_BORDER,
        /// The corner over the row heads.
        CORNER,
        /// None: a scroll bar, or the ground beside the last row or column.
        OUTSIDE
    }
}
