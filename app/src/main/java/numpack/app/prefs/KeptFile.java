package numpack.app.prefs;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import numpack.app.task.Debounce;
import numpack.app.task.TaskRunner;

/// A JSON file that follows a value: some time after the last change it is written, in the background.
final class KeptFile<T> {
    private static final Logger LOG = Logger.getLogger(KeptFile.class.getName());
    private static final Duration QUIET = Duration.ofMillis(500);

    private final JsonFile<T> file;
    private final Supplier<T> value;
    private final Debounce debounce;
    private final ReentrantLock writing = new ReentrantLock();
    private long newest;
    private long newestWritten;

    /// @param value the value as it is now, safe to hand to another thread; asked for in the foreground
    KeptFile(JsonFile<T> file, TaskRunner runner, Supplier<T> value) {
        this.file = file;
        this.value = value;
        this.debounce = new Debounce(runner, QUIET, () -> {
            T now = value.get();
            long number = ++newest;
            runner.run(progress -> write(number, now), done -> {}, this::failed);
        });
    }

    /// The value has changed.
    void changed() {
        debounce.trigger();
    }

    /// Writes at once, in the caller's thread, for closing.
    void flush() {
        debounce.cancel();
        try {
            write(++newest, value.get());
        } catch (IOException e) {
            failed(e);
        }
    }

    private long write(long number, T now) throws IOException {
        writing.lock();
        try {
            // an older value whose thread was slow must not overwrite a newer one
            if (number >= newestWritten) {
                file.write(now);
                newestWritten = number;
            }
            return newestWritten;
        } finally {
            writing.unlock();
        }
    }

    /// Settings that cannot be kept are no reason to disturb the user.
    private void failed(Throwable failure) {
        LOG.log(Level.WARNING, "settings could not be written", failure);
    }
}
