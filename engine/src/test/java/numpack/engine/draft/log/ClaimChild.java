package numpack.engine.draft.log;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Another process in the midst of asking whether a draft is claimed: it has the shared lock until its input ends.
final class ClaimChild implements AutoCloseable {
    private final Process process;
    private final BufferedReader words;

    private ClaimChild(Process process) {
        this.process = process;
        this.words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ClaimChild start(Path lockFile) throws IOException {
        var target = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
        var classes = target.resolve("classes") + File.pathSeparator + target.resolve("test-classes");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ClaimChild(new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classes, ClaimChild.class.getName(), lockFile.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    String word() throws IOException {
        return words.readLine();
    }

    /// Lets it come to its end.
    void goOn() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        words.close();
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (var channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ);
                var lock = channel.tryLock(DraftClaim.LOCKED_BYTE, 1, true)) {
            out.println(lock == null ? "taken" : "free");
            while (System.in.read() >= 0) {
                // The parent ends it.
            }
        }
    }
}
