package numpack.app.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;

/// Threads driven by hand: nothing runs until a test says so, and the clock stands still until it is moved.
public final class ManualThreads implements Threads {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Deque<Runnable> foreground = new ArrayDeque<>();
    private final PriorityQueue<Due> clock =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
    private long nanos;
    private long order;

    @Override
    public void background(Runnable work) {
        background.add(work);
    }

    @Override
    public void foreground(Runnable work) {
        foreground.add(work);
    }

    @Override
    public Timer after(Duration delay, Runnable work) {
        var due = new Due(nanos + delay.toNanos(), order++, work);
        clock.add(due);
        return () -> clock.remove(due);
    }

    @Override
    public void afterPicture(Runnable work) {
        foreground.add(work);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    /// Runs everything that waits, in both places, until nothing is left.
    public void runAll() {
        while (!background.isEmpty() || !foreground.isEmpty()) {
            runBackground();
            runForeground();
        }
    }

    /// Runs what waits in the background now, not what that hands in.
    public void runBackground() {
        for (int left = background.size(); left > 0; left--) {
            background.remove().run();
        }
    }

    /// Runs what waits in the foreground now, not what that hands in.
    public void runForeground() {
        for (int left = foreground.size(); left > 0; left--) {
            foreground.remove().run();
        }
    }

    /// Runs only the first thing that waits in the foreground.
    public void runNextForeground() {
        foreground.remove().run();
    }

    /// Runs what waits in the foreground now, the last thing first: background threads may overtake each other.
    public void runForegroundBackwards() {
        for (int left = foreground.size(); left > 0; left--) {
            foreground.removeLast().run();
        }
    }

    /// Moves the clock; what becomes due runs at its own instant, and everything it starts with it.
    public void advance(Duration time) {
        long end = nanos + time.toNanos();
        while (!clock.isEmpty() && clock.peek().nanos() <= end) {
            Due due = clock.remove();
            nanos = Math.max(nanos, due.nanos());
            due.work().run();
            runAll();
        }
        nanos = end;
    }

    private record Due(long nanos, long order, Runnable work) {}
}
