package numpack.app.shell.task;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import numpack.app.control.PanelHead;
import numpack.app.control.TaskStatusView;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;
import numpack.app.task.TaskState;

/// All long tasks below each other, each with its own ✕, and a button that dismisses what has ended.
final class TaskListView extends VBox {
    private final TaskList tasks;
    private final VBox lines = new VBox();
    private final Map<TaskItem, TaskStatusView> lineOf = new HashMap<>();
    private final Button dismissEnded = new Button(Texts.of("shell.tasks.dismissEnded"));
    private final InvalidationListener follower = _ -> show();

    TaskListView(TaskList tasks) {
        this.tasks = tasks;
        getStyleClass().add("task-list");
        Stylesheets.install(this, "task.css");
        lines.getStyleClass().add("task-list-lines");
        dismissEnded.getStyleClass().add("link-button");
        dismissEnded.setOnAction(_ -> tasks.dismissEnded());
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getChildren().addAll(new PanelHead(Texts.of("shell.tasks.title"), dismissEnded), scroll);
        tasks.items().addListener(new WeakInvalidationListener(follower));
        show();
    }

    /// The focus goes to the first button that can be pressed.
    @Override
    public void requestFocus() {
        if (!dismissEnded.isDisabled()) {
            dismissEnded.requestFocus();
        } else {
            focusLine(0);
        }
    }

    /// Lines that stay are left alone: one of their buttons may have the focus. From one that goes, it continues to the next.
    private void show() {
        var items = tasks.items();
        var focused = lines.getChildren().stream().filter(this::hasFocus).findFirst();
        int place = focused.map(lines.getChildren()::indexOf).orElse(0);
        lineOf.keySet().retainAll(items);
        lines.getChildren().retainAll(lineOf.values());
        for (TaskItem item : items) {
            if (!lineOf.containsKey(item)) {
                var line = new TaskStatusView(item, tasks::dismiss);
                lineOf.put(item, line);
                lines.getChildren().add(items.indexOf(item), line);
            }
        }
        dismissEnded.setDisable(items.stream().allMatch(item -> item.getState() == TaskState.RUNNING));
        if (focused.isPresent() && !lines.getChildren().contains(focused.get())) {
            focusLine(Math.min(place, lines.getChildren().size() - 1));
        }
    }

    /// Asks the scene, for in a pop-up no node counts as focused.
    private boolean hasFocus(Node line) {
        return getScene() != null && getScene().getFocusOwner() != null && line.equals(getScene().getFocusOwner().getParent());
    }

    private void focusLine(int place) {
        if (!lines.getChildren().isEmpty()) {
            lines.getChildren().get(place).lookup(".button").requestFocus();
        }
    }
}
