package numpack.app.task;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One started piece of work, to be watched and cancelled. Its property changes in the foreground only.
public final class TaskHandle {
    private final ReadOnlyObjectWrapper<TaskState> state = new ReadOnlyObjectWrapper<>(this, "state", TaskState.RUNNING);
    private volatile boolean cancelled;

    TaskHandle() {}

    /// Asks the work to stop, from any thread. No callback comes after a cancel that was called in the foreground.
    public void cancel() {
        cancelled = true;
    }

    /// Whether a cancel was asked for; the work may still be on its way out.
    public boolean isCancelled() {
        return cancelled;
    }

    public ReadOnlyObjectProperty<TaskState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public TaskState getState() {
        return state.get();
    }

    void end(TaskState end) {
        state.set(end);
    }
}
