package numpack.app.task;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// How fast something goes, from reports of how far it is.
///
/// The rate is an average that forgets with a time constant of three seconds: one slow file does not make it jump,
/// and a disk that has become slow permanently shows soon. Not shared between threads.
final class Pace {
    private static final double MEMORY_SECONDS = 3;
    private static final double SETTLED_SECONDS = 0.5;

    private final long startNanos;
    private long lastNanos;
    private long lastDone;
    private long total;
    private double perSecond = Double.NaN;

    Pace(long startNanos) {
        this.startNanos = startNanos;
        this.lastNanos = startNanos;
    }

    /// Takes a report in; reports at the same instant only move the total.
    void report(long nanos, long done, long total) {
        if (total != this.total || done < lastDone) {
            // another stage, which may go at another pace
            this.total = total;
            lastDone = Math.min(done, lastDone);
        }
        double seconds = (nanos - lastNanos) / 1e9;
        if (seconds <= 0 || done < lastDone) {
            return;
        }
        double latest = (done - lastDone) / seconds;
        double weight = 1 - Math.exp(-seconds / MEMORY_SECONDS);
        perSecond = Double.isNaN(perSecond) ? latest : perSecond + weight * (latest - perSecond);
        lastNanos = nanos;
        lastDone = done;
    }

    /// The share done, 0 to 1; nothing if the total is not known.
    OptionalDouble fraction() {
        return total < 1 ? OptionalDouble.empty() : OptionalDouble.of(Math.clamp((double) lastDone / total, 0, 1));
    }

    /// Units per second; nothing before it has settled.
    OptionalDouble perSecond() {
        boolean isSettled = (lastNanos - startNanos) / 1e9 >= SETTLED_SECONDS && !Double.isNaN(perSecond);
        return isSettled ? OptionalDouble.of(Math.max(0, perSecond)) : OptionalDouble.empty();
    }

    /// What is left at this pace, in whole seconds and at least one; nothing if it cannot be told.
    Optional<Duration> timeLeft() {
        double rate = perSecond().orElse(0);
        if (rate <= 0 || total < 1) {
            return Optional.empty();
        }
        double seconds = Math.max(0, total - lastDone) / rate;
        return seconds > 1e8 ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.max(1, Math.round(seconds))));
    }
}
