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

    /// What the heads of the rows count: rows, or the positions on another axis.
    public static String rows(CellSpace space) {
        return switch (space.rowAxis()) {
            case CellSpace.NO_AXIS -> "";
            case 0 -> Texts.of("grid.rows.head");
            default -> Texts.of("grid.rows.axis", space.rowAxis());
        };
    }

    private static String text(long index) {
        return index < 0 ? DROPPED : Long.toString(index);
    }
}
