package numpack.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import numpack.engine.error.FileNotWritableException;

/// Makes commits as another user, and says what became of them.
final class PermissionChild {
    private static final int NOBODY = 65534;

    private PermissionChild() {
    }

    /// Runs as nobody; the caller must be the superuser.
    ///
    /// @param classes a folder that everybody may read, for a copy of the program
    static List<String> run(Path classes, Path pack, List<ChangeKind> kinds) throws IOException, InterruptedException {
        var target = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
        for (var from : List.of(target.resolve("classes"), target.resolve("test-classes"))) {
            copyClasses(from, classes);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", java, "-XX:TieredStopAtLevel=1",
                "-cp", classes.toString(), PermissionChild.class.getName(), pack.toString()));
        kinds.forEach(kind -> command.add(kind.name()));
        var process = new ProcessBuilder(command).directory(classes.toFile()).redirectErrorStream(true).start();
        try (var words = process.inputReader(StandardCharsets.UTF_8)) {
            var said = words.lines().toList();
            process.waitFor();
            return said;
        }
    }

    static void give(Path file, int mode) throws IOException {
        Files.setAttribute(file, "unix:gid", NOBODY);
        Files.setAttribute(file, "unix:uid", NOBODY);
        Files.setAttribute(file, "unix:mode", mode);
    }

    /// One line for each kind of commit.
    static List<String> outcomes(Path folder, List<ChangeKind> kinds) throws IOException {
        var outcomes = new ArrayList<String>();
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            for (var kind : kinds) {
                try {
                    kind.run(pack, "x", 4);
                    outcomes.add(kind + " done");
                } catch (FileNotWritableException refused) {
                    outcomes.add("%s %s %s %s".formatted(kind, refused.reason(), refused.file(), refused.owner()));
                }
            }
        }
        return outcomes;
    }

    public static void main(String[] arguments) throws IOException {
        var kinds = Stream.of(arguments).skip(1).map(ChangeKind::valueOf).toList();
        outcomes(Path.of(arguments[0]), kinds).forEach(System.out::println);
    }

    private static void copyClasses(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : all.filter(path -> Files.isDirectory(path) || path.toString().endsWith(".class")).toList()) {
                var copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else if (Files.notExists(copy)) {
                    Files.copy(path, copy);
                }
            }
        }
    }
}
