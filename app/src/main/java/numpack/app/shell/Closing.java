package numpack.app.shell;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import numpack.app.dialog.DialogService;
import numpack.app.i18n.Texts;
import numpack.app.session.PackSession;
import numpack.app.session.Sessions;
import numpack.engine.draft.Draft;

/// Closes packs so that nothing is lost unasked: it waits for what is on its way and asks about what is unsaved. Foreground only.
final class Closing {
    private final Sessions sessions;
    private final DialogService dialogs;
    /// What follows the closing of packs that are still written.
    private final Map<PackSession, Runnable> awaited = new HashMap<>();

    Closing(Sessions sessions, DialogService dialogs) {
        this.sessions = sessions;
        this.dialogs = dialogs;
    }

    /// Closes one pack after the other and goes on; does not go on if the user cancels. For a pack that waits to be closed,
    /// what was asked for last is what follows.
    void close(Collection<PackSession> packs, Runnable then) {
        close(new ArrayDeque<>(packs), then);
    }

    private void close(Deque<PackSession> left, Runnable then) {
        var session = left.poll();
        if (session == null) {
            then.run();
            return;
        }
        if (awaited.put(session, () -> close(left, then)) == null) {
            afterSaving(session, () -> afterEdits(session, () -> settle(session, awaited.remove(session))));
        }
    }

    /// An edit that is on its way counts too. What fails on the way is no reason to stay open for ever.
    private static void afterEdits(PackSession session, Runnable then) {
        session.edit(_ -> { }, _ -> then.run(), _ -> then.run());
    }

    private void settle(PackSession session, Runnable then) {
        if (session.closedProperty().get()) {
            // Another closing asked for the save that was awaited, and went on first.
            then.run();
            return;
        }
        Runnable next = () -> sessions.close(session, then);
        int unsaved = session.getState().unsavedCount();
        if (unsaved == 0 || !session.isEditable()) {
            next.run();
            return;
        }
        sessions.currentPackProperty().set(session);
        switch (dialogs.askToSave(Texts.of("shell.close.title", session.name()), Texts.of("shell.close.text", unsaved))) {
            case SAVE -> session.save(Texts.of("shell.save.task", session.name()), next);
            case DISCARD -> session.edit(Draft::discard, _ -> next.run(), _ -> next.run());
            case CANCEL -> { }
        }
    }

    /// A pack that is being written is left alone until that has ended, however it ends.
    private static void afterSaving(PackSession session, Runnable then) {
        if (!session.savingProperty().get()) {
            then.run();
            return;
        }
        session.savingProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> saving, Boolean was, Boolean is) {
                if (!is) {
                    saving.removeListener(this);
                    then.run();
                }
            }
        });
    }
}
