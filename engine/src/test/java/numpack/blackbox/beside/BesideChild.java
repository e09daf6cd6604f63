package numpack.blackbox.beside;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;

/// Another process that reads or appends as it is asked, one line for each question.
final class BesideChild implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;

    private BesideChild(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static BesideChild start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var target = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
        var classes = String.join(File.pathSeparator, List.of(target.resolve("classes").toString(), target.resolve("test-classes").toString(),
                System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path", "")));
        return new BesideChild(new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                classes, BesideChild.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    String ask(String... words) throws IOException {
        questions.println(String.join("\t", words));
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the other process ended: " + Arrays.toString(words));
        }
        return answer;
    }

    static long[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    /// It ends with its input.
    @Override
    public void close() throws IOException {
        questions.close();
        answers.close();
        process.destroy();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split("\t");
            try (var pack = Pack.open(Path.of(words[1]), PackOptions.standard())) {
                out.println(switch (words[0]) {
                    case "read" -> read(pack, WriterKind.valueOf(words[2]), Integer.parseInt(words[3])).toLine();
                    case "append" -> words(append(pack, Integer.parseInt(words[2])));
                    case "load" -> words(load(pack, words[2], Integer.parseInt(words[3])));
                    default -> throw new IllegalArgumentException(line);
                });
            }
        }
    }

    private static Readings.Result read(Pack pack, WriterKind kind, int reads) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(1)) {
            var other = threads.submit(() -> new Readings(pack, kind).read(reads));
            return new Readings(pack, kind).read(reads).plus(other.get());
        }
    }

    private static long[] append(Pack pack, int commits) throws IOException {
        var nanos = new long[commits];
        var row = WriterKind.uniform(1, (int) ProcessHandle.current().pid());
        for (int i = 0; i < commits; i++) {
            long start = System.nanoTime();
            PackArrays.of(pack).append(Readings.ARRAY, row);
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    static long[] load(Pack pack, String array, int times) throws IOException {
        var nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            PackArrays.of(pack).load(array);
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private static String words(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }
}
