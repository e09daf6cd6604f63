package numpack.app.grid;

import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import numpack.app.grid.model.CellState;
import numpack.app.grid.paint.GridCell;
import numpack.app.grid.paint.GridPanes;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridSpot;
import org.jspecify.annotations.Nullable;

/// What a grid tells a screen reader: "row 41, column 7, 0.333" at every move of the cursor, and its size and cells when
/// asked.
final class GridSpeech {
    private final GridView grid;
    private final GridPanes panes;
    private String spoken = "";

    GridSpeech(GridView grid, GridPanes panes) {
        this.grid = grid;
        this.panes = panes;
    }

    /// Says again what has changed; called at the end of a frame.
    void refresh() {
        var sentence = sentence();
        if (!sentence.equals(spoken)) {
            spoken = sentence;
            grid.setAccessibleText(sentence);
            grid.notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        }
    }

    /// The answer to a question of the platform; empty if it is not for the grid to give.
    Optional<Object> answer(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ROW_COUNT -> Optional.of(saturated(grid.getModel().rowCount()));
            case COLUMN_COUNT -> Optional.of(saturated(grid.getModel().columnCount()));
            case FOCUS_ITEM -> Optional.ofNullable(panes.cell(grid.getSelection().cursor()));
            case MULTIPLE_SELECTION -> Optional.of(true);
            case CELL_AT_ROW_COLUMN -> Optional.ofNullable(cellAt(parameters));
            default -> Optional.empty();
        };
    }

    private String sentence() {
        var selection = grid.getSelection();
        var cursor = selection.cursor();
        var window = panes.windowWith(cursor);
        if (window == null) {
            return "";
        }
        var row = (int) (cursor.row() - window.firstRow());
        var column = (int) (cursor.column() - window.firstColumn());
        var states = window.states(row, column);
        var value = CellState.CHECK_BOX.isIn(states)
            ? Texts.of(CellState.CHECKED.isIn(states) ? "grid.speech.true" : "grid.speech.false")
            : window.text(row, column);
        var sentence = new StringBuilder(Texts.of("grid.speech.cell", window.rowHead(row),
            grid.getModel().columnHead(cursor.column()), value));
        addIf(CellState.EDITED.isIn(states), "grid.speech.edited", sentence);
        addIf(CellState.DROPPED.isIn(states), "grid.speech.dropped", sentence);
        addIf(CellState.LOADING.isIn(states), "grid.speech.loading", sentence);
        addIf(CellState.READ_ONLY.isIn(states), "grid.speech.readOnly", sentence);
        addIf(CellState.OUT_OF_RANGE.isIn(states), "grid.speech.outOfRange", sentence);
        return sentence.toString();
    }

    private @Nullable GridCell cellAt(Object... parameters) {
        if (parameters.length == 2 && parameters[0] instanceof Integer row && parameters[1] instanceof Integer column
            && row >= 0 && column >= 0) {
            return panes.cell(new GridSpot(row, column));
        }
        return null;
    }

    private static void addIf(boolean condition, String key, StringBuilder sentence) {
        if (condition) {
            sentence.append(", ").append(Texts.of(key));
        }
    }

    private static int saturated(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}
