package numpack.app.history;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.Question;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.session.pack.PackSession;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.DraftState;
import numpack.engine.draft.step.Step;
import org.jspecify.annotations.Nullable;

/// The steps of the pack in front, newest first.
final class HistoryViewModel {
    private final ObservableValue<@Nullable PackSession> pack;
    private final DialogService dialogs;
    private final BiConsumer<PackSession, Step> show;
    private final HistoryLines items = new HistoryLines(this::snapshot);
    private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper(this, "cursor");
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");
    private @Nullable PackSession shown;

    /// @param pack the pack in front
    /// @param show brings what a step changed before the user's eyes
    HistoryViewModel(ObservableValue<@Nullable PackSession> pack, DialogService dialogs, BiConsumer<PackSession, Step> show) {
        this.pack = pack;
        this.dialogs = dialogs;
        this.show = show;
        pack.flatMap(PackSession::settledStateProperty).subscribe(now -> follow(now));
    }

    /// Forgets saved steps permanently, after a question.
    public void clear() {
        var session = pack.getValue();
        if (session == null) {
            return;
        }
        session.ask(draft -> draft.state().historyBytes(), bytes -> dialogs.ask(new Question(Texts.of("history.clear.title"),
                        Texts.of("history.clear.sentence", Numbers.bytes(bytes)),
                        Choice.destructive(Texts.of("history.clear.accept", session.getState().savedMark()))))
                .ifPresent(yes -> session.clearHistory()));
    }

    /// Shows what a step changed, and changes nothing.
    void show(HistoryItem item) {
        var session = pack.getValue();
        if (session != null && item.step() != null) {
            show.accept(session, item.step());
        }
    }

    /// Goes to the state after a step, and shows what the step changed.
    void goTo(HistoryItem item) {
        var session = pack.getValue();
        var step = item.step();
        if (session != null && step != null) {
            session.goTo(step, () -> show.accept(session, step));
        } else if (session != null && item.isBeginning()) {
            session.goToBeginning();
        }
    }

    ObservableList<HistoryItem> items() {
        return items;
    }

    /// Where a line is now that was taken from [#items] before; -1 if it is gone.
    int lineOf(HistoryItem item) {
        return items.lineOf(item);
    }

    /// How many steps are done: the line where we are.
    ReadOnlyIntegerProperty cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    /// Changes with the pack: rows may have other numbers then, and lines that are the same may read otherwise.
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// How much space the history takes; empty until it is known.
    ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    private void follow(@Nullable DraftState now) {
        var session = pack.getValue();
        if (session != shown) {
            size.set("");
            shown = session;
        }
        if (now == null || session == null) {
            items.show(null);
            return;
        }
        cursor.set(now.cursor());
        items.show(now);
        revision.set(now.revision());
        session.ask(draft -> draft.state().historyBytes(), bytes -> {
            if (session == shown) {
                size.set(Numbers.bytes(bytes));
            }
        });
    }

    private Optional<DraftSnapshot> snapshot() {
        return Optional.ofNullable(pack.getValue()).map(session -> session.getState().snapshot());
    }
}
