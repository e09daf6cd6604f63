package numpack.app.session.pack;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import numpack.engine.draft.DraftSnapshot;

/// An open pack as features see it: what is in it now, and a way to change it. Foreground only; nothing here waits.
public interface EditedPack {
    /// What people call it.
    String name();

    /// The newest state. Changes after each edit, undo, save and reload.
    ObservableValue<DraftSnapshot> snapshot();

    /// Why nothing can be changed; empty if it can.
    ObservableValue<String> readOnlyReason();

    /// Changes it, after the changes asked for earlier.
    ///
    /// @param done told the revision of the first snapshot that has the change
    /// @param failed told why nothing was changed
    void edit(DraftVerb verb, LongConsumer done, Consumer<? super Throwable> failed);

    /// Changes it; a failure is shown as every other.
    void edit(DraftVerb verb);

    /// Changes it and continues; a failure is shown as every other, and nothing continues.
    void edit(DraftVerb verb, Runnable done);

    /// Finds something out; a failure is shown as every other.
    <T> void ask(DraftQuestion<T> question, Consumer<? super T> answer);
}
