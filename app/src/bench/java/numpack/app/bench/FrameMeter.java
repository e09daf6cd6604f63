package numpack.app.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Does something before each of some hundred frames and tells what a frame took. In a JVM with
/// `-Djavafx.animation.fullspeed=true` frames follow each other without a pause, so that their distance is their cost.
public final class FrameMeter {
    private static final int WARM_UP = 120;
    private static final int FRAMES = 200;

    private FrameMeter() {}

    /// What a frame took.
    ///
    /// @param layoutCpu milliseconds of processor time of the JavaFX thread in a frame
    /// @param rasterCpu the same of the thread that draws
    public record Frames(double medianMillis, double p95Millis, double layoutCpu, double rasterCpu) {}

    /// Measures; not to be called on the JavaFX thread.
    ///
    /// @param action given the number of the frame
    public static Frames measure(IntConsumer action) throws InterruptedException, ExecutionException {
        var frames = new CompletableFuture<Frames>();
        Platform.runLater(() -> new Timer(action, frames).start());
        return frames.get();
    }

    /// Processor time of a thread so far, in nanoseconds: unlike the clock it does not grow with the machine's load.
    private static long cpu(String threadName) {
        var threads = ManagementFactory.getThreadMXBean();
        for (var id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith(threadName)) {
                return threads.getThreadCpuTime(id);
            }
        }
        return 0;
    }

    private static final class Timer extends AnimationTimer {
        private final IntConsumer action;
        private final CompletableFuture<Frames> answer;
        private final long[] times = new long[FRAMES];
        private int frame;
        private long before;
        private long layoutBefore;
        private long rasterBefore;

        Timer(IntConsumer action, CompletableFuture<Frames> answer) {
            this.action = action;
            this.answer = answer;
        }

        @Override
        public void handle(long now) {
            var at = System.nanoTime();
            if (frame == WARM_UP) {
                layoutBefore = cpu("JavaFX Application Thread");
                rasterBefore = cpu("QuantumRenderer");
            } else if (frame > WARM_UP) {
                times[frame - WARM_UP - 1] = at - before;
            }
            if (frame == WARM_UP + FRAMES) {
                stop();
                answer.complete(frames());
                return;
            }
            before = at;
            action.accept(frame++);
        }

        private Frames frames() {
            var layout = cpu("JavaFX Application Thread") - layoutBefore;
            var raster = cpu("QuantumRenderer") - rasterBefore;
            Arrays.sort(times);
            return new Frames(times[FRAMES / 2] / 1e6, times[FRAMES * 95 / 100] / 1e6, layout / 1e6 / FRAMES, raster / 1e6 / FRAMES);
        }
    }
}
