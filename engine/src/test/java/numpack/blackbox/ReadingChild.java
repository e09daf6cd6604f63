package numpack.blackbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.StoredArray;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Slice;
import numpack.engine.summary.Summarizer;
import numpack.engine.summary.Summary;
import numpack.engine.work.Progress;

/// Another process that reads windows, rows here and there, statistics and copies of one array without a pause, on two threads, while this one
/// changes its file. It is compiled as a program of users is: what a fault does depends on that. That it does not end is half of what is tested.
final class ReadingChild implements AutoCloseable {
    static final String ARRAY = "x";

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;

    private ReadingChild(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /// What a read may see.
    enum Sight {
        /// Old and new values, as another program is just writing them; never a value that nobody wrote.
        PARTS,
        /// The values of one commit of ours.
        ONE_STATE
    }

    static ReadingChild start(Path pack, Sight sight) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var target = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
        var classes = String.join(File.pathSeparator, List.of(target.resolve("classes").toString(), target.resolve("test-classes").toString(),
                System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path", "")));
        return new ReadingChild(new ProcessBuilder(java, "-XX:+UseSerialGC", "-Xmx256m", "-cp", classes, ReadingChild.class.getName(), pack.toString(),
                sight.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// What it finds after it has read the pack again.
    ///
    /// @param what    "unreadable", or rows, lowest and highest value
    /// @param reads   that went well since it was started
    /// @param strange what else happened in its threads
    record Found(String what, long reads, String strange) {}

    Found reload() throws IOException {
        return ask("reload");
    }

    Found ask(String question) throws IOException {
        questions.println(question);
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the reading process has ended: " + process.onExit().join().exitValue());
        }
        var parts = answer.split("\t", -1);
        return new Found(parts[0], Long.parseLong(parts[1]), parts[2]);
    }

    /// It ends with its input.
    @Override
    public void close() throws IOException {
        questions.close();
        answers.close();
        process.destroy();
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var pack = Pack.open(Path.of(arguments[0]), PackOptions.standard())) {
            var sight = Sight.valueOf(arguments[1]);
            Queue<String> strange = new ConcurrentLinkedQueue<>();
            var reads = new AtomicLong();
            for (int thread = 0; thread < 2; thread++) {
                var random = new Random(thread);
                Thread.ofPlatform().daemon().start(() -> readOn(pack, sight, random, reads, strange));
            }
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("reload")) {
                    pack.reload();
                }
                out.println(found(pack.array(ARRAY)) + "\t" + reads + "\t" + String.join("; ", strange));
            }
        }
    }

    private static String found(StoredArray array) throws IOException {
        if (!array.isReadable()) {
            return "unreadable";
        }
        var all = Summarizer.of(array.load()).exact().orElseThrow();
        return "%d %s %s".formatted(array.shape().rowCount(), all.min(), all.max());
    }

    private static void readOn(Pack pack, Sight sight, Random random, AtomicLong reads, Queue<String> strange) {
        while (true) {
            try {
                var seen = read(pack.array(ARRAY), random);
                reads.incrementAndGet();
                if (seen.lowest() <= 0 || sight == Sight.ONE_STATE && seen.lowest() != seen.highest()) {
                    strange.add(seen.toString());
                }
            } catch (StaleArrayException touched) {
                reload(pack, strange);
            } catch (ChangedOutsideException | ArrayUnreadableException expected) {
                Thread.onSpinWait();
            } catch (Throwable other) {
                strange.add(other.toString());
            }
        }
    }

    private static void reload(Pack pack, Queue<String> strange) {
        try {
            pack.reload();
        } catch (IOException | RuntimeException failed) {
            strange.add(failed.toString());
        }
    }

    private record Extremes(long lowest, long highest) {
        static Extremes of(Summary.Exact all) {
            return new Extremes(all.min().longValueExact(), all.max().longValueExact());
        }

        static Extremes of(NdArray values) {
            return of(Summarizer.of(values).exact().orElseThrow());
        }
    }

    /// What is in a part of an array.
    private static Extremes read(StoredArray array, Random random) throws IOException {
        var source = array.source();
        long rows = source.shape().rowCount();
        return switch (random.nextInt(20)) {
            case 0 -> Extremes.of(Summarizer.of(source, Progress.NONE).exact().orElseThrow());
            case 1 -> Extremes.of(array.load());
            case 2, 3, 4 -> Extremes.of(source.take(random.longs(1_000, 0, rows).toArray()).load());
            default -> Extremes.of(source.load(Box.ofRows(Slice.of(random.nextLong(rows - 40), 40), source.shape())));
        };
    }
}
