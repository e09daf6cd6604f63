package numpack.app.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSpot;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;

class CellEditorTest extends GridBed {
    @Test
    void typingReplacesTheTextAndEnterGoesDown() {
        goTo(4, 2);
        robot.write("2.5");
        press(KeyCode.ENTER);
        assertEquals(List.of("4,2=2.5"), editor.commits);
        assertEquals(new GridSpot(5, 2), cursor());
        assertFalse(fx(grid::isEditing));
    }

    @Test
    void whatIsTypedOverACellThatIsStillBeingReadIsNotLost() {
        goTo(4, 2);
        fx(() -> editor.isLoading = true);
        press(KeyCode.F2);
        assertFalse(fx(grid::isEditing), "there is no text to start from");
        robot.write("77.0");
        press(KeyCode.ENTER);
        assertEquals(List.of("4,2=77.0"), editor.commits);
    }

    @Test
    void f2StartsFromTheTextThereWas() {
        goTo(4, 2);
        press(KeyCode.F2);
        assertEquals(model.text(4, 2), field().getText());
        assertEquals(model.text(4, 2), field().getSelectedText());
        press(KeyCode.ESCAPE);
        assertTrue(editor.commits.isEmpty());
        assertFalse(fx(grid::isEditing));
        assertTrue(grid.isFocused());
    }

    @Test
    void enterEditsAndAnUnchangedTextIsNotCommitted() {
        goTo(4, 2);
        press(KeyCode.ENTER);
        assertTrue(fx(grid::isEditing));
        press(KeyCode.ENTER);
        assertTrue(editor.commits.isEmpty());
        assertEquals(new GridSpot(5, 2), cursor());
    }

    @Test
    void tabCommitsAndGoesOn() {
        goTo(4, 2);
        robot.write("7.0");
        press(KeyCode.TAB);
        assertEquals(List.of("4,2=7.0"), editor.commits);
        assertEquals(new GridSpot(4, 3), cursor());
        robot.write("8.0");
        press(KeyCode.SHIFT, KeyCode.TAB);
        assertEquals(new GridSpot(4, 2), cursor());
    }

    @Test
    void arrowsCommitWhatWasTypedButMoveWithinWhatIsEdited() {
        goTo(4, 2);
        robot.write("7.0");
        press(KeyCode.RIGHT);
        assertEquals(new GridSpot(4, 3), cursor());
        press(KeyCode.F2);
        press(KeyCode.LEFT);
        assertTrue(fx(grid::isEditing));
        assertEquals(new GridSpot(4, 3), cursor());
        press(KeyCode.ESCAPE);
    }

    @Test
    void aRefusedTextStaysOpenWithASentence() {
        goTo(4, 2);
        robot.write("abc");
        settle();
        assertEquals("\"abc\" is no number.", message().getText());
        fx(() -> {
            Screens.write(grid.getScene(), "grid-refused");
        });
        press(KeyCode.ENTER);
        assertTrue(fx(grid::isEditing));
        click(cell(8, 4));
        assertTrue(fx(grid::isEditing));
        assertEquals(new GridSpot(4, 2), cursor());
        press(KeyCode.ESCAPE);
        assertTrue(editor.commits.isEmpty());
        assertFalse(message().getParent().isVisible());
    }

    @Test
    void whatWillBecomeOfATextIsSaidWhileTyping() {
        goTo(4, 2);
        robot.write("7");
        settle();
        assertEquals("becomes 7.0", message().getText());
        press(KeyCode.ENTER);
        assertEquals(List.of("4,2=7"), editor.commits);
    }

    @Test
    void aCellThatCannotBeEditedSaysWhy() {
        goTo(3, 2);
        press(KeyCode.F2);
        assertFalse(fx(grid::isEditing));
        assertTrue(message().getParent().isVisible());
        assertEquals("Row 3 cannot be changed.", message().getText());
        fx(() -> {
            Screens.write(grid.getScene(), "grid-read-only");
        });
        press(KeyCode.DOWN);
        assertFalse(message().getParent().isVisible());
        goTo(3, 2);
        press(KeyCode.ENTER);
        assertEquals(new GridSpot(4, 2), cursor());
    }

    @Test
    void aClickElsewhereCommits() {
        goTo(4, 2);
        robot.write("7.0");
        click(cell(8, 4));
        assertEquals(List.of("4,2=7.0"), editor.commits);
        assertEquals(new GridSpot(8, 4), cursor());
    }

    @Test
    void controlEnterFillsTheSelection() {
        goTo(4, 2);
        press(KeyCode.SHIFT, KeyCode.DOWN);
        robot.write("1.5");
        press(KeyCode.CONTROL, KeyCode.ENTER);
        assertEquals(List.of("fill 1.5 into " + new GridRange(4, 5, 2, 2)), intents.told);
        assertTrue(editor.commits.isEmpty());
    }

