package numpack.app.shell;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import numpack.app.command.Command;
import numpack.app.control.TaskStatusView;
import numpack.app.grid.table.ArrayTableView;
import numpack.app.i18n.Texts;
import numpack.app.session.DraftState;
import numpack.app.session.Sessions;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;
import org.jspecify.annotations.Nullable;

/// The line at the bottom: the cell, the selection, what is unsaved, and the newest long task.
public final class StatusBar extends HBox {
    private final TaskList tasks;
    private final HBox task = new HBox();

    /// @param review what a click on the count of unsaved edits does
    public StatusBar(Sessions sessions, ObservableValue<@Nullable ArrayTableView> table, TaskList tasks, Command review) {
        this.tasks = tasks;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        var cell = part("status-cell");
        cell.getStyleClass().add("mono");
        cell.textProperty().bind(table.flatMap(shown -> shown.status().cellProperty()).orElse(""));
        var selection = part("status-selection");
        selection.textProperty().bind(table.flatMap(shown -> shown.status().selectionProperty()).orElse(""));
        var unsaved = dressed(new Button(), "status-unsaved");
        unsaved.setOnAction(_ -> review.run());
        unsaved.setFocusTraversable(false);
        var reviewWords = new Tooltip();
        reviewWords.textProperty().bind(review.keysProperty().map(_ -> Texts.of("shell.status.review", review.keyText())));
        unsaved.setTooltip(reviewWords);
        unsaved.textProperty().bind(sessions.currentState().map(StatusBar::unsaved).orElse(""));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        task.getStyleClass().add("status-task");
        task.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(cell, selection, unsaved, gap, task);
        tasks.items().addListener((ListChangeListener<TaskItem>) _ -> showNewest());
        showNewest();
    }

    private void showNewest() {
        if (tasks.items().isEmpty()) {
            task.getChildren().clear();
        } else {
            task.getChildren().setAll(new TaskStatusView(tasks.items().getFirst(), tasks::dismiss));
        }
    }

    private static Label part(String styleClass) {
        return dressed(new Label(), styleClass);
    }

    private static <T extends Labeled> T dressed(T label, String styleClass) {
        label.getStyleClass().addAll("status-part", styleClass);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static String unsaved(DraftState state) {
        return state.unsavedCount() == 0 ? "" : Texts.of("shell.status.unsaved", state.unsavedCount());
    }
}
