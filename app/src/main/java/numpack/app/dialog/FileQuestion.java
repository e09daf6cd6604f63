package numpack.app.dialog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which file to open or to write.
///
/// @param title the chooser's title
/// @param folder where to begin, if it still exists; else it is the home folder
/// @param name the name to begin with; empty for none
/// @param kinds the kinds of files offered; empty for all
public record FileQuestion(String title, Optional<Path> folder, String name, List<Kind> kinds) {
    public FileQuestion {
        kinds = List.copyOf(kinds);
    }

    /// The folder to begin in, which exists: one that is gone makes native choosers fail, and without any they begin with a list of
    /// files used lately, in which no pack ever stands.
    Optional<Path> beginning() {
        return folder.filter(Files::isDirectory).or(() -> Optional.of(Path.of(System.getProperty("user.home", ""))).filter(Files::isDirectory));
    }

    /// A kind of file: "NumPy array", `*.npy`.
    public record Kind(String text, List<String> patterns) {
        public Kind {
            patterns = List.copyOf(patterns);
        }
    }
}
