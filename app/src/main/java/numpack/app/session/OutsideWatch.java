package numpack.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import numpack.app.task.TaskRunner;
import numpack.app.task.Ticker;
import numpack.engine.Pack;

/// Looks once a second, in the background, whether another program changed a pack or took it away. Foreground only.
final class OutsideWatch {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Pack pack;
    private final TaskRunner runner;
    private final BooleanSupplier isBusy;
    private final Ticker ticker;
    private final ReadOnlyObjectWrapper<Outside> outside = new ReadOnlyObjectWrapper<>(this, "outside", Outside.UNCHANGED);
    private boolean isLooking;
    private boolean isClosed;

    /// @param isBusy whether we are changing the pack ourselves, so that a look would tell nothing
    OutsideWatch(Pack pack, TaskRunner runner, BooleanSupplier isBusy) {
        this.pack = pack;
        this.runner = runner;
        this.isBusy = isBusy;
        this.ticker = new Ticker(runner, PAUSE, this::look);
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

    private void look() {
        // A change stays one until the pack is read again; a pack that is gone may come back with its disk.
        if (isLooking || isClosed || isBusy.getAsBoolean() || outside.get() == Outside.CHANGED) {
            return;
        }
        isLooking = true;
        runner.run(_ -> find(), this::found, _ -> found(Outside.GONE));
    }

    private Outside find() throws IOException {
        return !Files.isDirectory(pack.path()) ? Outside.GONE : pack.hasChangedOutside() ? Outside.CHANGED : Outside.UNCHANGED;
    }

    private void found(Outside now) {
        isLooking = false;
        if (!isClosed && !isBusy.getAsBoolean()) {
            outside.set(now);
        }
    }
}
