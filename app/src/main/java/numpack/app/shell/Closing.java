package numpack.app.shell;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
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
    private final Set<PackSession> waiting = new HashSet<>();

    Closing(Sessions sessions, DialogService dialogs) {
        this.sessions = sessions;
        this.dialogs = dialogs;
    }

    /// Closes one pack after the other and goes on; does not go on if the user cancels. A pack that waits to be closed is not
    /// closed a second time.
    void close(Collection<PackSession> packs, Runnable then) {
        close(new ArrayDeque<>(packs), then);
    }

    private void close(Deque<PackSession> left, Runnable then) {
        var session = left.poll();
        if (session == null) {
            then.run();
            return;
        }
        if (!waiting.add(session)) {
            return;
        }
        // The draft is asked and not the state: an edit may be on its way.
        afterSaving(session, () -> session.ask(Draft::unsavedCount, unsaved -> {
            waiting.remove(session);
            settle(session, unsaved, () -> sessions.close(session, () -> close(left, then)));
        }));
    }

    private void settle(PackSession session, int unsaved, Runnable next) {
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
