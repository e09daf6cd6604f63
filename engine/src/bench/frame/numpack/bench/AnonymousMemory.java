package numpack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/// Memory of this process that is no file: heap, native memory, the compiler's code. Mapped and cached files do not count.
public final class AnonymousMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LINE = "RssAnon:";

    private AnonymousMemory() {}

    /// In bytes; empty where the system does not tell.
    public static OptionalLong bytes() throws IOException {
        if (!Files.exists(STATUS)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(LINE))
                .mapToLong(line -> Long.parseLong(line.substring(LINE.length()).replace("kB", "").strip()) * 1024).findFirst();
    }

    /// How much more there is now: "3.1 MB", or nothing where the system does not tell.
    public static String growthSince(OptionalLong before) throws IOException {
        var now = bytes();
        return before.isEmpty() || now.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f MB", (now.getAsLong() - before.getAsLong()) / 1e6);
    }
}
