package numpack.app.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import numpack.app.problem.Problem;
import numpack.app.problem.Problems;
import numpack.app.style.Screens;
import numpack.app.style.Theme;
import numpack.app.style.ThemeChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WindowDialogsTest {
    private static final Question COMPACT = new Question(
            "Compact features",
            "Leaves the dropped rows out of the file for good. Dropped rows can be restored until then, not after.",
            List.of(new Question.Fact("Rows", "1 000 000 → 999 988"), new Question.Fact("File", "512 000 000 → 511 993 856 bytes"),
                    new Question.Fact("Freed", "6 144 bytes"), new Question.Fact("Space needed meanwhile", "512 MB of 81 GB free")),
            List.of(Choice.destructive("Save and compact, forget 12 rows")));

    private Stage owner;
    private WindowDialogs dialogs;
    private final List<Object> answers = new ArrayList<>();

    @Start
    void start(Stage stage) {
        owner = stage;
        Theme theme = Screens.theme(ThemeChoice.LIGHT);
        var scene = new Scene(new StackPane(), 900, 700);
        theme.install(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        dialogs = new WindowDialogs(stage, theme);
    }

    @AfterEach
    void nothingStaysOpen() {
        assertEquals(1, Window.getWindows().stream().filter(Window::isShowing).count());
    }

    @Test
    void theActionIsRunByItsButtonAndNotByEnter(FxRobot robot) {
        open(() -> dialogs.ask(COMPACT));
        robot.clickOn("Save and compact, forget 12 rows");
        assertEquals(List.of(Optional.of(COMPACT.choices().getFirst())), answers());
        open(() -> dialogs.ask(COMPACT));
        robot.push(KeyCode.ENTER);
        assertEquals(Optional.empty(), answers().getLast());
    }

    @Test
    void escapeCancels(FxRobot robot) {
        open(() -> dialogs.ask(COMPACT));
        robot.push(KeyCode.ESCAPE);
        assertEquals(List.of(Optional.empty()), answers());
    }

    @Test
    void escapeCancelsAlsoFromAList(FxRobot robot) {
        var lists = List.of(new ListView<>(FXCollections.observableArrayList("images")), new TableView<>(FXCollections.observableArrayList("images")));
        for (var list : lists) {
            open(() -> dialogs.fill(new FormDialog<>("Drop a row", "", new StackPane(list), list, Choice.primary("Drop one row"),
                    new SimpleStringProperty(""), () -> true)));
            Platform.runLater(list::requestFocus);
            WaitForAsyncUtils.waitForFxEvents();
            assertTrue(list.isFocused());
            robot.push(KeyCode.ESCAPE);
        }
        assertEquals(List.of(Optional.empty(), Optional.empty()), answers());
    }

    @Test
    void escapeIsOfAListThatWaitsForIt(FxRobot robot) {
        var list = new ListView<>(FXCollections.observableArrayList("images"));
        var heard = new ArrayList<KeyCode>();
        EventHandler<KeyEvent> waiting = event -> {
            heard.add(event.getCode());
            event.consume();
        };
        list.addEventFilter(KeyEvent.KEY_PRESSED, waiting);
        open(() -> {
            dialogs.show("Keys", new StackPane(list), list);
            return "closed";
        });
        robot.push(KeyCode.ESCAPE);
        assertEquals(List.of(), answers());
        assertEquals(List.of(KeyCode.ESCAPE), heard);
        Platform.runLater(() -> list.removeEventFilter(KeyEvent.KEY_PRESSED, waiting));
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.ESCAPE);
        assertEquals(List.of("closed"), answers());
    }

    @Test
    void enterSavesEscapeCancelsAndDiscardMustBeMeant(FxRobot robot) {
        open(() -> dialogs.askToSave("Close demo.npk?", "3 edits are not saved."));
        robot.push(KeyCode.ENTER);
        open(() -> dialogs.askToSave("Close demo.npk?", "3 edits are not saved."));
        robot.push(KeyCode.ESCAPE);
        open(() -> dialogs.askToSave("Close demo.npk?", "3 edits are not saved."));
        robot.clickOn("Discard");
        assertEquals(List.of(SaveChoice.SAVE, SaveChoice.CANCEL, SaveChoice.DISCARD), answers());
    }

    @Test
    void aFormIsAcceptedOnlyWhenNothingIsWrong(FxRobot robot) {
        open(() -> dialogs.fill(rename()));
        assertTrue(robot.lookup("Rename").queryButton().isDisabled());
        assertTrue(robot.lookup("The name is empty.").tryQuery().isPresent());
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(), answers());
        // written through the keyboard: the robot's write() goes to the window of the test
        robot.type(KeyCode.I, KeyCode.M, KeyCode.G);
        assertFalse(robot.lookup("Rename").queryButton().isDisabled());
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(Optional.of("img")), answers());
    }

    @Test
    void whatIsToBeSearchedCanBeTypedAtOnce(FxRobot robot) {
        var field = new TextField();
        open(() -> {
            dialogs.show("Keys", new StackPane(field), field);
            return Optional.of(field.getText());
        });
        robot.type(KeyCode.S, KeyCode.A);
        robot.push(KeyCode.ESCAPE);
        assertEquals(List.of(Optional.of("sa")), answers());
    }

    @Test
    void enterOnABoxAcceptsTheFormAndLeavesTheBoxAlone(FxRobot robot) {
        var box = new CheckBox("images");
        open(() -> dialogs.fill(boxes(box, Choice.primary("Drop one row"))));
        assertFalse(box.isFocused(), "a box that does not look focused");
        Platform.runLater(box::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(Optional.of(false)), answers());
    }

    @Test
    void enterOnAChoiceTakesItAndTheButtonSaysWhat(FxRobot robot) {
        var group = new ToggleGroup();
        var one = new RadioButton("One");
        var other = new RadioButton("Other");
        one.setToggleGroup(group);
        other.setToggleGroup(group);
        var words = new SimpleStringProperty("Take one");
        other.selectedProperty().subscribe(is -> words.set(is ? "Take the other" : "Take one"));
        open(() -> dialogs.fill(new FormDialog<>("Choice", "", new HBox(one, other), one, Choice.primary("Take"), words,
                new SimpleStringProperty(""), other::isSelected)));
        robot.push(KeyCode.RIGHT);
        assertTrue(robot.lookup("Take the other").tryQuery().isPresent());
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(Optional.of(true)), answers());
    }

    @Test
    void enterOnABoxDoesNothingWhereTheActionNeedsAChoice(FxRobot robot) {
        var box = new CheckBox("linked");
        open(() -> dialogs.fill(boxes(box, Choice.destructive("Compact and forget one row"))));
        Platform.runLater(box::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(), answers());
        robot.push(KeyCode.ESCAPE);
        assertEquals(List.of(Optional.empty()), answers());
    }

    @Test
    void aProblemOffersItsWayOut(FxRobot robot) {
        var done = new ArrayList<String>();
        Problem problem = new Problem("demo.npk is in use", "By process 17.", "Nothing was changed.", "")
                .withAction("Open read-only", () -> done.add("opened"));
        open(() -> {
            dialogs.show(problem);
            return "closed";
        });
        var window = robot.lookup("Open read-only").queryButton().getScene().getWindow();
        assertTrue(window.getWidth() >= 900 && window.getHeight() >= 700, "it covers its owner");
        Platform.runLater(() -> owner.setY(24));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(24 + owner.getScene().getY(), window.getY(), "it goes with its owner");
        Platform.runLater(() -> owner.setY(0));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("Open read-only");
        assertEquals(List.of("closed"), answers());
        assertEquals(List.of("opened"), done);
    }

    @Test
    void dialogsInBothThemes() {
        Screens.shoot("dialog-compact", 640, 420, () -> room(DialogCard.ofQuestion(COMPACT)));
        Screens.shoot("dialog-problem", 640, 520, () -> {
            var card = DialogCard.ofProblem(Problems.of(new AccessDeniedException("/data/demo.npk"))
                    .orElseThrow().withAction("Open read-only", () -> {}));
            return room(card);
        });
        Screens.shoot("dialog-form", 640, 320, () -> room(DialogCard.ofForm(rename())));
    }

    private static StackPane room(DialogCard card) {
        var room = new StackPane(new StackPane(card));
        card.setMaxHeight(DialogCard.USE_PREF_SIZE);
        return room;
    }

    private static FormDialog<Boolean> boxes(CheckBox box, Choice action) {
        return new FormDialog<>("Drop a row", "", new StackPane(box), box, action, new SimpleStringProperty(""), box::isSelected);
    }

    private static FormDialog<String> rename() {
        var name = new TextField();
        var content = new StackPane(name);
        return new FormDialog<>("Rename the array", "Its rows stay as they are.", content, name, Choice.primary("Rename"),
                name.textProperty().map(text -> text.isEmpty() ? "The name is empty." : ""), name::getText);
    }

    private void open(Callable<Object> call) {
        Platform.runLater(() -> {
            try {
                answers.add(call.call());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<Object> answers() {
        WaitForAsyncUtils.waitForFxEvents();
        return answers;
    }
}
