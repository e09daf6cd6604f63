package numpack.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import numpack.app.grid.space.GridHit;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a person does at the whole window, with held modifiers and drags that only a real window system delivers.
@Tag("display")
@Timeout(120)
class WindowDisplayTest extends WindowBed {
    @Test
    void aTypedValueIsSavedAndCanBeTakenBackAfterwards() throws Exception {
        robot.clickOn(cell(2, 3));
        type(KeyCode.DIGIT7, KeyCode.DIGIT5, KeyCode.ENTER);
        waitUntil("the dot of unsaved edits", () -> stage.getTitle().startsWith("●"));
        waitUntilSaid("Save 1");
        assertEquals(203, saved(2, 3), "the pack keeps its bytes until it is saved");

        robot.push(KeyCode.CONTROL, KeyCode.S);
        waitUntil("a title without a dot", () -> stage.getTitle().startsWith("numbers.npk"));
        assertEquals(75, saved(2, 3));

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        waitUntil("the dot of an undone save", () -> stage.getTitle().startsWith("●"));
        robot.clickOn(cell(2, 3));
        waitUntil("the old value", () -> grid().getAccessibleText().startsWith("row 2, column 3, 203"));
        assertEquals(75, saved(2, 3), "the pack keeps its bytes until it is saved");
    }

    @Test
    void whatIsBeingTypedIsSavedByKeyAndByButton() throws Exception {
        robot.clickOn(cell(2, 3));
        type(KeyCode.DIGIT7, KeyCode.DIGIT7);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        waitUntilSaved(2, 3, 77);

        robot.clickOn(cell(4, 3));
        type(KeyCode.DIGIT8, KeyCode.DIGIT8);
        waitUntilSaid("Save");
        robot.clickOn(robot.lookup(node -> "shell.save".equals(node.getId())).queryAs(Button.class));
        waitUntilSaved(4, 3, 88);
    }

    @Test
    void neitherAClickElsewhereNorQuittingLosesWhatCannotBeTaken() throws Exception {
        robot.clickOn(cell(2, 3));
        type(KeyCode.DIGIT7, KeyCode.PERIOD, KeyCode.DIGIT5);
        robot.clickOn(label("explorer-form", "int32 (3,)"));
        robot.push(KeyCode.CONTROL, KeyCode.W);
        robot.push(KeyCode.CONTROL, KeyCode.Q);
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertTrue(fx(() -> grid().isEditing()));
        assertEquals(ROWS, fx(() -> grid().getModel().rowCount()));
        assertTrue(isSaid(Texts.of("grid.cell.fraction", "int32")::equals));

        type(KeyCode.BACK_SPACE, KeyCode.BACK_SPACE);
        robot.clickOn(label("explorer-form", "int32 (3,)"));
        waitUntil("the other table", () -> grid().getModel().rowCount() == 3);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        waitUntilSaved(2, 3, 7);
    }

    @Test
    void shiftExtendsTheSelectionAndControlAddsToIt() {
        robot.clickOn(cell(1, 1));
        robot.press(KeyCode.SHIFT);
        robot.clickOn(cell(4, 3));
        robot.release(KeyCode.SHIFT);
        waitUntilSaid("12 cells");

        robot.press(KeyCode.CONTROL);
        robot.clickOn(cell(8, 0));
        robot.release(KeyCode.CONTROL);
        waitUntilSaid("13 cells");
        assertTrue(spoken().startsWith("row 8, column 0, 800"), spoken());
    }

    @Test
    void aDragBeyondTheLowerEdgeScrollsAndSelectsOn() {
        var start = cell(3, 1);
        var below = fx(() -> grid().localToScreen(grid().getWidth() / 4, grid().getHeight() + 40));
        robot.moveTo(start);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(new Point2D(start.getX(), start.getY() + 60));
        robot.moveTo(new Point2D(start.getX(), below.getY()));
        waitUntil("a selection down to rows that were not on the screen", () -> grid().getSelection().active().lastRow() > 80);
        robot.release(MouseButton.PRIMARY);
        assertEquals(3, fx(() -> grid().getSelection().active().firstRow()));
        assertFalse(fx(() -> spot(GridHit.Part.CELL, 3, 1).isPresent()), "the table has scrolled");
    }

    @Test
    void aColumnIsWidenedByItsBorder() {
        var before = cell(0, 1);
        robot.drag(border(0), MouseButton.PRIMARY).moveBy(30, 0).moveBy(40, 0).drop();
        waitUntil("a column 70 pixels wider", () -> Math.abs(spot(GridHit.Part.CELL, 0, 1).orElseThrow().getX() - before.getX() - 70) < 4);
    }

