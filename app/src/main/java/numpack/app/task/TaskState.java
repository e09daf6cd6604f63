package numpack.app.task;

/// How far a task has come: running at first, then exactly one of the others for ever.
public enum TaskState {
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED
}
