package numpack.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The moment at which a person first sees the window, for those who measure it and for the run that trains the image.
///
/// Two system properties are read; with neither, nothing is measured: `workbench.firstFrame` logs the milliseconds since
/// the process was started, `workbench.exitAfterFirstFrame` then closes the window, as its user would.
final class FirstFrame {
    /// The layout of the second pulse starts when the first picture has been handed to the screen.
    private static final int PULSES = 2;

    private final Stage stage;
    private final Scene scene;
    private final Runnable onPulse = this::countPulse;
    private int pulses;

    private FirstFrame(Stage stage) {
        this.stage = stage;
        this.scene = stage.getScene();
    }

    /// Waits for the first picture of this stage, whose scene is set; call it before the stage is shown.
    static void watch(Stage stage) {
        if (Boolean.getBoolean("workbench.firstFrame") || Boolean.getBoolean("workbench.exitAfterFirstFrame")) {
            var watch = new FirstFrame(stage);
            watch.scene.addPostLayoutPulseListener(watch.onPulse);
        }
    }

    private void countPulse() {
        if (!stage.isShowing()) {
            return;
        }
        if (++pulses < PULSES) {
            Platform.requestNextPulse();
            return;
        }
        scene.removePostLayoutPulseListener(onPulse);
        if (Boolean.getBoolean("workbench.firstFrame")) {
            logSinceStart();
        }
        if (Boolean.getBoolean("workbench.exitAfterFirstFrame")) {
            stage.close();
        }
    }

    private static void logSinceStart() {
        var started = ProcessHandle.current().info().startInstant().orElseThrow();
        var millis = Duration.between(started, Instant.now()).toMillis();
        System.getLogger("numpack.app").log(Level.INFO, "first frame after " + millis + " ms");
    }
}
