package numpack.app.shell.task;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import numpack.app.control.TaskStatusView;
import numpack.app.style.Stylesheets;
import numpack.app.task.TaskItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a notice says of a task that is done: its name and what came of it.
final class TaskNoticeView extends HBox {
    TaskNoticeView(TaskItem done) {
        getStyleClass().add("task-notice");
        Stylesheets.install(this, "task.css");
        setAccessibleRole(AccessibleRole.TEXT);
        var name = new Label(done.name());
        name.getStyleClass().add("strong");
        var result = new Label(TaskStatusView.resultOf(done));
        result.getStyleClass().add("muted");
        setAccessibleText(name.getText() + ". " + result.getText());
        getChildren().addAll(new FontIcon(Feather.CHECK_CIRCLE), new VBox(name, result));
    }
}
