package numpack.app.prefs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The keys that the user gave to commands, as text. Commands that have the keys they came with are not in it.
///
/// @param byCommand the names of keys by the id of the command; no names for a command that has lost its key
public record KeptKeys(Map<String, List<String>> byCommand) {
    /// Every command has the keys that it came with.
    public static final KeptKeys NONE = new KeptKeys(Map.of());

    public KeptKeys {
        byCommand = readable(byCommand);
    }

    /// A file that was written by hand may hold nothing where something should be.
    private static Map<String, List<String>> readable(@Nullable Map<String, @Nullable List<@Nullable String>> found) {
        var readable = new TreeMap<String, List<String>>();
        if (found != null) {
            found.forEach((id, names) -> {
                if (names != null && !names.contains(null)) {
                    readable.put(id, List.copyOf(names));
                }
            });
        }
        return readable;
    }
}
