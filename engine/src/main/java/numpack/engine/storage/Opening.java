package numpack.engine.storage;

/// What must be true of a file that is opened for writing.
public enum Opening {
    /// It is there already.
    EXISTING,
    /// It is made if it is not there.
    CREATE,
    /// It is not there yet.
    CREATE_NEW,
    /// It is not there yet, and is about to be long: best written in order. Where it is synced anyway, its bytes go past the system's cache.
    CREATE_NEW_LONG
}
