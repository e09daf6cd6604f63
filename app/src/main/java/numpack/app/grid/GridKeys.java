package numpack.app.grid;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import numpack.app.grid.model.GridIntents;
import numpack.app.grid.space.GridGeometry;
import numpack.app.grid.space.GridMoves;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSpot;
import numpack.app.selection.GridStep;

/// The keys of a grid. What it does not know it does not consume: those go on to the commands of the window.
final class GridKeys {
    private static final double WIDTH_STEP = 8;

    private final GridView grid;
    private final GridGeometry geometry;
    private final GridMoves moves;

    GridKeys(GridView grid, GridGeometry geometry, GridMoves moves) {
        this.grid = grid;
        this.geometry = geometry;
        this.moves = moves;
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        grid.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    /// Moves as an arrow key does.
    void arrow(KeyCode code, GridMoves.Mode mode) {
        switch (code) {
            case UP -> moves.moveBy(-1, 0, mode);
            case DOWN -> moves.moveBy(1, 0, mode);
            case LEFT -> moves.moveBy(0, -1, mode);
            case RIGHT -> moves.moveBy(0, 1, mode);
            default -> throw new IllegalArgumentException("no arrow: " + code);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() != grid) {
            return;
        }
        grid.hideNotice();
        var isKnown = event.isShortcutDown() ? pressedWithShortcut(event) : pressedPlain(event);
        if (isKnown) {
            event.consume();
        }
    }

    private boolean pressedPlain(KeyEvent event) {
        var mode = GridMoves.Mode.of(event.isShiftDown());
        var cursor = moves.selection().cursor();
        switch (event.getCode()) {
            case UP, DOWN, LEFT, RIGHT -> {
                if (event.isAltDown()) {
                    return false;
                }
                arrow(event.getCode(), mode);
            }
            case PAGE_UP -> page(-1, event, mode);
            case PAGE_DOWN -> page(1, event, mode);
            case HOME -> moves.moveBy(0, -Long.MAX_VALUE, mode);
            case END -> moves.moveBy(0, Long.MAX_VALUE, mode);
            case TAB -> {
                return stepped(event.isShiftDown() ? GridStep.LEFT : GridStep.RIGHT);
            }
            case ENTER -> entered(event, cursor);
            case F2 -> {
                if (event.isShiftDown()) {
                    return false;
                }
                grid.edit(cursor, Optional.empty());
            }
            case SPACE -> {
                if (event.isShiftDown()) {
                    moves.select(moves.selection().wholeRowsOfActive());
                } else {
                    grid.toggle(cursor);
                }
            }
            case DELETE -> {
                // With Shift it means the opposite, which the window knows.
                return !event.isShiftDown() && grid.intend(GridIntents::delete);
            }
            case ESCAPE -> {
                if (moves.selection().isSingleCell()) {
                    return false;
                }
                moves.moveTo(cursor, GridMoves.Mode.MOVE);
            }
            case F10 -> {
                return event.isShiftDown() && grid.showMenuAtCursor();
            }
            case CONTEXT_MENU -> {
                return grid.showMenuAtCursor();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean pressedWithShortcut(KeyEvent event) {
        var mode = GridMoves.Mode.of(event.isShiftDown());
        if (event.isAltDown()) {
            return switch (event.getCode()) {
                case LEFT -> widened(-WIDTH_STEP);
                case RIGHT -> widened(WIDTH_STEP);
                default -> false;
            };
        }
        switch (event.getCode()) {
            case UP -> moves.moveBy(-Long.MAX_VALUE, 0, mode);
            case DOWN -> moves.moveBy(Long.MAX_VALUE, 0, mode);
            case LEFT -> moves.moveBy(0, -Long.MAX_VALUE, mode);
            case RIGHT -> moves.moveBy(0, Long.MAX_VALUE, mode);
            case HOME -> moves.moveBy(-Long.MAX_VALUE, -Long.MAX_VALUE, mode);
            case END -> moves.moveBy(Long.MAX_VALUE, Long.MAX_VALUE, mode);
            case A -> moves.select(moves.selection().all());
            case SPACE -> moves.select(moves.selection().wholeColumnsOfActive());
            case PLUS, ADD, EQUALS -> grid.zoomBy(1);
            case MINUS, SUBTRACT -> grid.zoomBy(-1);
            case DIGIT0, NUMPAD0 -> grid.setZoom(1);
            default -> {
                return pressedForIntent(event);
            }
        }
        return true;
    }

    private boolean pressedForIntent(KeyEvent event) {
        if (!grid.ownsIntentKeys()) {
            return false;
        }
        return switch (event.getCode()) {
            case C -> event.isShiftDown() ? grid.intend(GridIntents::copyWithHeaders) : grid.intend(GridIntents::copyTsv);
            case INSERT -> grid.intend(GridIntents::copyTsv);
            case V -> grid.paste();
            case D -> grid.intend(GridIntents::fillDown);
            default -> false;
        };
    }

    private void page(int direction, KeyEvent event, GridMoves.Mode mode) {
        if (event.isAltDown()) {
            moves.pageColumns(direction, mode);
        } else {
            moves.pageRows(direction, mode);
        }
    }

    /// False where there is no further cell: Tab then leaves the grid.
    private boolean stepped(GridStep step) {
        var selection = moves.selection();
        var bounds = GridRange.ALL.within(geometry.rowCount, geometry.columnCount);
        if (bounds.isEmpty() || selection.isSingleCell() && step.isLast(selection.cursor(), bounds.get())) {
            return false;
        }
        moves.step(step);
        return true;
    }

    private void entered(KeyEvent event, GridSpot cursor) {
        if (event.isShiftDown()) {
            moves.step(GridStep.UP);
        } else if (!grid.editQuietly(cursor)) {
            moves.step(GridStep.DOWN);
        }
    }

    private boolean widened(double pixels) {
        grid.widenColumns(pixels);
        return true;
    }

    private void typed(KeyEvent event) {
        var text = event.getCharacter();
        if (event.getTarget() != grid || event.isShortcutDown() || event.isMetaDown() || text.isBlank()
            || Character.isISOControl(text.codePointAt(0))) {
            return;
        }
        // AltGr arrives as Ctrl+Alt on some systems, and types real characters; Alt alone belongs to the menus.
        if (event.isAltDown() && !event.isControlDown()) {
            return;
        }
        event.consume();
        grid.edit(moves.selection().cursor(), Optional.of(text));
    }
}
