package numpack.app.session.pack;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import numpack.app.task.ProgressSink;
import numpack.engine.draft.DraftArray;

/// The pack of a shown array: an open pack, or a sample in tests. Foreground only, except for [#again].
public interface ShownPack extends EditedPack {
    /// A name that tells it from all others: its path.
    String key();

    /// Its name as people see it.
    String shownName();

    /// Changes whenever the arrays may be others.
    ObservableValue<?> changes();

    /// Grows with every change of the arrays.
    long revision();

    /// An array as it is now.
    Optional<DraftArray> find(long arrayId);

    /// Whether the arrays have all edits that were asked for.
    boolean isSettled();

    /// An array as it is now, for a reader that a save has left with an old one. In the background only: it waits for the save.
    ///
    /// @param waiting ends the waiting with a `CancellationException` if it is cancelled
    /// @throws numpack.engine.error.NoSuchArrayException    if it is gone
    /// @throws numpack.engine.error.RowsRenumberedException if its physical rows have other numbers
    DraftArray again(DraftArray seen, ProgressSink waiting) throws IOException;

    /// Changes an array after the changes asked for earlier, whatever it is called by then, unless its rows have got other numbers.
    ///
    /// @param seen   the array by which the change numbers rows
    /// @param done   told the revision that has it
    /// @param failed told why nothing was changed
    void edit(DraftArray seen, ArrayVerb verb, LongConsumer done, Consumer<? super Throwable> failed);
}
