package numpack.app.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which file to open or to write.
///
/// @param title the chooser's title
/// @param folder where to begin, if it still exists
/// @param name the name to begin with; empty for none
/// @param kinds the kinds of files offered; empty for all
public record FileQuestion(String title, Optional<Path> folder, String name, List<Kind> kinds) {
    public FileQuestion {
        kinds = List.copyOf(kinds);
    }

    public FileQuestion(String title) {
        this(title, Optional.empty(), "", List.of());
    }

    /// A kind of file: "NumPy array", `*.npy`.
    public record Kind(String text, List<String> patterns) {
        public Kind {
            patterns = List.copyOf(patterns);
        }
    }
}
