package numpack.app.session;

import java.util.List;
import java.util.stream.Stream;
import numpack.app.session.pack.PackSession;
import numpack.app.session.space.ArrayPlace;
import numpack.engine.draft.step.Step;

/// Finds in the background what a step changed, and brings it before the user's eyes. Foreground only.
final class StepReveal {
    private final Sessions sessions;
    private long newest;

    StepReveal(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Of several that are asked for in a row, as by an undo key that is held down, only the last one is shown.
    void show(PackSession session, Step step, Runnable shown) {
        long turn = ++newest;
        var front = sessions.currentTabProperty().get();
        var tabs = List.copyOf(sessions.tabs());
        session.ask(draft -> ArrayPlace.of(draft, step, id -> rank(session, id, front == null ? tabs : withFirst(front, tabs))), found -> {
            if (turn == newest && !session.closedProperty().get()) {
                found.ifPresent(place -> {
                    sessions.reveal(session, place);
                    shown.run();
                });
            }
        });
    }

    /// The array in front first, then those that have a tab.
    private static int rank(PackSession session, long arrayId, List<ShownArray> tabs) {
        for (int at = 0; at < tabs.size(); at++) {
            if (tabs.get(at).shows(session, arrayId)) {
                return at;
            }
        }
        return tabs.size();
    }

    private static List<ShownArray> withFirst(ShownArray first, List<ShownArray> tabs) {
        return Stream.concat(Stream.of(first), tabs.stream()).toList();
    }
}
