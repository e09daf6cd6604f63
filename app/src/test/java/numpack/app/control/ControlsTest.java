package numpack.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import numpack.app.i18n.Texts;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskState;
import numpack.app.task.TaskUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ControlsTest {
    private final ManualThreads threads = new ManualThreads();
    private final List<TaskItem> dismissed = new ArrayList<>();
    private VBox root;
    private SearchField search;

    @Start
    void start(Stage stage) {
        search = new SearchField("Filter arrays");
        root = new VBox(search);
        var scene = new Scene(root, 500, 300);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void escapeEmptiesTheSearchAndThenMeansWhatItMeansAround(FxRobot robot) {
        var heard = new ArrayList<KeyCode>();
        robot.interact(() -> root.setOnKeyPressed(event -> heard.add(event.getCode())));
        robot.clickOn(".text-field").write("emb").push(KeyCode.ESCAPE);
        assertEquals("", search.getText());
        assertFalse(heard.contains(KeyCode.ESCAPE));
        robot.push(KeyCode.ESCAPE);
        assertTrue(heard.contains(KeyCode.ESCAPE));
    }

    @Test
    void capitalsOfAHeadAreThoseOfItsWordsAndNotOfTheSystem(FxRobot robot) {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            robot.interact(() -> root.getChildren().add(new PanelHead("Details")));
            assertEquals("DETAILS", robot.lookup(".panel-head-text").queryLabeled().getText());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theCrossEmptiesTheSearch(FxRobot robot) {
        assertFalse(robot.lookup(".search-field .button").query().isVisible());
        robot.clickOn(".text-field").write("emb").clickOn(".search-field .button");
        assertEquals("", search.getText());
        assertTrue(search.isFocused());
    }

    @Test
    void aJudgedFieldTellsWhatIsWrongOnceSomethingIsTyped(FxRobot robot) {
        var text = new SimpleStringProperty("");
        var field = judged(text.map(typed -> typed.startsWith("1") ? "" : "Begin with 1."), text);
        robot.interact(root::requestFocus);
        assertWell(field);
        robot.clickOn(field).write("2");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(isMarked(field));
        assertEquals("Begin with 1.", field.getAccessibleHelp());
        assertSame(root, field.getScene().getRoot(), "a mark must not put anything under the window");
        robot.interact(() -> Screens.write(field.getScene(), "judged-field"));
        robot.push(KeyCode.HOME).write("1");
        WaitForAsyncUtils.waitForFxEvents();
        assertWell(field);
    }

    @Test
    void aJudgedFieldIsJudgedAnewWhenSomethingElseChanges(FxRobot robot) {
        var complaint = new SimpleStringProperty("");
        var field = judged(complaint, new SimpleStringProperty("300"));
        robot.interact(() -> complaint.set("300 is no uint8."));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(isMarked(field));
        assertEquals("300 is no uint8.", field.getAccessibleHelp());
        robot.interact(() -> complaint.set(""));
        WaitForAsyncUtils.waitForFxEvents();
        assertWell(field);
    }

    private JudgedField judged(ObservableValue<String> complaint, StringProperty text) {
        return Screens.onFx(() -> {
            var field = new JudgedField(complaint);
            field.textProperty().bindBidirectional(text);
            root.getChildren().setAll(field);
            return field;
        });
    }

    private static void assertWell(JudgedField field) {
        assertFalse(isMarked(field));
        assertEquals("", field.getAccessibleHelp());
    }

    private static boolean isMarked(JudgedField field) {
        boolean hasSign = field.lookup(".judged-field-sign") != null;
        assertEquals(hasSign, field.getPseudoClassStates().contains(PseudoClass.getPseudoClass("invalid")), "frame and sign go together");
        return hasSign;
    }

    @Test
    void theCrossOfATaskCancelsFirstAndDismissesAfterwards(FxRobot robot) {
        TaskItem item = new TaskList(new TaskRunner(threads, failure -> {})).start("Check", TaskUnit.ROWS, progress -> 1, (it, answer) -> {});
        robot.interact(() -> root.getChildren().setAll(new TaskStatusView(item, dismissed::add)));
        Button cross = robot.lookup(".task-status .button").queryButton();
        assertEquals(Texts.of("control.task.cancel", "Check"), cross.getAccessibleText());
        robot.clickOn(cross);
        robot.interact(threads::runAll);
        assertEquals(TaskState.CANCELLED, item.getState());
        assertEquals(List.of(), dismissed);
        assertEquals(Texts.of("control.task.dismiss", "Check"), cross.getAccessibleText());
        assertEquals("Cancelled", robot.lookup(".task-status-facts").queryAs(Label.class).getText());
        robot.clickOn(cross);
        assertEquals(List.of(item), dismissed);
    }

    @Test
    void controlsAreReadOut() {
        List<String> texts = Screens.onFx(() -> {
            var facts = new KeyValueGrid();
            Label value = facts.addNumbers("Shape");
            value.setText("(5,)");
            return List.of(new DtypeChip("uint8").getAccessibleText(), new PanelHead("Packs").getAccessibleText(),
                    value.getAccessibleText(), new Banner(Tone.INFO, "Changed", "By another program.").getAccessibleText());
        });
        assertEquals(List.of("uint8", "Packs", "Shape: (5,)", "Changed. By another program."), texts);
    }

    @Test
    void aBadgeWithoutTextTakesNoRoom() {
        assertEquals(List.of(false, true), Screens.onFx(() -> {
            var badge = new Badge(Tone.WARNING);
            boolean before = badge.isManaged();
            badge.setText("3");
            return List.of(before, badge.isManaged());
        }));
    }
}
