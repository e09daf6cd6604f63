package numpack.app.task;

import java.time.Duration;

/// Where and when things run: a background, a foreground (the thread of the scene graph), and a clock.
public interface Threads {
    /// Runs the work some time, on a thread that may wait.
    void background(Runnable work);

    /// Runs the work in the foreground, after everything that was handed in before it.
    void foreground(Runnable work);

    /// Runs the work in the foreground once the delay is over.
    Timer after(Duration delay, Runnable work);

    /// Runs the work in the foreground once the next picture of the window has been made: what changed until now is in it.
    void afterPicture(Runnable work);

    /// A clock for lengths of time, in nanoseconds from an arbitrary beginning.
    long nanoTime();

    /// Something that will happen unless it is cancelled before.
    @FunctionalInterface
    interface Timer {
        /// Nothing happens any more; later calls do nothing.
        void cancel();
    }
}
