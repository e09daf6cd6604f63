package numpack.app.command;

import java.util.List;

/// Keys and mouse actions that a control hears itself: they belong to no command and cannot be changed, but are listed with the others.
///
/// @param title where they work
public record FixedKeys(String title, List<Line> lines) {
    public FixedKeys {
        lines = List.copyOf(lines);
    }

    /// One of them.
    ///
    /// @param keys  as people write them: `Shift+Space`
    /// @param words what it does
    public record Line(String keys, String words) {}
}
