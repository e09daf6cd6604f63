package numpack.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// A module's `BENCHMARKS.md`: hand-written words, and between marks one section for each benchmark.
///
/// A run replaces the sections of the benchmarks it ran, each as soon as it is measured, and leaves every other line alone.
/// The section says when, where and by which command its numbers came to be.
public final class BenchPage {
    private final Path file;
    private final String command;
    private final PrintStream out;

    /// @param command what makes the whole page, as `mvn -q -Pbench`
    public BenchPage(Path file, String command, PrintStream out) {
        this.file = file;
        this.command = command;
        this.out = out;
    }

    /// Runs the benchmarks whose names are listed, separated by commas; all when nothing is listed.
    public void run(List<? extends Benchmark> all, String names) throws IOException, InterruptedException {
        var chosen = Arrays.stream(names.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
        for (var benchmark : all) {
            if (chosen.isEmpty() || chosen.contains(benchmark.name())) {
                var section = section(benchmark);
                out.println(section);
                Files.writeString(file, withSection(Files.exists(file) ? Files.readString(file) : "", benchmark.name(), section));
            }
        }
    }

    private String section(Benchmark benchmark) throws IOException, InterruptedException {
        var table = benchmark.measure().markdown();
        return "## " + benchmark.title() + "\n`" + command + " -Dbench=" + benchmark.name() + "`, " + LocalDate.now() + ", " + Machine.words()
                + "\n\n" + table;
    }

    private static String withSection(String page, String name, String section) {
        var begin = "<!-- begin " + name + " -->\n";
        var end = "<!-- end " + name + " -->\n";
        var from = page.indexOf(begin);
        var to = page.indexOf(end, Math.max(from, 0));
        if (from < 0 || to < 0) {
            return page + "\n" + begin + section + end;
        }
        return page.substring(0, from) + begin + section + page.substring(to);
    }
}
