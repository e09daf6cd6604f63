package numpack.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import numpack.app.prefs.WorkspaceState;
import numpack.app.prefs.WorkspaceState.TabState;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.ArrayTab;
import numpack.app.session.PackSession;
import numpack.app.session.Sessions;
import numpack.app.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/// What was open when the program was left: kept on quitting, brought back at the next start. Foreground only.
///
/// Reading takes what was kept out of the store, so that a program that ended unexpectedly starts with the welcome page, which
/// offers unsaved work.
public final class LastSession {
    private static final String TABLE = "table";

    private final Sessions sessions;
    private final WorkspaceStore workspace;
    private final TaskRunner runner;
    private final Consumer<Throwable> failures;

    /// @param failures shows why a pack that is still there could not be opened
    public LastSession(Sessions sessions, WorkspaceStore workspace, TaskRunner runner, Consumer<Throwable> failures) {
        this.sessions = sessions;
        this.workspace = workspace;
        this.runner = runner;
        this.failures = failures;
    }

    /// Keeps what is open now.
    public void keep() {
        var packs = sessions.packs().stream().map(pack -> pack.path().toString()).toList();
        var tabs = sessions.tabs().stream().filter(tab -> tab.arrayProperty().get() != null).toList();
        workspace.update(state -> state.withOpen(packs, tabs.stream().map(LastSession::describe).toList(),
                tabs.indexOf(sessions.currentTabProperty().get())));
    }

    /// Opens what was kept, one pack after the other, passing over packs that are gone.
    ///
    /// @param done called at the end, whatever could be opened
    public void bringBack(Runnable done) {
        var kept = workspace.getState();
        workspace.update(state -> state.withOpen(List.of(), List.of(), -1));
        runner.run(_ -> kept.openPacks().stream().map(Path::of).filter(Files::isDirectory).toList(),
                there -> open(new ArrayDeque<>(there), kept, done));
    }

    private void open(Deque<Path> waiting, WorkspaceState kept, Runnable done) {
        var folder = waiting.poll();
        if (folder == null) {
            showTabs(kept);
            done.run();
            return;
        }
        Runnable next = () -> open(waiting, kept, done);
        sessions.open(folder, _ -> next.run(), failure -> {
            failures.accept(failure);
            next.run();
        });
    }

    private void showTabs(WorkspaceState kept) {
        @Nullable ArrayTab front = null;
        for (int i = 0; i < kept.tabs().size(); i++) {
            var tab = show(kept.tabs().get(i));
            if (i == kept.selectedTab()) {
                front = tab;
            }
        }
        if (front != null) {
            sessions.currentTabProperty().set(front);
        }
    }

    private @Nullable ArrayTab show(TabState state) {
        return sessions.packs().stream().filter(pack -> pack.path().toString().equals(state.pack())).findFirst()
                .flatMap(pack -> pack.getState().snapshot().find(state.array()).map(array -> sessions.showSlice(pack, array, state.slice())))
                .orElse(null);
    }

    private static TabState describe(ArrayTab tab) {
        PackSession pack = tab.session();
        return new TabState(pack.path().toString(), tab.arrayProperty().get().name(), tab.sliceTextProperty().get(), TABLE, 0, 0, Map.of());
    }
}
