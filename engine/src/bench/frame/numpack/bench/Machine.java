package numpack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The machine in a few words, so that a number can be read a year later.
final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");

    private Machine() {}

    static String words() throws IOException {
        var cores = Runtime.getRuntime().availableProcessors();
        return cores + (cores == 1 ? " core " : " cores ") + processor() + ", " + memory() + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", Java " + System.getProperty("java.version");
    }

    private static String processor() throws IOException {
        return fact(CPU_INFO, "model name").orElse(System.getProperty("os.arch"));
    }

    private static String memory() throws IOException {
        return fact(MEMORY_INFO, "MemTotal").map(size -> Math.round(Long.parseLong(size.replace(" kB", "")) / (double) (1 << 20)) + " GiB, ").orElse("");
    }

    /// The first "name : value" line of a file that only Linux has.
    private static Optional<String> fact(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip());
        }
    }
}
