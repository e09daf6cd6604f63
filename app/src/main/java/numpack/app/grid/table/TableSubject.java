package numpack.app.grid.table;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import numpack.app.session.DraftVerb;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// What a table looks at and through whom it changes it: a tab of the session, or a sample in tests. Foreground only.
public interface TableSubject {
    /// What to show; null once the array is gone.
    ObservableValue<@Nullable TableState> state();

    /// A name that tells its pack from all others.
    String pack();

    /// A name that tells the array from all others, for what is remembered of it.
    String key();

    /// Whether what is shown has all edits that were asked for.
    boolean isSettled();

    /// Makes an edit behind those that wait already, unless rows have got other numbers by then.
    ///
    /// @param seen the array by which the edit numbers rows
    /// @param done told, in the foreground, the revision that has it
    /// @param failed told, in the foreground, why nothing was changed
    void edit(DraftArray seen, DraftVerb verb, LongConsumer done, Consumer<? super Throwable> failed);
}
