package numpack.app.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.session.pack.ArrayVerb;
import numpack.app.session.pack.DraftQuestion;
import numpack.app.session.pack.DraftVerb;
import numpack.app.session.pack.ShownPack;
import numpack.app.session.space.AxisMapping;
import numpack.app.session.space.SampleArray;
import numpack.app.session.space.ShownState.DroppedRows;
import numpack.app.task.ProgressSink;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import org.jspecify.annotations.Nullable;

/// A pack of one array that is what a test says, and which notes what it is asked to do.
public final class SampleShownPack implements ShownPack {
    public final List<DraftArray> seen = new ArrayList<>();
    public final List<ArrayVerb> verbs = new ArrayList<>();
    public final List<LongConsumer> done = new ArrayList<>();
    public final List<Consumer<? super Throwable>> failed = new ArrayList<>();
    public final StringProperty readOnly = new SimpleStringProperty("");
    public final ShownArray shown;
    public boolean isSettled = true;
    public Again again = _ -> {
        throw new AssertionError("nothing was saved");
    };
    private final SimpleObjectProperty<Version> version;

    /// What the array is, and since when.
    private record Version(@Nullable DraftArray array, long revision) {}

    /// Finds an array again after a save.
    public interface Again {
        DraftArray find(DraftArray seen) throws IOException;
    }

    /// Its array is shown with all of its rows, dropped ones too.
    public SampleShownPack(SampleArray array) {
        version = new SimpleObjectProperty<>(new Version(array, 1));
        shown = new ShownArray(this, array.id(), "");
        shown.showDroppedProperty().set(true);
    }

    /// The array is this one now.
    public void show(DraftArray array, long revision) {
        version.set(new Version(array, revision));
    }

    public void show(DraftArray array, long revision, DroppedRows droppedRows) {
        shown.showDroppedProperty().set(droppedRows == DroppedRows.SHOWN);
        show(array, revision);
    }

    /// The array is this one now, and dropped rows are hidden.
    public void show(DraftArray array, long revision, UnaryOperator<AxisMapping> axes) {
        show(array, revision, DroppedRows.HIDDEN);
        shown.axesProperty().set(axes.apply(shown.axesProperty().get()));
    }

    /// The array is no more.
    public void remove() {
        version.set(new Version(null, version.get().revision + 1));
    }

    @Override
    public String key() {
        return "sample.npk";
    }

    @Override
    public String name() {
        return "sample.npk";
    }

    @Override
    public String shownName() {
        return "sample.npk";
    }

    @Override
    public ObservableValue<?> changes() {
        return version;
    }

    @Override
    public long revision() {
        return version.get().revision;
    }

    @Override
    public Optional<DraftArray> find(long arrayId) {
        return Optional.ofNullable(version.get().array);
    }

    @Override
    public boolean isSettled() {
        return isSettled;
    }

    @Override
    public DraftArray again(DraftArray then, ProgressSink waiting) throws IOException {
        return again.find(then);
    }

    @Override
    public ObservableValue<String> readOnlyReason() {
        return readOnly;
    }

    @Override
    public void edit(DraftArray array, ArrayVerb verb, LongConsumer whenDone, Consumer<? super Throwable> whenFailed) {
        seen.add(array);
        verbs.add(verb);
        done.add(whenDone);
        failed.add(whenFailed);
    }

    @Override
    public ObservableValue<DraftSnapshot> snapshot() {
        throw new AssertionError("its array is in no draft");
    }

    @Override
    public void edit(DraftVerb verb, LongConsumer whenDone, Consumer<? super Throwable> whenFailed) {
        throw new AssertionError("its array is in no draft");
    }

    @Override
    public void edit(DraftVerb verb) {
        throw new AssertionError("its array is in no draft");
    }

    @Override
    public void edit(DraftVerb verb, Runnable whenDone) {
        throw new AssertionError("its array is in no draft");
    }

    @Override
    public <T> void ask(DraftQuestion<T> question, Consumer<? super T> answer) {
        throw new AssertionError("its array is in no draft");
    }
}
