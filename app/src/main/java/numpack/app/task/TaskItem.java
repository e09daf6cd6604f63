package numpack.app.task;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A long task as the list shows it, running or ended. Foreground only.
public final class TaskItem {
    /// The value of the fraction while the total is not known; a progress bar shows it as "busy".
    public static final double UNKNOWN = -1;

    private final String name;
    private final TaskUnit unit;
    private final Pace pace;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction", UNKNOWN);
    private final ReadOnlyObjectWrapper<OptionalDouble> perSecond =
            new ReadOnlyObjectWrapper<>(this, "perSecond", OptionalDouble.empty());
    private final ReadOnlyObjectWrapper<Optional<Duration>> timeLeft =
            new ReadOnlyObjectWrapper<>(this, "timeLeft", Optional.empty());
    private final ReadOnlyObjectWrapper<TaskState> state = new ReadOnlyObjectWrapper<>(this, "state", TaskState.RUNNING);
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper(this, "result", "");
    private Runnable cancel = () -> {};

    TaskItem(String name, TaskUnit unit, long startNanos) {
        this.name = name;
        this.unit = unit;
        this.pace = new Pace(startNanos);
    }

    /// What is being done, in the user's words: "Statistics of signals".
    public String name() {
        return name;
    }

    /// What the rate counts.
    public TaskUnit unit() {
        return unit;
    }

    /// Asks the task to stop; it is cancelled when it has noticed.
    public void cancel() {
        cancel.run();
    }

    /// One sentence about what came of it; empty until it is set.
    public ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    public String getResult() {
        return result.get();
    }

    public void setResult(String sentence) {
        result.set(sentence);
    }

    /// 0 to 1, or [#UNKNOWN].
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    public double getFraction() {
        return fraction.get();
    }

    /// Units per second, once that can be told.
    public ReadOnlyObjectProperty<OptionalDouble> perSecondProperty() {
        return perSecond.getReadOnlyProperty();
    }

    public OptionalDouble getPerSecond() {
        return perSecond.get();
    }

    public ReadOnlyObjectProperty<Optional<Duration>> timeLeftProperty() {
        return timeLeft.getReadOnlyProperty();
    }

    public Optional<Duration> getTimeLeft() {
        return timeLeft.get();
    }

    public ReadOnlyObjectProperty<TaskState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public TaskState getState() {
        return state.get();
    }

    void follow(TaskHandle started) {
        onCancel(started::cancel);
        showStateOf(started);
    }

    void onCancel(Runnable action) {
        cancel = action;
    }

    void showStateOf(TaskHandle started) {
        // Not bound: a bound property that was not read sends no changes.
        started.stateProperty().subscribe(state::set);
    }

    void progressed(long nanos, long done, long total) {
        pace.report(nanos, done, total);
        fraction.set(pace.fraction().orElse(UNKNOWN));
        perSecond.set(pace.perSecond());
        timeLeft.set(pace.timeLeft());
    }
}
