package numpack.app.table.cells;

import numpack.app.i18n.Texts;
import numpack.app.session.space.CellSpace;

/// What stands over columns and before rows.
public final class CellHeads {
    /// In place of the index of a dropped row.
    static final long DROPPED = -1;

    private static final String CROSS = "✕";

    private CellHeads() {}

    /// The head of a grid row: its index, `✕` for a dropped row.
    public static String row(CellSpace space, long gridRow) {
        return space.rowAxis() == CellSpace.NO_AXIS ? "" : text(space.rowIndex(gridRow).orElse(DROPPED));
    }

    /// The head of a grid column: its index, `✕` for a dropped row, a word where no axis runs.
    public static String column(CellSpace space, long gridColumn) {
        return space.columnAxis() == CellSpace.NO_AXIS ? Texts.of("grid.column.value")
                : text(space.columnIndex(gridColumn).orElse(DROPPED));
    }

    /// What the heads of the rows count: rows, or the positions on another axis.
    public static String rows(CellSpace space) {
        return switch (space.rowAxis()) {
            case CellSpace.NO_AXIS -> "";
            case 0 -> Texts.of("grid.row.header");
            default -> Texts.of("grid.row.axis", space.rowAxis());
        };
    }

    /// How many characters the head of a row takes at most.
    public static int rowCharacters(CellSpace space) {
        return space.rowAxis() == CellSpace.NO_AXIS ? 0 : characters(space, space.rowAxis());
    }

    /// How many characters the head of the last column takes at most.
    public static int columnCharacters(CellSpace space) {
        if (space.columnCount() == 0) {
            return 0;
        }
        return space.columnAxis() == CellSpace.NO_AXIS ? column(space, 0).length() : characters(space, space.columnAxis());
    }

    /// A logical number is never longer than the physical one, which needs no look at the disk.
    private static int characters(CellSpace space, int axis) {
        return Long.toString(Math.max(0, space.array().physicalShape().length(axis) - 1)).length();
    }

    /// The head of an index, or of [#DROPPED].
    static String text(long index) {
        return index < 0 ? CROSS : Long.toString(index);
    }
}