    @Test
    void aBlockThatIsPastedIntoTheFieldGoesToItsCellAndThoseBesideIt() {
        goTo(4, 2);
        press(KeyCode.SHIFT, KeyCode.DOWN);
        press(KeyCode.F2);
        clipboard("1\t2\n3\t4\n");
        press(KeyCode.CONTROL, KeyCode.V);
        assertEquals(List.of("paste at " + new GridRange(4, 4, 2, 2)), intents.told);
        assertEquals("1\t2\n3\t4\n", intents.pasted);
        assertFalse(fx(grid::isEditing));
        assertTrue(editor.commits.isEmpty());
    }

    @Test
    void oneCellThatIsPastedIntoTheFieldGoesIntoItsText() {
        goTo(4, 2);
        robot.write("1");
        clipboard("2.5\r\n");
        press(KeyCode.CONTROL, KeyCode.V);
        press(KeyCode.ENTER);
        assertEquals(List.of("4,2=12.5"), editor.commits);
    }

    @Test
    void bytesThatAreNoTextAreNotPastedIntoTheField() {
        assertTrue(ClipboardText.isBinary("1\0\0002"));
        assertFalse(ClipboardText.isBinary("1\t2\r\n\u22123\f"));
        goTo(4, 2);
        robot.write("1");
        clipboard("2\u00013");
        press(KeyCode.CONTROL, KeyCode.V);
        assertEquals("1", field().getText());
        assertEquals(Texts.of("grid.paste.binary"), message().getText());
    }

    @Test
    void textThatTheSystemCutsAtANulIsReadWhole() {
        fx(() -> {
            var content = new ClipboardContent();
            content.putString("1");
            content.put(Optional.ofNullable(DataFormat.lookupMimeType("UTF8_STRING")).orElseGet(() -> new DataFormat("UTF8_STRING")), ByteBuffer.wrap(new byte[] {'1', 0, '2'}));
            Clipboard.getSystemClipboard().setContent(content);
        });
        assertEquals("1\0002", fx(ClipboardText::read));
        clipboard("7");
        assertEquals("7", fx(ClipboardText::read));
    }

    @Test
    void commandsFinishWhatIsTyped() {
        goTo(4, 2);
        press(KeyCode.F2);
        assertFalse(fx(() -> openEdits.hasChangesProperty().get()), "nothing is typed yet");
        robot.write("7.0");
        assertTrue(fx(() -> openEdits.hasChangesProperty().get()));
        assertTrue(fx(openEdits::finish));
        assertEquals(List.of("4,2=7.0"), editor.commits);
        assertFalse(fx(() -> openEdits.hasChangesProperty().get()));
        assertTrue(grid.isFocused());
    }

    @Test
    void aTextThatIsRefusedHoldsCommandsBackAndIsShown() {
        goTo(4, 2);
        robot.write("abc");
        fx(() -> grid.scrollBy(0, 9000));
        assertFalse(fx(openEdits::finish));
        settle();
        assertTrue(field().isFocused());
        assertTrue(field().getLayoutY() > 0, "the field is in sight again, with what is wrong below it");
        assertEquals("\"abc\" is no number.", message().getText());
        press(KeyCode.ESCAPE);
        assertTrue(fx(openEdits::finish));
    }

    @Test
    void aGridThatIsTakenAwayTakesWhatIsTypedAndHoldsNothingBack() {
        goTo(4, 2);
        robot.write("7.0");
        var scene = fx(grid::getScene);
        fx(() -> scene.setRoot(new StackPane()));
        assertEquals(List.of("4,2=7.0"), editor.commits);

        fx(() -> scene.setRoot(new StackPane(grid)));
        fx(() -> grid.requestFocus());
        robot.write("abc");
        assertTrue(fx(grid::isEditing));
        fx(() -> scene.setRoot(new StackPane()));
        assertTrue(fx(openEdits::finish), "nobody could see what is wrong any more");

        fx(() -> scene.setRoot(new StackPane(grid)));
        fx(() -> grid.requestFocus());
        robot.write("abc");
        fx(() -> grid.getParent().setVisible(false));
        assertTrue(fx(openEdits::finish), "behind another tab");
        assertEquals(1, editor.commits.size());
    }

    @Test
    void scrollingAwayAndBackKeepsWhatWasTyped() {
        goTo(4, 2);
        robot.write("7.0");
        fx(() -> grid.scrollBy(0, 5000));
        assertTrue(fx(grid::isEditing));
        assertTrue(field().isFocused());
        fx(() -> grid.scrollBy(0, -5000));
        press(KeyCode.ENTER);
        assertEquals(List.of("4,2=7.0"), editor.commits);
    }

    private void clipboard(String text) {
        fx(() -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private TextField field() {
        return robot.lookup(".grid-field").queryAs(TextField.class);
    }

    private Labeled message() {
        return robot.lookup(".grid-message .label").queryLabeled();
    }
}
