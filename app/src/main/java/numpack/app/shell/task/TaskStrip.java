package numpack.app.shell.task;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import numpack.app.control.TaskStatusView;
import numpack.app.i18n.Texts;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;
import numpack.app.task.TaskState;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/// The long tasks in the status bar: one in full, and a button that counts all and lists them.
///
/// What runs goes before what has ended, the newer before the older.
public final class TaskStrip extends HBox {
    private final TaskList tasks;
    private final Button all = new Button();
    /// Made when it is asked for.
    private @Nullable PopOver list;

    public TaskStrip(TaskList tasks) {
        this.tasks = tasks;
        getStyleClass().add("status-task");
        setAlignment(Pos.CENTER_RIGHT);
        all.getStyleClass().addAll("flat", "status-tasks");
        all.setMinWidth(USE_PREF_SIZE);
        all.setOnAction(_ -> showOrHide());
        all.managedProperty().bind(all.visibleProperty());
        getChildren().add(all);
        tasks.items().addListener((InvalidationListener) _ -> show());
        show();
    }

    private void show() {
        var items = tasks.items();
        // The button stays where it is, for the list that stands on it would go with it.
        getChildren().retainAll(all);
        all.setText(Texts.of("shell.tasks.count", items.size(), running(items).size()));
        all.setVisible(items.size() > 1);
        if (!all.isVisible() && list != null) {
            list.hide();
        }
        running(items).stream().findFirst().or(() -> items.stream().findFirst())
                .ifPresent(shown -> getChildren().add(new TaskStatusView(shown, tasks::dismiss)));
    }

    private static List<TaskItem> running(List<TaskItem> items) {
        return items.stream().filter(item -> item.getState() == TaskState.RUNNING).toList();
    }

    private void showOrHide() {
        if (list == null) {
            list = list();
        }
        if (list.isShowing()) {
            list.hide();
        } else {
            list.show(all, 0);
            list.getContentNode().requestFocus();
        }
    }

    /// A list that stands on its button, without arrow and round corners: they are white where the desktop has no compositor.
    private PopOver list() {
        var made = new PopOver(new TaskListView(tasks));
        // What ControlsFX brings is white in every theme; AtlantaFX has a style of the same names.
        made.getRoot().getStylesheets().clear();
        made.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        made.setArrowSize(0);
        made.setCornerRadius(0);
        made.setDetachable(false);
        made.setAnimated(false);
        return made;
    }
}
