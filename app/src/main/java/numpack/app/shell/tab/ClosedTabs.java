package numpack.app.shell.tab;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import numpack.app.prefs.TabState;
import numpack.app.session.Sessions;
import numpack.app.session.ShownArray;
import numpack.app.session.pack.PackSession;

/// The tabs of open packs that were closed, so that the last of them can be opened again as it was. Foreground only.
final class ClosedTabs {
    private static final int MAX_TABS = 30;

    private final Sessions sessions;
    private final TabMemory memory;
    private final Deque<Closed> closed = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper(this, "any");

    private record Closed(PackSession session, long arrayId, TabState state) {}

    ClosedTabs(Sessions sessions, TabMemory memory) {
        this.sessions = sessions;
        this.memory = memory;
        sessions.packs().addListener((ListChangeListener<PackSession>) _ -> {
            closed.removeIf(one -> !sessions.packs().contains(one.session));
            any.set(!closed.isEmpty());
        });
    }

    /// Whether there is one to open again.
    ReadOnlyBooleanProperty anyProperty() {
        return any.getReadOnlyProperty();
    }

    /// Remembers how a tab stands that is being closed; nothing if its array is gone.
    void remember(ShownArray tab) {
        var array = tab.arrayProperty().get();
        var pack = sessions.packOf(tab);
        if (array == null || pack.isEmpty()) {
            return;
        }
        closed.push(new Closed(pack.get(), array.id(), memory.describe(tab)));
        if (closed.size() > MAX_TABS) {
            closed.removeLast();
        }
        any.set(true);
    }

    /// Opens the tab that was closed last and whose array is still there.
    void reopen() {
        boolean isOpen = false;
        while (!isOpen && !closed.isEmpty()) {
            var last = closed.pop();
            var array = last.session.find(last.arrayId);
            isOpen = array.isPresent();
            array.ifPresent(found -> memory.bringBack(sessions.showSlice(last.session, found, last.state.slice()), last.state));
        }
        any.set(!closed.isEmpty());
    }
}
