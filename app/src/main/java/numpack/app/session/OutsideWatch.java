package numpack.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import numpack.app.task.TaskRunner;
import numpack.app.task.Ticker;

/// Looks once a second, in the background, whether another program changed a pack or took it away. Foreground only.
final class OutsideWatch {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path folder;
    private final Look look;
    private final TaskRunner runner;
    private final BooleanSupplier isBusy;
    private final Ticker ticker;
    private final ReadOnlyObjectWrapper<Outside> outside = new ReadOnlyObjectWrapper<>(this, "outside", Outside.UNCHANGED);
    private final Consumer<Throwable> failures;
    private boolean isLooking;
    private boolean hasFailed;
    private boolean isClosed;

    /// @param isBusy whether we are changing the pack ourselves, so that a look would tell nothing
    /// @param failures hears once of looks that fail, until one succeeds
    OutsideWatch(Path folder, Look look, TaskRunner runner, BooleanSupplier isBusy, Consumer<Throwable> failures) {
        this.folder = folder;
        this.look = look;
        this.runner = runner;
        this.isBusy = isBusy;
        this.failures = failures;
        this.ticker = new Ticker(runner, PAUSE, this::lookNow);
        ticker.start();
    }

    ReadOnlyObjectProperty<Outside> outsideProperty() {
        return outside.getReadOnlyProperty();
    }

    /// The pack was just read or written: what happened before is known.
    void forget() {
        outside.set(Outside.UNCHANGED);
    }

    void close() {
        isClosed = true;
        ticker.stop();
    }

    private void lookNow() {
        // A change stays one until the pack is read again; a pack that is gone may come back with its disk.
        if (isLooking || isClosed || isBusy.getAsBoolean() || outside.get() == Outside.CHANGED) {
            return;
        }
        isLooking = true;
        runner.run(_ -> find(), this::found, this::failed);
    }

    private Outside find() throws IOException {
        try {
            if (Files.isDirectory(folder)) {
                return look.hasChanged() ? Outside.CHANGED : Outside.UNCHANGED;
            }
        } catch (IOException taken) {
            // The folder may have been taken away while we looked.
            if (Files.isDirectory(folder)) {
                throw taken;
            }
        }
        return Outside.GONE;
    }

    private void failed(Throwable failure) {
        isLooking = false;
        if (!isClosed && !isBusy.getAsBoolean() && !hasFailed) {
            hasFailed = true;
            failures.accept(failure);
        }
    }

    private void found(Outside now) {
        isLooking = false;
        hasFailed = false;
        if (!isClosed && !isBusy.getAsBoolean()) {
            outside.set(now);
        }
    }

    /// Whether another program changed the pack; may read from the disk.
    @FunctionalInterface
    interface Look {
        boolean hasChanged() throws IOException;
    }
}
