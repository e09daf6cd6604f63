package numpack.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Python that holds the real NumPack and the libraries that ours is compared with.
public final class Peer {
    private final String interpreter;

    private Peer(String interpreter) {
        this.interpreter = interpreter;
    }

    /// The interpreter named by `-Dworkbench.python`; none when it is not named, and the table should say so in a note.
    public static Optional<Peer> named() {
        return Optional.of(System.getProperty("workbench.python", "")).filter(path -> !path.isEmpty()).map(Peer::new);
    }

    /// Runs a script with these arguments in `sys.argv[1:]` and answers the lines it printed.
    ///
    /// @throws IOException when it fails, with what it printed
    public List<String> run(String script, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(interpreter, "-c", script));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var lines = process.inputReader().readAllLines();
        if (process.waitFor() != 0) {
            throw new IOException("the peer failed:\n" + String.join("\n", lines));
        }
        return lines;
    }

    /// Starts a script that answers each line it reads with one line, so that the two can be measured in turn.
    public Talk talk(String script, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(interpreter, "-u", "-c", script));
        command.addAll(List.of(arguments));
        return new Talk(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// A running script.
    public static final class Talk implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;

        private Talk(Process process) {
            this.process = process;
            this.answers = process.inputReader();
        }

        /// @throws IOException when the script has ended
        public String ask(String line) throws IOException {
            var questions = process.outputWriter();
            questions.write(line + "\n");
            questions.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IOException("the peer gave no answer to " + line);
            }
            return answer;
        }

        /// Tells the script that no line comes any more, and waits for its end.
        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }
}