    @Test
    void thePaletteRunsWhatIsTyped() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        waitUntilFocused(Texts.of("command.palette.prompt"));
        type(KeyCode.G, KeyCode.O, KeyCode.SPACE, KeyCode.T, KeyCode.O, KeyCode.SPACE, KeyCode.R, KeyCode.O, KeyCode.W, KeyCode.ENTER);
        waitUntilFocused(Texts.of("grid.goToRow.title"));
        type(KeyCode.MINUS, KeyCode.DIGIT2, KeyCode.ENTER);
        waitUntil("row 198", () -> grid().getAccessibleText().startsWith("row 198, column 0, 19800"));
    }

    @Test
    void aPackThatIsDroppedOnTheWindowOpens() throws Exception {
        var other = makePack("dropped.npk");
        var source = fx(() -> dragSource(other));
        robot.drag(source, MouseButton.PRIMARY).moveBy(12, 12);
        robot.moveTo(fx(() -> grid().localToScreen(200, 200)));
        robot.moveBy(20, 20);
        robot.release(MouseButton.PRIMARY);
        waitUntil("the title of the dropped pack", () -> stage.getTitle().startsWith("dropped.npk"));
    }

    @Test
    void aSecondStartHandsItsPathToThisWindow() throws Exception {
        var other = makePack("second.npk");
        var second = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-D" + AppFolders.OVERRIDE + "=" + folders.data(),
                "--module-path", System.getProperty("jdk.module.path"), "--module", "numpack.app/numpack.app.Main", other.toString())
                .redirectErrorStream(true).redirectOutput(temp.resolve("second.log").toFile()).start();
        assertTrue(second.waitFor(20, TimeUnit.SECONDS), "the second program still runs");
        assertEquals(0, second.exitValue());
        waitUntil("the title of its pack", () -> stage.getTitle().startsWith("second.npk"));
        assertTrue(isSaid("numbers.npk"::equals), "the pack that was open stays open");
    }

    @Test
    void aPressOnTheHeadOfATabGivesTheKeysToItsTable() {
        robot.clickOn(label("explorer-form", "int32 (3,)"));
        waitUntil("the other table", () -> grid().getModel().rowCount() == 3);
        type(KeyCode.DOWN);
        waitUntil("the second row", () -> grid().getAccessibleText().startsWith("row 1, "));

        robot.clickOn(label("tab-name", "numbers"));
        waitUntil("the first table", () -> grid().getModel().rowCount() == ROWS);
        type(KeyCode.DOWN, KeyCode.DOWN);
        waitUntil("its third row", () -> grid().getAccessibleText().startsWith("row 2, column 0, 200"));
    }

    @Test
    void quittingWithUnsavedEditsAsksAndEscapeStays() {
        robot.clickOn(cell(0, 0));
        type(KeyCode.DIGIT9, KeyCode.ENTER);
        waitUntil("the dot of unsaved edits", () -> stage.getTitle().startsWith("●"));
        robot.push(KeyCode.CONTROL, KeyCode.Q);
        waitUntilSaid(Texts.of("shell.close.title", "numbers.npk"));
        waitUntilFocused("Save");
        type(KeyCode.ESCAPE);
        waitUntil("the focus back in the window", stage::isFocused);
        assertFalse(isSaid(Texts.of("shell.close.title", "numbers.npk")::equals));
        assertTrue(fx(stage::getTitle).startsWith("●"));
    }

    private void waitUntilSaved(int row, int column, int value) throws Exception {
        waitUntil("a title without a dot", () -> stage.getTitle().startsWith("numbers.npk") && !grid().isEditing());
        waitUntil(value + " in the pack", () -> saved(row, column) == value);
    }

    /// A window of another program, as far as the drag goes: below ours, with a folder to drag.
    private static Label dragSource(Path folder) {
        var label = new Label(folder.getFileName().toString());
        label.setMinSize(200, 100);
        label.setOnDragDetected(event -> {
            var files = new ClipboardContent();
            files.putFiles(List.of(new File(folder.toString())));
            label.startDragAndDrop(TransferMode.COPY).setContent(files);
            event.consume();
        });
        var window = new Stage();
        window.setScene(new Scene(label));
        window.setX(20);
        window.setY(950);
        window.show();
        return label;
    }
}
