package numpack.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/// How long something took in several runs: the median, and between which bounds all runs lay.
public record Timing(long bestNanos, long medianNanos, long worstNanos) {
    /// What is measured.
    @FunctionalInterface
    public interface Body {
        void run() throws IOException, InterruptedException;
    }

    /// Runs the body unmeasured first, so that it is compiled and its files are cached, then measures each run alone.
    public static Timing of(int warmUps, int runs, Body body) throws IOException, InterruptedException {
        for (var i = 0; i < warmUps; i++) {
            body.run();
        }
        var nanos = new long[runs];
        for (var i = 0; i < runs; i++) {
            var start = System.nanoTime();
            body.run();
            nanos[i] = System.nanoTime() - start;
        }
        return ofNanos(nanos);
    }

    /// Of durations measured elsewhere: in another process, or between two frames.
    public static Timing ofNanos(long... nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Timing(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /// The median as "12.3 ms (11.9 to 14.0)".
    public String millis() {
        return String.format(Locale.ROOT, "%s ms (%s to %s)", number(medianNanos / 1e6), number(bestNanos / 1e6), number(worstNanos / 1e6));
    }

    /// The median as a rate, "9.2 GB/s", for work on this many bytes.
    public String gigabytesPerSecond(long bytes) {
        return number((double) bytes / medianNanos) + " GB/s";
    }

    /// How many times as long the other took: "3.1 x".
    public String timesFasterThan(Timing other) {
        return number((double) other.medianNanos / medianNanos) + " x";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
