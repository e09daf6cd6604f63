package numpack.app.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import numpack.app.command.OpenEdits;
import numpack.app.grid.model.GridIntents;
import numpack.app.grid.space.GridHit;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// A shown grid of 1000 x 20 sample cells with a robot, for tests of what the user does. The platform's robot cannot hold
/// modifiers while it uses the mouse: those events are fired by hand.
abstract class GridBed {
    final SampleModel model = new SampleModel(1000, 20);
    final SampleEditor editor = new SampleEditor(model);
    final SampleIntents intents = new SampleIntents();
    final OpenEdits openEdits = new OpenEdits();
    final FxRobot robot = new FxRobot();
    GridView grid;

    @BeforeEach
    void show() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::fill);
        FxToolkit.showStage();
        fx(() -> grid.requestFocus());
    }

    @AfterEach
    void hide() throws TimeoutException {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        FxToolkit.hideStage();
    }

    private void fill(Stage stage) {
        model.booleans.add(6L);
        grid = new GridView(model);
        grid.setEditor(editor);
        grid.setOpenEdits(openEdits);
        grid.setIntents(intents);
        var scene = new Scene(new StackPane(grid), 900, 640);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        stage.setScene(scene);
    }

    GridSelection selection() {
        return fx(grid::getSelection);
    }

    GridSpot cursor() {
        return selection().cursor();
    }

    void goTo(long row, long column) {
        fx(() -> grid.goTo(row, column));
    }

    void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    /// Lets all frames asked for be drawn.
    void settle() {
        robot.interact(() -> {
            grid.applyCss();
            grid.layout();
        });
    }

    <T> T fx(Callable<T> work) {
        var answer = new ArrayList<T>();
        robot.interact(() -> {
            try {
                answer.add(work.call());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return answer.getFirst();
    }

    void fx(Runnable work) {
        robot.interact(work);
        settle();
    }

    /// The middle of a cell in the grid; the cell is on the screen.
    Point2D cell(long row, long column) {
        for (var y = 0.0; y < grid.getHeight(); y += 3) {
            for (var x = 0.0; x < grid.getWidth(); x += 5) {
                var hit = grid.hit(x, y);
                if (hit.equals(new GridHit(GridHit.Part.CELL, row, column))) {
                    return new Point2D(x + 20, y + 6);
                }
            }
        }
        throw new AssertionError("row " + row + ", column " + column + " is not on the screen");
    }

    Point2D columnHead(long column) {
        return new Point2D(cell(firstRow(), column).getX(), 14);
    }

    Point2D rowHead(long row) {
        return new Point2D(10, cell(row, firstColumn()).getY());
    }

    long firstRow() {
        return grid.hit(200, 40).row();
    }

    long firstColumn() {
        return grid.hit(60, 40).column();
    }

    void click(Point2D at, Held... held) {
        fire(MouseEvent.MOUSE_PRESSED, at, 1, held);
        fire(MouseEvent.MOUSE_RELEASED, at, 1, held);
        fire(MouseEvent.MOUSE_CLICKED, at, 1, held);
    }

    void doubleClick(Point2D at) {
        click(at);
        fire(MouseEvent.MOUSE_PRESSED, at, 2);
        fire(MouseEvent.MOUSE_RELEASED, at, 2);
    }

    void drag(Point2D from, Point2D to, Held... held) {
        fire(MouseEvent.MOUSE_PRESSED, from, 1, held);
        fire(MouseEvent.MOUSE_DRAGGED, from.midpoint(to), 1, held);
        fire(MouseEvent.MOUSE_DRAGGED, to, 1, held);
        fire(MouseEvent.MOUSE_RELEASED, to, 1, held);
    }

    void fire(EventType<MouseEvent> type, Point2D at, int clicks, Held... held) {
        fireOn(grid, type, at, clicks, MouseButton.PRIMARY, held);
    }

    void fireOn(Node target, EventType<MouseEvent> type, Point2D at, int clicks, MouseButton button, Held... held) {
        var holds = List.of(held);
        fx(() -> {
            var scene = target.localToScene(at);
            var screen = target.localToScreen(at);
            target.fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(), button, clicks,
                holds.contains(Held.SHIFT), holds.contains(Held.CONTROL), false, false, button == MouseButton.PRIMARY, false,
                button == MouseButton.SECONDARY, false, false, true,
                new PickResult(target, scene.getX(), scene.getY())));
        });
    }

    /// A modifier key that is held.
    enum Held { SHIFT, CONTROL }

    /// Remembers what it was told.
    static final class SampleIntents implements GridIntents {
        final List<String> told = new ArrayList<>();
        String pasted = "";

        @Override
        public void sortBy(long column) {
            told.add("sort " + column);
        }

        @Override
        public void copyTsv(GridSelection selection) {
            told.add("copy " + selection.active());
        }

        @Override
        public void copyWithHeaders(GridSelection selection) {
            told.add("copy with heads " + selection.active());
        }

        @Override
        public void copyAsNumpy(GridSelection selection) {
            told.add("copy as numpy " + selection.active());
        }

        @Override
        public void paste(GridSelection selection, String text) {
            told.add("paste at " + selection.active());
            pasted = text;
        }

        @Override
        public void fillDown(GridSelection selection) {
            told.add("fill down " + selection.active());
        }

        @Override
        public void fill(GridSelection selection, String text) {
            told.add("fill " + text + " into " + selection.active());
        }

        @Override
        public void delete(GridSelection selection) {
            told.add((selection.isWholeRows() ? "drop rows " : "delete ") + selection.active());
        }
    }
}
