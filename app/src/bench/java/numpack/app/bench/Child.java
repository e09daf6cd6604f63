package numpack.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Another JVM with the program's own jars: what is measured in it has no past.
final class Child {
    private Child() {}

    /// Runs a main class of the module to its end and answers the lines it printed.
    static List<String> run(List<String> options, String mainClass, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(words("bench.options"));
        command.addAll(options);
        command.addAll(List.of("--module-path", System.getProperty("jdk.module.path"), "--module", "numpack.app/" + mainClass));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var printed = process.inputReader().readAllLines();
        var code = process.waitFor();
        if (code != 0) {
            throw new IOException(mainClass + " ended with " + code + ":\n" + String.join("\n", printed));
        }
        return printed;
    }

    /// The same for a class that is compiled with the benchmarks, which the program's jar does not hold.
    private static List<String> runBench(List<String> options, String mainClass, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(words("bench.opens"));
        all.addAll(List.of("--patch-module", "numpack.app=" + System.getProperty("bench.classes")));
        all.addAll(options);
        return run(all, mainClass, arguments);
    }

    /// The same, and answers the lines with numbers: those with tabs, cut there.
    static List<String[]> measured(List<String> options, String mainClass, String... arguments) throws IOException, InterruptedException {
        var printed = runBench(options, mainClass, arguments);
        var measured = printed.stream().filter(line -> line.contains("\t")).map(line -> line.split("\t", -1)).toList();
        if (measured.isEmpty()) {
            throw new IOException(mainClass + " printed no numbers:\n" + String.join("\n", printed));
        }
        return measured;
    }

    private static List<String> words(String property) {
        return Arrays.asList(System.getProperty(property).split(" "));
    }
}
