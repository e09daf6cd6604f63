package numpack.app.dialog;

/// A button of a question besides Cancel, named for what it does: "Compact and forget 12 rows".
public record Choice(String text, Kind kind) {
    /// How a button looks and what Enter does.
    public enum Kind {
        /// The thing that most people want; Enter presses it.
        PRIMARY,
        /// Takes something away permanently: red, and Enter does not press it unless it has the focus.
        DESTRUCTIVE,
        /// One more way.
        PLAIN
    }

    public static Choice primary(String text) {
        return new Choice(text, Kind.PRIMARY);
    }

    public static Choice destructive(String text) {
        return new Choice(text, Kind.DESTRUCTIVE);
    }

    public static Choice plain(String text) {
        return new Choice(text, Kind.PLAIN);
    }
}
