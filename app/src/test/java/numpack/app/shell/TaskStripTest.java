package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import numpack.app.control.TaskStatusView;
import numpack.app.style.Screens;
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
            new Scene(strip);
            assertEquals(0, strip.getChildren().size());
            for (var name : new String[] {"first", "second", "third"}) {
                tasks.start(name, TaskUnit.ROWS, _ -> name, (item, answer) -> item.setResult(answer + " is done."));
            }
            var others = (MenuButton) strip.getChildren().getFirst();
            assertEquals("2 more tasks", others.getText());
            assertEquals(2, others.getItems().stream().filter(item -> ((CustomMenuItem) item).getContent() instanceof TaskStatusView).count());

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
