package numpack.engine.storage.lock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import numpack.engine.storage.DurableFiles;

/// Another process that takes a pack's write lock, says what it did, and waits to be killed or for its input to end.
final class LockChild implements AutoCloseable {
    private final Process process;
    private final BufferedReader words;

    private LockChild(Process process) {
        this.process = process;
        this.words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static LockChild start(Path pack) throws IOException {
        return start(pack, Duration.ZERO);
    }

    static LockChild start(Path pack, Duration patience) throws IOException {
        var target = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
        var classes = target.resolve("classes") + java.io.File.pathSeparator + target.resolve("test-classes");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new LockChild(new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classes, LockChild.class.getName(), pack.toString(), patience.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    long pid() {
        return process.pid();
    }

    String word() throws IOException {
        return words.readLine();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        words.close();
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        var lock = PackLock.of(Path.of(arguments[0]), DurableFiles.unsynced());
        try {
            lock.lock(Duration.parse(arguments[1])).commitStarts(List.of());
            out.println("held");
        } catch (numpack.engine.error.PackLockedException e) {
            out.println("locked");
        }
        while (System.in.read() >= 0) {
            // The parent closes or kills.
        }
    }
}
