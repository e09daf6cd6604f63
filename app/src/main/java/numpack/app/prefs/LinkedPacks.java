package numpack.app.prefs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The packs whose symbolic links the user wants followed, for reading.
///
/// @param paths their real paths
public record LinkedPacks(List<String> paths) {
    /// Where it is remembered.
    public static final PreferenceKey<LinkedPacks> KEY = new PreferenceKey<>("session.linkedPacks", LinkedPacks.class, new LinkedPacks(List.of()));

    private static final int MAX_PACKS = 1_000;

    public LinkedPacks {
        paths = usable(paths);
    }

    /// Whether a pack is among them.
    public boolean contains(Path pack) {
        return paths.contains(pack.toString());
    }

    /// And this one, which is the newest.
    public LinkedPacks with(Path pack) {
        var more = new ArrayList<>(without(pack).paths);
        more.addFirst(pack.toString());
        return new LinkedPacks(more.subList(0, Math.min(more.size(), MAX_PACKS)));
    }

    /// But this one.
    public LinkedPacks without(Path pack) {
        return new LinkedPacks(paths.stream().filter(path -> !path.equals(pack.toString())).toList());
    }

    /// Whatever a file of settings says.
    private static List<String> usable(@Nullable List<@Nullable String> found) {
        return found == null ? List.of() : found.stream().filter(path -> path != null && !path.isEmpty()).limit(MAX_PACKS).toList();
    }
}
