package numpack.app.session.pack.outside;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import numpack.app.task.TaskRunner;
import numpack.app.task.Ticker;

/// Looks once a second, in the background, whether another program changed a pack or took it away, and whether it can be written. Foreground
/// only.
///
/// What was found stays only as long as it is so: a pack, or a file of it, that comes back as it was is unchanged. A change that stays is
/// looked at less often, for finding out that it is one may take reading the manifest.
public final class OutsideWatch {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TICKS_BETWEEN_LOOKS_AT_A_CHANGE = 5;

    private final Look look;
    private final TaskRunner runner;
    private final BooleanSupplier isBusy;
    private final Ticker ticker;
    private final ReadOnlyObjectWrapper<Outside> outside = new ReadOnlyObjectWrapper<>(this, "outside", Outside.UNCHANGED);
    private final ReadOnlyStringWrapper readOnly;
    private final Consumer<Throwable> failures;
    private boolean isLooking;
    private boolean hasFailed;
    private boolean isClosed;
    private int ticks;

    /// @param readOnly why the pack was read-only when it was opened
    /// @param isBusy   whether we are changing the pack ourselves, so that a look would tell nothing
    /// @param failures hears once of looks that fail, until one succeeds
    public OutsideWatch(Look look, String readOnly, TaskRunner runner, BooleanSupplier isBusy, Consumer<Throwable> failures) {
        this.look = look;
        this.readOnly = new ReadOnlyStringWrapper(this, "readOnly", readOnly);
        this.runner = runner;
        this.isBusy = isBusy;
        this.failures = failures;
        this.ticker = new Ticker(runner, PAUSE, this::lookNow);
        ticker.start();
    }

    public ReadOnlyObjectProperty<Outside> outsideProperty() {
        return outside.getReadOnlyProperty();
    }

    /// Why the pack cannot be written, as of the last look; empty if it can, and while it is not there.
    public ReadOnlyStringProperty readOnlyProperty() {
        return readOnly.getReadOnlyProperty();
    }

    /// The pack was just read or written: what happened before is known.
    public void forget() {
        outside.set(Outside.UNCHANGED);
    }

    public void close() {
        isClosed = true;
        ticker.stop();
    }

    private void lookNow() {
        ticks++;
        boolean isLookDue = outside.get() != Outside.CHANGED || ticks % TICKS_BETWEEN_LOOKS_AT_A_CHANGE == 0;
        if (isLooking || isClosed || isBusy.getAsBoolean() || !isLookDue) {
            return;
        }
        isLooking = true;
        runner.run(_ -> new Seen(find(), look.readOnlyReason()), this::found, this::failed);
    }

    private Outside find() throws IOException {
        try {
            if (look.isThere()) {
                return look.hasChanged() ? Outside.CHANGED : Outside.UNCHANGED;
            }
        } catch (IOException taken) {
            // The folder may have been taken away while we looked.
            if (look.isThere()) {
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

    private void found(Seen now) {
        isLooking = false;
        hasFailed = false;
        if (!isClosed && !isBusy.getAsBoolean()) {
            outside.set(now.outside);
            readOnly.set(now.readOnly);
        }
    }

    /// What can be asked of a pack; all of it may read from the disk.
    public interface Look {
        /// Whether it is at its path.
        boolean isThere();

        /// Whether another program changed it.
        boolean hasChanged() throws IOException;

        /// Why it cannot be written; empty if it can.
        String readOnlyReason();
    }

    private record Seen(Outside outside, String readOnly) {}
}
