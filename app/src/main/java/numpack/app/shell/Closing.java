package numpack.app.shell;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.SaveChoice;
import numpack.app.i18n.Texts;
import numpack.app.session.Sessions;
import numpack.app.session.ShownArray;
import numpack.app.session.pack.PackSession;
import numpack.engine.draft.Draft;
import org.jspecify.annotations.Nullable;

/// Closes packs so that nothing is lost unasked: it waits for what is on its way in all of them, asks about all that is unsaved,
/// and only when everything is answered saves, discards and closes. Foreground only.
final class Closing {
    private final Sessions sessions;
    private final DialogService dialogs;
    private final PackSaving saving;
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper(this, "waiting", "");
    /// What was asked for and is not answered yet.
    private @Nullable Round waitingRound;

    Closing(Sessions sessions, DialogService dialogs, PackSaving saving) {
        this.sessions = sessions;
        this.dialogs = dialogs;
        this.saving = saving;
    }

    /// What a closing waits for, in words; empty if there is none.
    ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Closes packs and continues; does neither if the user cancels. Asked for again while it waits, it closes the packs of both, and
    /// what was asked for last is what follows.
    ///
    /// @param leaving called when all is answered and saved, while the packs are still open
    void close(Collection<PackSession> packs, Runnable leaving, Runnable then) {
        var all = new LinkedHashSet<PackSession>();
        if (waitingRound != null) {
            all.addAll(waitingRound.packs);
        }
        all.addAll(packs);
        var round = new Round(all, leaving, then);
        waitingRound = round;
        oneByOne(all, this::afterSaving, () -> oneByOne(all, Closing::afterEdits, () -> {
            if (waitingRound == round) {
                waiting.set("");
                ask(round);
            }
        }));
    }

    private void ask(Round round) {
        var pack = sessions.currentPackProperty().get();
        var tab = sessions.currentTabProperty().get();
        var answers = new EnumMap<SaveChoice, Set<PackSession>>(SaveChoice.class);
        oneByOne(round.packs, (session, next) -> {
            if (!hasUnsaved(session)) {
                next.run();
                return;
            }
            inFront(session, () -> {
                boolean goesOn = waitingRound == round && ask(session, answers);
                // Closing was asked for again meanwhile: those questions take the place of these.
                if (waitingRound != round) {
                    return;
                }
                if (goesOn) {
                    next.run();
                } else {
                    waitingRound = null;
                    goBack(pack, tab);
                }
            });
        }, () -> {
            waitingRound = null;
            carryOut(round, answers);
        });
    }

    /// Goes on when the panels show a pack: what they ask it when it comes to the front is answered before what is asked after that. They are
    /// seen behind the question.
    private void inFront(PackSession session, Runnable then) {
        if (sessions.currentPackProperty().get() == session) {
            then.run();
        } else {
            sessions.choose(session);
            afterEdits(session, then);
        }
    }

    /// Notes what is to be done with the unsaved edits of a pack; false if the user cancels.
    private boolean ask(PackSession session, Map<SaveChoice, Set<PackSession>> answers) {
        if (!hasUnsaved(session)) {
            return true;
        }
        var answer = dialogs.askToSave(Texts.of("shell.close.title", session.shownName()),
                Texts.of("shell.close.text", session.getState().unsavedCount()));
        answers.computeIfAbsent(answer, _ -> new LinkedHashSet<>()).add(session);
        return answer != SaveChoice.CANCEL;
    }

    private static boolean hasUnsaved(PackSession session) {
        return !session.closedProperty().get() && session.getState().unsavedCount() > 0 && session.isEditable();
    }

    /// What was in front before the questions is there again, all of it of one pack.
    private void goBack(@Nullable PackSession pack, @Nullable ShownArray tab) {
        if (tab != null) {
            sessions.currentTabProperty().set(tab);
            sessions.chooseFront();
        } else if (pack != null) {
            sessions.choose(pack);
        }
    }

    /// A save that fails or is called off ends it: every pack is still open then.
    private void carryOut(Round round, Map<SaveChoice, Set<PackSession>> answers) {
        oneByOne(answers.getOrDefault(SaveChoice.SAVE, Set.of()), saving::save,
                () -> oneByOne(answers.getOrDefault(SaveChoice.DISCARD, Set.of()), (session, next) -> session.edit(Draft::discard, next), () -> {
                    round.leaving.run();
                    oneByOne(round.packs, this::closeOpen, round.then);
                }));
    }

    private void closeOpen(PackSession session, Runnable next) {
        if (session.closedProperty().get()) {
            next.run();
        } else {
            sessions.close(session, next);
        }
    }

    /// An edit that is on its way counts too. What fails on the way is no reason to stay open for ever.
    private static void afterEdits(PackSession session, Runnable then) {
        session.edit(_ -> { }, _ -> then.run(), _ -> then.run());
    }

    /// A pack that is being written is left alone until that has ended, however it ends.
    private void afterSaving(PackSession session, Runnable then) {
        if (!session.savingProperty().get()) {
            then.run();
            return;
        }
        waiting.set(Texts.of("shell.close.waiting", session.shownName(), session.busyProperty().get()));
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

    private static void oneByOne(Collection<PackSession> packs, BiConsumer<PackSession, Runnable> action, Runnable then) {
        next(new ArrayDeque<>(packs), action, then);
    }

    private static void next(Deque<PackSession> left, BiConsumer<PackSession, Runnable> action, Runnable then) {
        var session = left.poll();
        if (session == null) {
            then.run();
        } else {
            action.accept(session, () -> next(left, action, then));
        }
    }

    /// A closing that was asked for.
    private record Round(Set<PackSession> packs, Runnable leaving, Runnable then) {
        Round {
            packs = new LinkedHashSet<>(packs);
        }
    }
}
