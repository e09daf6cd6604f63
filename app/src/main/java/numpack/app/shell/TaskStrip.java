package numpack.app.shell;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import numpack.app.control.TaskStatusView;
import numpack.app.i18n.Texts;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;

/// The long tasks in the status bar: the newest in full, the others behind a button that counts them.
final class TaskStrip extends HBox {
    private final TaskList tasks;
    private final MenuButton others = new MenuButton();

    TaskStrip(TaskList tasks) {
        this.tasks = tasks;
        getStyleClass().add("status-task");
        setAlignment(Pos.CENTER_RIGHT);
        // below the status bar there is no room
        others.setPopupSide(Side.TOP);
        others.getStyleClass().addAll("flat", "status-tasks");
        tasks.items().addListener((ListChangeListener<TaskItem>) _ -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        var items = tasks.items();
        if (items.isEmpty()) {
            others.hide();
            return;
        }
        if (items.size() > 1) {
            others.setText(Texts.of("shell.tasks.more", items.size() - 1));
            others.getItems().setAll(items.subList(1, items.size()).stream().map(this::line).toList());
            getChildren().add(others);
        }
        getChildren().add(new TaskStatusView(items.getFirst(), tasks::dismiss));
    }

    private MenuItem line(TaskItem item) {
        return new CustomMenuItem(new TaskStatusView(item, tasks::dismiss), false);
    }
}
