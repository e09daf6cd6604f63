package numpack.app.shell.task;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;

/// Decides of which tasks that are done a notice is given: of those that took so long that the user has turned to something else.
///
/// Failures are shown in a dialog already, and what the list has removed, because its outcome is seen, needs no words.
public final class TaskNotices implements BiConsumer<TaskItem, Duration> {
    private static final Duration LONG = Duration.ofSeconds(3);

    private final TaskList tasks;
    private final Consumer<TaskItem> give;

    /// @param give shows a notice of a task
    public TaskNotices(TaskList tasks, Consumer<TaskItem> give) {
        this.tasks = tasks;
        this.give = give;
    }

    @Override
    public void accept(TaskItem done, Duration took) {
        if (took.compareTo(LONG) >= 0 && tasks.items().contains(done)) {
            give.accept(done);
        }
    }
}
