package numpack.app.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import numpack.app.grid.paint.GridCell;
import numpack.app.grid.paint.GridHead;
import numpack.app.grid.space.GridHit;
import numpack.app.i18n.Numbers;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSpot;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class GridMouseTest extends GridBed {
    @Test
    void aClickPutsTheCursorThere() {
        var at = cell(5, 3);
        robot.clickOn(grid.localToScreen(at.getX(), at.getY()));
        assertEquals(new GridSpot(5, 3), cursor());
        assertTrue(selection().isSingleCell());
    }

    @Test
    void shiftExtendsAndControlAdds() {
        click(cell(5, 3));
        click(cell(8, 5), Held.SHIFT);
        assertEquals(new GridRange(5, 8, 3, 5), selection().active());
        click(cell(12, 1), Held.CONTROL);
        assertEquals(List.of(new GridRange(5, 8, 3, 5), new GridRange(12, 12, 1, 1)), selection().ranges());
        click(cell(14, 2), Held.SHIFT);
        assertEquals(List.of(new GridRange(5, 8, 3, 5), new GridRange(12, 14, 1, 2)), selection().ranges());
    }

    @Test
    void draggingSelectsARectangle() {
        drag(cell(4, 2), cell(9, 4));
        assertEquals(List.of(new GridRange(4, 9, 2, 4)), selection().ranges());
        assertEquals(new GridSpot(4, 2), cursor());
    }

    @Test
    void theArrowAtTheLeftOfAHeadSortsAndTheRestOfItSelects() {
        fx(() -> {
            model.isSortable = true;
            model.changed();
        });
        settle();
        var head = columnHead(3);
        click(arrow(3));
        assertEquals(List.of("sort 3"), intents.told);
        assertTrue(selection().isSingleCell());
        click(head);
        assertEquals(List.of(GridRange.columns(3, 3)), selection().ranges());
        assertEquals(List.of("sort 3"), intents.told);
    }

    @Test
    void withoutSortingTheWholeHeadSelects() {
        assertThrows(AssertionError.class, () -> arrow(3));
        click(columnHead(3));
        assertEquals(List.of(GridRange.columns(3, 3)), selection().ranges());
        assertEquals(List.of(), intents.told);
    }

    private Point2D arrow(long column) {
        for (double x = columnHead(column).getX() - 40; x < columnHead(column).getX() + 40; x++) {
            double at = x;
            if (fx(() -> grid.hit(at, 14)).equals(new GridHit(GridHit.Part.COLUMN_SORT, fx(() -> grid.hit(at, 14)).row(), column))) {
                return new Point2D(x + 2, 14);
            }
        }
        throw new AssertionError("column " + column + " has no arrow");
    }

    @Test
    void whatStaysOnTheScreenKeepsItsNode() {
        var node = node(12, 5);
        var onLayer = fx(node::getBoundsInParent);
        var onScreen = fx(() -> node.localToScreen(0, 0));
        fx(() -> grid.scrollBy(30, 3 * 24 + 7));
        settle();

        assertSame(node, node(12, 5));
        assertEquals(onLayer, fx(node::getBoundsInParent), "only the layer moves");
        assertEquals(new Point2D(onScreen.getX() - 30, onScreen.getY() - 79), fx(() -> node.localToScreen(0, 0)));
        assertEquals(model.text(12, 5), fx(() -> node.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
    }

    @Test
    void farFromTheBeginningCellsStandWhereTheyBelong() {
        fx(() -> {
            for (var turn = 0; turn < 400; turn++) {
                grid.scrollBy(0, 10 * 24);
                grid.layout();
            }
        });
        fx(() -> grid.scrollBy(0, -700 * 24));
        settle();
        var top = fx(() -> grid.hit(300, 60)).row();
        var node = (Region) node(top, 3);
        var middle = fx(() -> grid.sceneToLocal(node.localToScene(node.getWidth() / 2, node.getHeight() / 2)));
        assertEquals(new GridHit(GridHit.Part.CELL, top, 3), fx(() -> grid.hit(middle.getX(), middle.getY())));
    }

    @Test
    void headsSelectWholeRowsAndColumns() {
        click(rowHead(3));
        assertEquals(List.of(GridRange.rows(3, 3)), selection().ranges());
        click(rowHead(6), Held.SHIFT);
        assertEquals(List.of(GridRange.rows(3, 6)), selection().ranges());
        click(rowHead(9), Held.CONTROL);
        assertEquals(List.of(GridRange.rows(3, 6), GridRange.rows(9, 9)), selection().ranges());
        assertTrue(selection().isWholeRows());
        drag(columnHead(1), columnHead(3));
        assertEquals(List.of(GridRange.columns(1, 3)), selection().ranges());
        drag(rowHead(10), rowHead(7));
        assertEquals(List.of(GridRange.rows(7, 10)), selection().ranges());
    }

    @Test
    void theCornerSelectsAll() {
        click(new Point2D(8, 8));
        assertEquals(List.of(GridRange.ALL), selection().ranges());
    }

    @Test
    void draggingBeyondTheEdgeScrollsByItself() throws TimeoutException {
        var from = cell(10, 2);
        fire(MouseEvent.MOUSE_PRESSED, from, 1);
        fire(MouseEvent.MOUSE_DRAGGED, new Point2D(from.getX(), grid.getHeight() + 60), 1);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> selection().active().lastRow() > 40);
        fire(MouseEvent.MOUSE_RELEASED, new Point2D(from.getX(), grid.getHeight() + 60), 1);
        assertEquals(10, selection().active().firstRow());
        assertTrue(firstRow() > 10);
    }

    @Test
    void theWheelTurnsThreeRowsAndShiftTurnsItSideways() {
        robot.moveTo(grid.localToScreen(cell(5, 3).getX(), cell(5, 3).getY()));
        robot.scroll(1, VerticalDirection.DOWN);
        settle();
        assertEquals(3, firstRow());
        scroll(-400, false);
        scroll(-400, true);
        assertTrue(firstColumn() > 2, () -> "first column " + firstColumn());
    }

    @Test
    void theWheelWithControlZooms() {
        scrollWithControl(40);
        assertEquals(1.1, fx(() -> grid.zoomProperty().get()), 1e-9);
    }

    @Test
    void draggingABorderSetsTheWidthOfTheColumnBeforeIt() {
        var border = border(2);
        double before = fx(() -> grid.columnWidths().get(2));
        drag(border, border.add(40, 0));
        assertEquals(before + 40, fx(() -> grid.columnWidths().get(2)));
        assertTrue(selection().isSingleCell());
    }

    @Test
    void aNumberThatDoesNotFitIsNotCutButMarked() {
        model.texts.put(new GridSpot(4, 2), "1.2345678901234e-200");
        model.texts.put(new GridSpot(5, 2), "1.2345678901234e17");
        model.texts.put(new GridSpot(6, 2), "1.5");
        fx(() -> {
            grid.columnWidths().set(2, 80);
            grid.columnWidths().set(12, 26);
            model.changed();
        });
        assertEquals("########", shown(4, 2));
        assertEquals(shown(4, 2), shown(5, 2));
        assertEquals("1.5", shown(6, 2));
        assertEquals("1.2345678901234e17", tipAt(5, 2));
        goTo(0, 12);
        assertTrue(shownHeads().containsAll(List.of("11", "#", "13")), () -> "a header cut to 1 would be that of column 1: " + shownHeads());
    }

    @Test
    void noNumberIsTooLongForTheWidthThatItsColumnHasByItself() {
        for (var column = 0; column < 8; column++) {
            model.texts.put(new GridSpot(4, column), "-0.1234567");
        }
        for (var zoom : List.of(0.5, 0.6, 0.7, 0.9, 1.0, 1.1, 1.3, 1.7, 2.3, 2.9, 3.0)) {
            fx(() -> {
                grid.setZoom(zoom);
                model.changed();
            });
            assertEquals("-0.1234567", shown(4, 0), "at " + zoom);
        }
    }

    @Test
    void aDoubleClickOnABorderFitsTheColumn() {
        model.texts.put(new GridSpot(4, 2), "-123456789.123456789");
        fx(model::changed);
        assertTrue(tipAt(4, 2).startsWith("-123456789.123456789"));
        doubleClick(border(2));
        assertEquals("", tipAt(4, 2));
        double wide = fx(() -> grid.columnWidths().get(2));
        assertTrue(wide > 20 * 7 && wide < 20 * 7 + 40, () -> "fitted to " + wide);
    }

    @Test
    void aClickOnABoxSelectsItsCellAndADoubleClickTurnsItOver() {
        var middle = middleOf(4, 6);
        click(middle);
        assertEquals(List.of(), editor.commits);
        assertEquals(new GridSpot(4, 6), cursor());
        doubleClick(middle);
        assertEquals(List.of("4,6 toggled"), editor.commits);
    }

    @Test
    void theSecondClickOnAnotherCellIsNoDoubleClick() {
        click(middleOf(4, 6));
        fire(MouseEvent.MOUSE_PRESSED, middleOf(5, 6), 2);
        assertEquals(List.of(), editor.commits);
        assertEquals(new GridSpot(5, 6), cursor());
    }

    @Test
    void aDoubleClickEdits() {
        doubleClick(cell(4, 2));
        assertTrue(fx(grid::isEditing));
    }

    @Test
    void frozenColumnsStayWhenTheRestScrolls() {
        fx(() -> grid.frozenColumnsProperty().set(2));
        goTo(0, 19);
        assertEquals(0, firstColumn());
        cell(0, 1);
        cell(0, 19);
        click(cell(3, 1));
        assertEquals(new GridSpot(3, 1), cursor());
    }

    @Test
    void theMenuIsMadeForWhatWasHit() {
        var hits = new ArrayList<GridHit>();
        fx(() -> grid.setContextMenuFactory(hit -> {
            hits.add(hit);
            return new ContextMenu(new MenuItem("Drop row"));
        }));
        var head = rowHead(7);
        fireOn(grid, MouseEvent.MOUSE_PRESSED, head, 1, MouseButton.SECONDARY);
        assertEquals(List.of(GridRange.rows(7, 7)), selection().ranges());
        fx(() -> {
            var screen = grid.localToScreen(head);
            var scene = grid.localToScene(head);
            Event.fireEvent(grid, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, scene.getX(), scene.getY(),
                screen.getX(), screen.getY(), false, null));
        });
        press(KeyCode.ESCAPE);
        fx(() -> grid.requestFocus());
        press(KeyCode.SHIFT, KeyCode.F10);
        assertEquals(List.of(GridHit.Part.ROW_HEAD, GridHit.Part.CELL), hits.stream().map(GridHit::part).toList());
        press(KeyCode.ESCAPE);
    }

    @Test
    void draggingTheThumbReachesBothEndsOfATrillionRows() {
        model.rows = 1_000_000_000_000L;
        fx(model::changed);
        var bar = robot.lookup(".grid-scroll-bar.vertical").query();
        fireOn(bar, MouseEvent.MOUSE_PRESSED, new Point2D(7, 10), 1, MouseButton.PRIMARY);
        fireOn(bar, MouseEvent.MOUSE_DRAGGED, new Point2D(7, 300), 1, MouseButton.PRIMARY);
        assertTrue(firstRow() > 100_000_000_000L && firstRow() < 900_000_000_000L);
        var tip = robot.lookup(".grid-thumb-tip").queryLabeled();
        assertTrue(tip.isVisible());
        assertEquals("row " + Numbers.grouped(grid.hit(200, 28).row()), tip.getText());
        fireOn(bar, MouseEvent.MOUSE_DRAGGED, new Point2D(7, 5000), 1, MouseButton.PRIMARY);
        assertEquals(999_999_999_999L, grid.hit(200, grid.getHeight() - 30).row());
        fireOn(bar, MouseEvent.MOUSE_DRAGGED, new Point2D(7, 4990), 1, MouseButton.PRIMARY, Held.SHIFT);
        fireOn(bar, MouseEvent.MOUSE_RELEASED, new Point2D(7, 4990), 1, MouseButton.PRIMARY);
        assertFalse(tip.isVisible());
        assertEquals(999_999_999_989L, grid.hit(200, grid.getHeight() - 30).row(), 1);
    }

    @Test
    void theThumbReachesTheLastColumnThatIsCutOffByLittle() {
        model.columns = 10;
        fx(() -> {
            LongStream.range(0, 10).forEach(column -> grid.setColumnWidth(column, Math.floor(grid.getWidth() / 10)));
            model.changed();
        });
        var bar = robot.lookup(".grid-scroll-bar.horizontal").query();
        assertTrue(bar.isVisible());
        assertTrue(fx(() -> bar.lookup(".grid-thumb").isVisible()), "a bar without a thumb is no bar");
        fireOn(bar, MouseEvent.MOUSE_PRESSED, new Point2D(200, 7), 1, MouseButton.PRIMARY);
        fireOn(bar, MouseEvent.MOUSE_DRAGGED, new Point2D(900, 7), 1, MouseButton.PRIMARY);
        fireOn(bar, MouseEvent.MOUSE_RELEASED, new Point2D(900, 7), 1, MouseButton.PRIMARY);
        // The bar for rows is 14 pixels wide, a border can be grabbed 4 pixels beside it.
        assertEquals(GridHit.Part.COLUMN_BORDER, fx(() -> grid.hit(grid.getWidth() - 17, 10)).part(), "the right border of the last column");
    }

    @Test
    void whatIsLoadingSaysSoWhenItLastsAndStopsWhenItIsThere() throws TimeoutException {
        model.isLoading = true;
        fx(model::changed);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> visibleBars() > 100);
        model.isLoading = false;
        fx(model::changed);
        assertEquals(0, visibleBars());
    }

    private long visibleBars() {
        return fx(() -> grid.lookupAll(".grid-cell-bar").stream()
            .filter(bar -> bar.isVisible() && bar.getParent().isVisible()).count());
    }

    private Point2D border(long column) {
        var inside = columnHead(column);
        for (var x = inside.getX(); x < grid.getWidth(); x++) {
            var hit = grid.hit(x, 10);
            if (hit.part() == GridHit.Part.COLUMN_BORDER && hit.column() == column) {
                return new Point2D(x, 10);
            }
        }
        throw new AssertionError("no border of column " + column);
    }

    private Point2D middleOf(long row, long column) {
        var at = cell(row, column);
        var left = at.getX();
        while (grid.hit(left - 1, at.getY()).column() == column) {
            left--;
        }
        return new Point2D(left + fx(() -> grid.columnWidths().get(column)) / 2, at.getY());
    }

    private String tipAt(long row, long column) {
        return fx(() -> grid.tipAt(new GridHit(GridHit.Part.CELL, row, column)));
    }

    private String shown(long row, long column) {
        return fx(() -> ((GridCell) grid.queryAccessibleAttribute(AccessibleAttribute.CELL_AT_ROW_COLUMN, (int) row, (int) column)).textNode().getText());
    }

    private List<String> shownHeads() {
        return robot.lookup(".grid-column-head").queryAllAs(GridHead.class).stream().filter(Node::isVisible).map(head -> head.textNode().getText()).toList();
    }

    private void scroll(double delta, boolean isShiftDown) {
        scroll(delta, isShiftDown, false);
    }

    private void scrollWithControl(double delta) {
        scroll(delta, false, true);
    }

    private void scroll(double delta, boolean isShiftDown, boolean isControlDown) {
        fx(() -> Event.fireEvent(grid, new ScrollEvent(ScrollEvent.SCROLL, 200, 200, 200,
            200, isShiftDown, isControlDown, false, false, false, false, 0, delta, 0, delta,
            ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
            ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null)));
    }

    private Node node(long row, long column) {
        return (Node) fx(() -> grid.queryAccessibleAttribute(AccessibleAttribute.CELL_AT_ROW_COLUMN, (int) row, (int) column));
    }
}
