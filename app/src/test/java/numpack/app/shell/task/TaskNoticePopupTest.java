package numpack.app.shell.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.app.task.DirectThreads;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;
import numpack.app.task.TaskUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TaskNoticePopupTest {
    private final TaskList tasks = new TaskList(DirectThreads.runner());
    private final List<KeyCode> heard = new ArrayList<>();
    private TextField field;
    private Stage stage;
    private TaskNoticePopup notices;

    @Start
    void start(Stage given) {
        stage = given;
        field = new TextField();
        var root = new VBox(field);
        root.setOnKeyPressed(event -> heard.add(event.getCode()));
        var scene = new Scene(root, 700, 400);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        notices = new TaskNoticePopup(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(() -> popups().forEach(Window::hide));
    }

    @Test
    void aNoticeSaysWhatCameOfItAndLeavesTheKeysToTheWindow(FxRobot robot) {
        robot.clickOn(field);
        robot.interact(() -> notices.accept(done("Compact demo.npk")));
        assertEquals(List.of("Compact demo.npk. Compact demo.npk is done."), said());
        robot.write("a b").push(KeyCode.ESCAPE);
        assertEquals("a b", field.getText());
        assertTrue(heard.contains(KeyCode.ESCAPE), "Escape belongs to the window");
        assertEquals(1, said().size(), "and the notice stays");
    }

    @Test
    void aNewerNoticeTakesThePlaceOfTheOlder(FxRobot robot) {
        robot.interact(() -> notices.accept(done("first")));
        robot.interact(() -> notices.accept(done("second")));
        assertEquals(List.of("second. second is done."), said());
    }

    @Test
    void theStatusBarIsNotCovered(FxRobot robot) throws TimeoutException {
        robot.interact(() -> notices.accept(done("Compact demo.npk")));
        // it slides there
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> Screens.onFx(() -> bottom(popups().getFirst())) < bottom(stage) - 28);
    }

    @Test
    void aWindowThatIsGoneGetsNoNotice(FxRobot robot) {
        robot.interact(() -> {
            stage.hide();
            notices.accept(done("Save"));
        });
        assertEquals(List.of(), said());
    }

    private TaskItem done(String name) {
        return tasks.start(name, TaskUnit.ROWS, _ -> name, (item, answer) -> item.setResult(answer + " is done."));
    }

    private static double bottom(Window window) {
        return window.getY() + window.getHeight();
    }

    private static List<String> said() {
        return Screens.onFx(() -> popups().stream().map(popup -> popup.getScene().getRoot().lookup(".task-notice").getAccessibleText()).toList());
    }

    private static List<Popup> popups() {
        return Window.getWindows().stream().filter(Popup.class::isInstance).map(Popup.class::cast).toList();
    }
}
