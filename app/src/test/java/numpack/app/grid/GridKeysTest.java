package numpack.app.grid;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.C;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.D;
import static javafx.scene.input.KeyCode.DELETE;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.END;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.HOME;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.PAGE_DOWN;
import static javafx.scene.input.KeyCode.PAGE_UP;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.TAB;
import static javafx.scene.input.KeyCode.UP;
import static javafx.scene.input.KeyCode.V;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import org.junit.jupiter.api.Test;

class GridKeysTest extends GridBed {
    @Test
    void arrowsMoveAndStopAtTheEdges() {
        press(DOWN);
        press(DOWN);
        press(RIGHT);
        press(UP);
        assertEquals(new GridSpot(1, 1), cursor());
        press(LEFT);
        press(LEFT);
        press(UP);
        press(UP);
        assertEquals(new GridSpot(0, 0), cursor());
    }

    @Test
    void controlWithArrowsGoesToTheEdge() {
        press(CONTROL, DOWN);
        press(CONTROL, RIGHT);
        assertEquals(new GridSpot(999, 19), cursor());
        cell(999, 19);
        press(CONTROL, UP);
        press(CONTROL, LEFT);
        assertEquals(new GridSpot(0, 0), cursor());
    }

    @Test
    void homeAndEndStayInTheRowWithControlTheyGoToTheCorners() {
        goTo(40, 5);
        press(END);
        assertEquals(new GridSpot(40, 19), cursor());
        press(HOME);
        assertEquals(new GridSpot(40, 0), cursor());
        press(CONTROL, END);
        assertEquals(new GridSpot(999, 19), cursor());
        press(CONTROL, HOME);
        assertEquals(new GridSpot(0, 0), cursor());
    }

    @Test
    void pagesMoveByTheRowsOnTheScreen() {
        press(PAGE_DOWN);
        var page = cursor().row();
        assertTrue(page > 15 && page < 30, () -> "a page of " + page);
        cell(page, 0);
        press(PAGE_UP);
        assertEquals(0, cursor().row());
        press(KeyCode.ALT, PAGE_DOWN);
        assertTrue(cursor().column() > 3);
    }

    @Test
    void shiftExtendsEveryMove() {
        goTo(10, 3);
        press(SHIFT, DOWN);
        press(SHIFT, RIGHT);
        assertEquals(new GridRange(10, 11, 3, 4), selection().active());
        press(SHIFT, END);
        assertEquals(new GridRange(10, 11, 3, 19), selection().active());
        press(CONTROL, SHIFT, HOME);
        assertEquals(new GridRange(0, 10, 0, 3), selection().active());
        assertEquals(new GridSpot(10, 3), cursor());
        press(ESCAPE);
        assertTrue(selection().isSingleCell());
    }

    @Test
    void allRowsAndColumnsByKeys() {
        goTo(10, 3);
        press(SHIFT, DOWN);
        press(SHIFT, SPACE);
        assertEquals(GridRange.rows(10, 11), selection().active());
        assertTrue(selection().isWholeRows());
        press(SHIFT, DELETE);
        assertEquals(List.of(), intents.told, "Shift+Delete restores rows, which the window does");
        press(DELETE);
        goTo(10, 3);
        press(CONTROL, SPACE);
        assertEquals(GridRange.columns(3, 3), selection().active());
        press(CONTROL, A);
        assertEquals(List.of(GridRange.ALL), selection().ranges());
        assertEquals(List.of("drop rows " + GridRange.rows(10, 11)), intents.told);
    }

    @Test
    void tabWrapsAndLeavesTheGridAtItsLastCell() {
        goTo(0, 19);
        press(TAB);
        assertEquals(new GridSpot(1, 0), cursor());
        press(SHIFT, TAB);
        assertEquals(new GridSpot(0, 19), cursor());
        goTo(999, 19);
        press(TAB);
        assertEquals(new GridSpot(999, 19), cursor());
    }

    @Test
    void spaceTogglesABooleanAndNothingElse() {
        goTo(2, 6);
        press(SPACE);
        goTo(2, 5);
        press(SPACE);
        assertEquals(List.of("2,6 toggled"), editor.commits);
        assertFalse(grid.isEditing());
    }

    @Test
    void clipboardKeysGoOutAsIntents() {
        goTo(4, 4);
        press(SHIFT, DOWN);
        press(CONTROL, C);
        press(CONTROL, SHIFT, C);
        press(CONTROL, D);
        fx(() -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "1\t2\n3\t4\n"));
        });
        press(CONTROL, V);
        var range = new GridRange(4, 5, 4, 4);
        assertEquals(List.of("copy " + range, "copy with heads " + range, "fill down " + range, "paste at " + range),
            intents.told);
        assertEquals("1\t2\n3\t4\n", intents.pasted);
        assertTrue(editor.commits.isEmpty());
    }

    @Test
    void keysLeftToCommandsAreNotAnswered() {
        fx(() -> grid.leaveIntentKeysToCommands());
        press(CONTROL, C);
        assertTrue(intents.told.isEmpty());
    }

    @Test
    void controlAltArrowsSetTheWidth() {
        goTo(0, 2);
        double before = fx(() -> grid.columnWidths().get(2));
        press(CONTROL, KeyCode.ALT, RIGHT);
        assertEquals(before + 8, fx(() -> grid.columnWidths().get(2)));
        assertEquals(Map.of(2L, before + 8), fx(() -> grid.columnWidths().toMap()));
    }

    @Test
    void zoomKeysStayWithinTheLimits() {
        press(CONTROL, KeyCode.MINUS);
        assertEquals(0.9, fx(() -> grid.zoomProperty().get()), 1e-9);
        for (var i = 0; i < 8; i++) {
            press(CONTROL, KeyCode.MINUS);
        }
        assertEquals(GridView.MIN_ZOOM, fx(() -> grid.zoomProperty().get()));
        press(CONTROL, KeyCode.DIGIT0);
        assertEquals(1, fx(() -> grid.zoomProperty().get()));
    }

    @Test
    void theLastOfATrillionRowsIsReached() {
        model.rows = 1_000_000_000_000L;
        fx(model::changed);
        press(CONTROL, END);
        assertEquals(999_999_999_999L, cursor().row());
        press(SHIFT, UP);
        assertEquals(GridSelection.at(999_999_999_999L, 19).extendedTo(new GridSpot(999_999_999_998L, 19)), selection());
        press(CONTROL, A);
        assertEquals(20_000_000_000_000L, selection().cellCount(model.rows, model.columns));
        cell(999_999_999_999L, 19);
    }

    @Test
    void aShrunkModelTakesTheSelectionAlong() {
        goTo(999, 19);
        model.rows = 10;
        fx(model::changed);
        assertEquals(new GridSpot(9, 19), cursor());
    }

    @Test
    void theCursorIsSpoken() {
        model.edits.put(new GridSpot(41, 7), "0.333");
        goTo(41, 7);
        assertEquals("row 41, column 7, 0.333, edited", fx(grid::getAccessibleText));
    }

    @Test
    void wholeRowsAndColumnsAreOutlinedUpToTheEndOfTheArray() {
        goTo(999, 19);
        press(SHIFT, SPACE);
        assertEquals(1, end("outline").getMaxX() - end("tint").getMaxX(), "at the last column");
        press(CONTROL, SPACE);
        assertEquals(1, end("outline").getMaxY() - end("tint").getMaxY(), "at the last row");
    }

    private Bounds end(String part) {
        return fx(() -> grid.lookupAll(".grid-" + part).stream().filter(Node::isVisible).findFirst().orElseThrow().getBoundsInParent());
    }
}
