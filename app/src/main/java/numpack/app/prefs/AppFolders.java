package numpack.app.prefs;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The folders where the program keeps what is the user's: settings, drafts, caches, log. Makes none of them.
///
/// @param data the one folder in which all others lie
public record AppFolders(Path data) {
    /// Names another data folder, for tests and for several users of one machine.
    public static final String OVERRIDE = "workbench.data";

    /// The folders of the running system.
    public static AppFolders ofSystem() {
        return of(System::getProperty, System.getenv());
    }

    static AppFolders of(UnaryOperator<@Nullable String> properties, Map<String, String> environment) {
        String override = properties.apply(OVERRIDE);
        if (override != null && !override.isBlank()) {
            return new AppFolders(Path.of(override));
        }
        String system = text(properties.apply("os.name")).toLowerCase(Locale.ROOT);
        Path home = Path.of(text(properties.apply("user.home")));
        if (system.startsWith("mac")) {
            return new AppFolders(home.resolve("Library", "Application Support", "NumPack Workbench"));
        }
        if (system.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            Path base = roaming == null || roaming.isBlank() ? home.resolve("AppData", "Roaming") : Path.of(roaming);
            return new AppFolders(base.resolve("NumPack Workbench"));
        }
        String shared = environment.get("XDG_DATA_HOME");
        // the XDG rules say that a relative path there is to be ignored
        boolean isUsable = shared != null && !shared.isBlank() && Path.of(shared).isAbsolute();
        Path base = isUsable ? Path.of(shared) : home.resolve(".local").resolve("share");
        return new AppFolders(base.resolve("numpack-workbench"));
    }

    public Path preferencesFile() {
        return data.resolve("preferences.json");
    }

    public Path workspaceFile() {
        return data.resolve("workspace.json");
    }

    /// Unsaved steps and history, a file for each pack.
    public Path drafts() {
        return data.resolve("drafts");
    }

    /// What can be computed again.
    public Path cache() {
        return data.resolve("cache");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
