package numpack.app.grid.cells;

import numpack.app.i18n.Texts;

/// What stands over columns and before rows.
public final class CellHeads {
    private static final String DROPPED = "✕";

    private CellHeads() {}

    /// The head of a grid row: its index, `✕` for a dropped row.
    public static String row(CellSpace space, long gridRow) {
        return space.rowAxis() == CellSpace.NO_AXIS ? "" : text(space.rowIndex(gridRow).orElse(-1));
    }

    /// The head of a grid column: its index, `✕` for a dropped row, a word where no axis runs.
    public static String column(CellSpace space, long gridColumn) {
        return space.columnAxis() == CellSpace.NO_AXIS ? Texts.of("grid.column.value")
                : text(space.columnIndex(gridColumn).orElse(-1));
    }

    private static String text(long index) {
        return index < 0 ? DROPPED : Long.toString(index);
    }
}
