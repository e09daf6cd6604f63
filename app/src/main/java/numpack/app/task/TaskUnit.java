package numpack.app.task;

/// What a long task counts, so that its rate can be told in words.
public enum TaskUnit {
    BYTES,
    ROWS,
    FILES
}
