package numpack.app.style;

/// Which look the user wants.
public enum ThemeChoice {
    /// Whatever the desktop shows now.
    SYSTEM,
    LIGHT,
    DARK
}
