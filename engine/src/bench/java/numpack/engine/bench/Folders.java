package numpack.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Folders that a benchmark makes beside its classes and takes away again.
final class Folders {
    private Folders() {}

    static Path make(String name) throws IOException {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), name);
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
