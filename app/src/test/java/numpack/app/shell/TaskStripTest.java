package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import numpack.app.control.TaskStatusView;
import numpack.app.style.Screens;
import numpack.app.style.Stylesheets;
import numpack.app.style.ThemeChoice;
import numpack.app.task.DirectThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskUnit;
import org.junit.jupiter.api.Test;

class TaskStripTest {
    @Test
    void resultsStayUntilDismissedAndOthersAreCounted() {
        Screens.onFx(() -> {
            var tasks = new TaskList(DirectThreads.runner());
            var strip = new TaskStrip(tasks);
            var bar = new HBox(strip);
            bar.getStyleClass().add("status-bar");
            bar.getStylesheets().add(Stylesheets.url(TaskStrip.class, "shell.css"));
            var scene = new Scene(bar, 600, 28);
            Screens.theme(ThemeChoice.LIGHT).dress(scene);
            assertEquals(0, strip.getChildren().size());
            for (var name : new String[] {"first", "second", "third"}) {
                tasks.start(name, TaskUnit.ROWS, _ -> name, (item, answer) -> item.setResult(answer + " is done."));
            }
            var others = (MenuButton) strip.getChildren().getFirst();
            assertEquals("2 more tasks", others.getText());
            assertEquals(2, others.getItems().stream().filter(item -> ((CustomMenuItem) item).getContent() instanceof TaskStatusView).count());

            Screens.write(scene, "status-tasks");
            var words = (Label) others.lookup(".label");
            assertTrue(words.getHeight() - words.getInsets().getTop() - words.getInsets().getBottom() >= 14, "the words are cut");

            tasks.dismiss(tasks.items().getFirst());
            assertEquals("1 more task", others.getText());
            tasks.dismiss(tasks.items().getFirst());
            assertEquals(1, strip.getChildren().size());
            tasks.dismiss(tasks.items().getFirst());
            assertEquals(0, strip.getChildren().size());
            return null;
        });
    }
}
