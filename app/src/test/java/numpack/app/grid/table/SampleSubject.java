package numpack.app.grid.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.grid.cells.CellSpace;
import numpack.app.grid.cells.SampleArray;
import numpack.app.grid.exchange.SaveSpanningTask;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.Box;
import org.jspecify.annotations.Nullable;

/// A tab that shows what a test says and notes what it is asked to do.
final class SampleSubject implements TableSubject {
    final ObjectProperty<@Nullable TableState> state = new SimpleObjectProperty<>();
    final List<DraftArray> seen = new ArrayList<>();
    final List<Verb> verbs = new ArrayList<>();
    final List<LongConsumer> done = new ArrayList<>();
    final List<Consumer<? super Throwable>> failed = new ArrayList<>();
    String readOnly = "";
    boolean isSettled = true;
    SaveSpanningTask.Again again = _ -> {
        throw new AssertionError("nothing was saved");
    };

    SampleSubject(SampleArray array) {
        show(array, 1);
    }

    void show(SampleArray array, long revision) {
        show(array, revision, TableState.DroppedRows.SHOWN);
    }

    void show(SampleArray array, long revision, TableState.DroppedRows droppedRows) {
        var ndim = array.shape().ndim();
        state.set(new TableState(array, revision, ndim > 0 ? 0 : CellSpace.NO_AXIS, ndim > 1 ? 1 : CellSpace.NO_AXIS,
                Box.all(array.shape()), droppedRows, readOnly));
    }

    @Override
    public ObservableValue<@Nullable TableState> state() {
        return state;
    }

    @Override
    public String pack() {
        return "sample.npk";
    }

    @Override
    public String key() {
        return "sample";
    }

    @Override
    public boolean isSettled() {
        return isSettled;
    }

    @Override
    public DraftArray again(DraftArray seen) throws IOException {
        return again.find(seen);
    }

    @Override
    public void edit(DraftArray array, Verb verb, LongConsumer whenDone, Consumer<? super Throwable> whenFailed) {
        seen.add(array);
        verbs.add(verb);
        done.add(whenDone);
        failed.add(whenFailed);
    }
}
