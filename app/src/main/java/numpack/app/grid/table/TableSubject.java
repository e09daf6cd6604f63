package numpack.app.grid.table;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import numpack.engine.draft.Draft;
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

    /// The array as it is now, for a reader that a save has left with an old one. In the background only: it waits for the save.
    ///
    /// @throws numpack.engine.error.NoSuchArrayException    if it is gone
    /// @throws numpack.engine.error.RowsRenumberedException if its physical rows have other numbers
    DraftArray again(DraftArray seen) throws IOException;

    /// Makes an edit behind those that wait already, whatever the array is called by then, unless its rows have got other numbers.
    ///
    /// @param seen the array by which the edit numbers rows
    /// @param done told, in the foreground, the revision that has it
    /// @param failed told, in the foreground, why nothing was changed
    void edit(DraftArray seen, Verb verb, LongConsumer done, Consumer<? super Throwable> failed);

    /// A change of the array, made off the JavaFX thread.
    @FunctionalInterface
    interface Verb {
        /// Makes it; whatever it throws means that nothing was changed.
        ///
        /// @param array what the array is called on the draft
        void apply(Draft draft, String array) throws IOException;
    }
}
