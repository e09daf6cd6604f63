package numpack.app.problem;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The end of the road for failures: logs each once, shows each once, and lets cancellations pass in silence.
///
/// This is what the task room and JavaFX's uncaught exception handler are given.
public final class ProblemReport implements Consumer<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemReport.class.getName());

    private final Consumer<Problem> screen;

    /// @param screen shows a problem: `dialogs::show`
    public ProblemReport(Consumer<Problem> screen) {
        this.screen = screen;
    }

    @Override
    public void accept(Throwable thrown) {
        Problems.of(thrown).ifPresent(problem -> {
            LOG.log(Level.WARNING, problem.title() + ": " + problem.sentence(), thrown);
            screen.accept(problem);
        });
    }
}
