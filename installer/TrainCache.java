import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes the start-up cache (JEP 483, 514) of a program: `java TrainCache.java CACHE WORK COMMAND...`
///
/// The program is started once as its user would start it, but on JavaFX's built-in platform without a display and with a
/// data folder of its own; it ends by itself after the first frame. From the classes it loaded the JVM then makes the
/// cache. Both times the options travel by environment, since an installed program's launcher takes none. Where jpackage
/// put a `.cfg` of the cache's name beside it, the cache is named in there, and not before: a training JVM must not be
/// given one. A cache is an advantage and no duty: whatever goes wrong is said in one line, and the program starts
/// without one. The work folder keeps the log.
final class TrainCache {
    private static final int SECONDS = 90;

    private TrainCache() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var cache = Path.of(args[0]).toAbsolutePath();
        var work = Path.of(args[1]).toAbsolutePath();
        var command = new ArrayList<>(List.of(args).subList(2, args.length));
        if (command.getFirst().equals("java")) {
            command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        }
        Files.deleteIfExists(cache);
        delete(work.toFile());
        Files.createDirectories(work);
        var log = work.resolve("log");
        var recorded = work.resolve("recorded");
        var made = work.resolve("made");
        if (run(command, log, "-XX:AOTMode=record", option("-XX:AOTConfiguration=", recorded), "-Dglass.platform=Headless",
                "-Dprism.order=sw", "-Dworkbench.exitAfterFirstFrame=true", option("-Dworkbench.data=", work.resolve("home")))
                && run(command, log, "-XX:AOTMode=create", option("-XX:AOTConfiguration=", recorded), option("-XX:AOTCache=", made))
                && Files.exists(made)) {
            Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
            nameIn(cache.resolveSibling(cache.getFileName().toString().replace(".aot", ".cfg")), cache);
            Files.delete(recorded);
        } else {
            System.err.println("No start-up cache: the program starts without one, a little slower. Why: " + log);
        }
    }

    /// The last section of a launcher's `.cfg` holds the options of the JVM.
    private static void nameIn(Path cfg, Path cache) throws IOException {
        if (Files.exists(cfg)) {
            Files.writeString(cfg, "java-options=-XX:AOTCache=$APPDIR/" + cache.getFileName() + System.lineSeparator(), StandardOpenOption.APPEND);
        }
    }

    private static String option(String name, Path value) {
        return "'" + name + value + "'";
    }

    private static boolean run(List<String> command, Path log, String... options) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", options));
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static void delete(File file) {
        var children = file.listFiles();
        if (children != null) {
            for (var child : children) {
                delete(child);
            }
        }
        file.delete();
    }
}
