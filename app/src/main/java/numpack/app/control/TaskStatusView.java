package numpack.app.control;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskState;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One long task in a line: its name, a bar, per cent, rate and time left, and ✕ to cancel it, or to dismiss it when
/// it has ended.
public final class TaskStatusView extends HBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final TaskItem item;
    private final Label facts = new Label();
    private final Button stop = new Button(null, new FontIcon(Feather.X));

    /// @param dismiss what ✕ does to an ended task
    public TaskStatusView(TaskItem item, Consumer<TaskItem> dismiss) {
        this.item = item;
        getStyleClass().add("task-status");
        Stylesheets.install(this, "control.css");
        var name = new Label(item.name());
        name.getStyleClass().add("task-status-name");
        var bar = new ProgressBar();
        bar.progressProperty().bind(item.fractionProperty());
        bar.setAccessibleText(item.name());
        bar.visibleProperty().bind(item.stateProperty().isEqualTo(TaskState.RUNNING));
        bar.managedProperty().bind(bar.visibleProperty());
        facts.getStyleClass().add("task-status-facts");
        // in a list, ✕ stands below ✕
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        facts.textProperty().bind(Bindings.createStringBinding(
                this::factsNow, item.stateProperty(), item.fractionProperty(), item.perSecondProperty(),
                item.timeLeftProperty(), item.resultProperty()));
        stop.setMinWidth(USE_PREF_SIZE);
        bar.setMinWidth(USE_PREF_SIZE);
        var whole = new Tooltip();
        whole.textProperty().bind(Bindings.concat(item.name(), "\n", facts.textProperty()));
        List.of(name, facts).forEach(label -> label.setTooltip(whole));
        stop.getStyleClass().addAll("flat", "small-icon");
        stop.setOnAction(event -> {
            if (item.getState() == TaskState.RUNNING) {
                item.cancel();
            } else {
                dismiss.accept(item);
            }
        });
        getChildren().addAll(name, bar, facts, stop);
        item.stateProperty().subscribe(this::show);
    }

    private void show(TaskState state) {
        pseudoClassStateChanged(FAILED, state == TaskState.FAILED);
        String words = state == TaskState.RUNNING
                ? Texts.of("control.task.cancel", item.name())
                : Texts.of("control.task.dismiss", item.name());
        stop.setAccessibleText(words);
        stop.setTooltip(new Tooltip(words));
    }

    /// What came of a task, in a sentence; empty while it runs.
    public static String resultOf(TaskItem item) {
        return switch (item.getState()) {
            case RUNNING -> "";
            case SUCCEEDED -> item.getResult().isEmpty() ? Texts.of("control.task.done") : item.getResult();
            case FAILED -> item.getResult().isEmpty() ? Texts.of("control.task.failed") : item.getResult();
            case CANCELLED -> Texts.of("control.task.cancelled");
        };
    }

    private String factsNow() {
        return item.getState() == TaskState.RUNNING ? progressNow() : resultOf(item);
    }

    private String progressNow() {
        var text = new StringJoiner(" · ");
        if (item.getFraction() >= 0) {
            text.add(Numbers.percent(item.getFraction()));
        }
        item.getPerSecond().ifPresent(rate -> text.add(switch (item.unit()) {
            case BYTES -> Numbers.byteRate(rate);
            case ROWS -> Numbers.rate(rate, Texts.of("control.task.rows"));
            case FILES -> Numbers.rate(rate, Texts.of("control.task.files"));
        }));
        item.getTimeLeft().ifPresent(left -> text.add(Numbers.duration(left)));
        return text.toString();
    }
}
