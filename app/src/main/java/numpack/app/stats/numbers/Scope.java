package numpack.app.stats.numbers;

/// Of which cells the numbers are.
public enum Scope {
    ARRAY, COLUMN, ROW, SELECTION
}
