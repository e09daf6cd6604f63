package numpack.app.shell.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import numpack.app.i18n.Texts;
import numpack.app.shell.StatusBar;
import numpack.app.style.Screens;
import numpack.app.style.Stylesheets;
import numpack.app.style.ThemeChoice;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskUnit;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TaskStripTest {
    private final ManualThreads threads = new ManualThreads();
    private final TaskList tasks = new TaskList(new TaskRunner(threads, failure -> { }));
    private TaskStrip strip;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        strip = new TaskStrip(tasks);
        var bar = new HBox(strip);
        bar.getStyleClass().add("status-bar");
        bar.getStylesheets().add(Stylesheets.url(StatusBar.class, "shell.css"));
        var window = new BorderPane();
        window.setBottom(bar);
        var scene = new Scene(window, 600, 400);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void resultsStayUntilDismissedAndAllAreCounted(FxRobot robot) {
        assertEquals(List.of(), words(strip));
        done(robot, "first", "second", "third");
        assertEquals(List.of(Texts.of("shell.tasks.count", 3, 0), "third", "third is done."), words(strip));
        robot.interact(() -> {
            Screens.write(stage.getScene(), "status-tasks");
            assertTrue(strip.lookup(".status-tasks").getLayoutBounds().getHeight() >= 20, "the words are cut");
            tasks.dismiss(tasks.items().getFirst());
        });
        assertEquals(List.of(Texts.of("shell.tasks.count", 2, 0), "second", "second is done."), words(strip));
        robot.interact(() -> tasks.dismiss(tasks.items().getFirst()));
        assertEquals(List.of("first", "first is done."), words(strip));
        robot.interact(() -> tasks.dismiss(tasks.items().getFirst()));
        assertEquals(List.of(), words(strip));
    }

    @Test
    void whatRunsGoesBeforeWhatHasEnded(FxRobot robot) {
        done(robot, "first", "second");
        robot.interact(() -> start("running"));
        assertEquals(List.of(Texts.of("shell.tasks.count", 3, 0), "running", ""), words(strip));
        done(robot);
        robot.interact(() -> {
            start("long");
            start("longer");
        });
        assertEquals(List.of(Texts.of("shell.tasks.count", 5, 2), "longer", ""), words(strip));
        done(robot);
        assertEquals(List.of(Texts.of("shell.tasks.count", 5, 0), "longer", "longer is done."), words(strip));
    }

    @Test
    void theListIsUsedByKeysAndEmptiedInOneGo(FxRobot robot) {
        done(robot, "first", "second");
        robot.interact(() -> start("running"));
        robot.interact(() -> strip.lookup(".status-tasks").requestFocus());
        robot.type(KeyCode.SPACE);
        var list = (Parent) popup().getContentNode();
        var scene = popup().getScene();
        assertEquals(List.of("TASKS", "", Texts.of("shell.tasks.dismissEnded"), "running", "", "second", "second is done.", "first", "first is done."), words(list));
        robot.interact(() -> Screens.write(scene, "task-list"));

        robot.type(KeyCode.TAB, KeyCode.TAB).type(KeyCode.SPACE);
        assertEquals(List.of("running", "first"), names(), "the button beside second");
        assertEquals(Texts.of("control.task.dismiss", "first"), Screens.onFx(() -> scene.getFocusOwner().getAccessibleText()), "and goes on to the next");
        robot.type(KeyCode.TAB).type(KeyCode.SPACE);
        assertEquals(List.of("running"), names(), "all finished");
        assertFalse(isListed(), "one task needs no list");
    }

    @Test
    void manyTasksScrollAndTheOneWithTheFocusIsInSight(FxRobot robot) {
        done(robot, IntStream.range(0, 40).mapToObj(i -> "task " + i).toArray(String[]::new));
        robot.interact(() -> strip.lookup(".status-tasks").requestFocus());
        robot.type(KeyCode.SPACE);
        var popup = popup();
        var list = (Parent) popup.getContentNode();
        assertTrue(Screens.onFx(() -> list.getLayoutBounds().getHeight()) < 380, "the list stays in the window");
        for (int i = 0; i < 30; i++) {
            robot.type(KeyCode.TAB);
        }
        robot.interact(() -> Screens.write(popup.getScene(), "task-list-long"));
        var focused = Screens.onFx(() -> {
            var owner = popup.getScene().getFocusOwner();
            return list.sceneToLocal(owner.localToScene(owner.getLayoutBounds()));
        });
        assertTrue(list.getLayoutBounds().contains(focused), focused.toString());
    }

    @Test
    void escapeClosesTheListAndTheButtonHasTheFocusAgain(FxRobot robot) {
        done(robot, "first", "second");
        robot.clickOn(".status-tasks");
        assertTrue(isListed());
        robot.type(KeyCode.ESCAPE);
        assertFalse(isListed());
        assertTrue(strip.lookup(".status-tasks").isFocused());
        robot.clickOn(".status-tasks").clickOn(".status-tasks");
        assertFalse(isListed(), "the button closes what it has opened");
    }

    private void done(FxRobot robot, String... names) {
        robot.interact(() -> {
            for (var name : names) {
                start(name);
            }
            threads.runAll();
        });
    }

    private void start(String name) {
        tasks.start(name, TaskUnit.ROWS, _ -> name, (item, answer) -> item.setResult(answer + " is done."));
    }

    private List<String> names() {
        return Screens.onFx(() -> tasks.items().stream().map(TaskItem::name).toList());
    }

    private static boolean isListed() {
        return Screens.onFx(() -> Window.getWindows().stream().anyMatch(PopOver.class::isInstance));
    }

    private static PopOver popup() {
        return Screens.onFx(() -> Window.getWindows().stream().filter(PopOver.class::isInstance).map(PopOver.class::cast).findFirst().orElseThrow());
    }

    /// What is read in a part of the window, one after the other.
    private static List<String> words(Parent part) {
        return Screens.onFx(() -> labels(part).map(Labeled::getText).filter(Objects::nonNull).toList());
    }

    private static Stream<Labeled> labels(Parent part) {
        return part.getChildrenUnmodifiable().stream().filter(child -> child.isManaged() || child.getStyleClass().contains("viewport")).flatMap(child -> child instanceof Labeled labeled ? Stream.of(labeled)
                : child instanceof Parent parent ? labels(parent) : Stream.empty());
    }
}
