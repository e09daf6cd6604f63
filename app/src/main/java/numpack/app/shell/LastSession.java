package numpack.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import numpack.app.prefs.PreferenceKey;
import numpack.app.prefs.TabState;
import numpack.app.prefs.WorkspaceState;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.ShownArray;
import numpack.app.session.Sessions;
import numpack.app.shell.tab.TabMemory;
import numpack.app.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/// What was open when the program was left: kept on quitting, brought back at the next start. Foreground only.
///
/// Reading takes what was kept out of the store, so that a program that ended unexpectedly starts with the welcome page, which
/// offers unsaved work.
public final class LastSession {
    /// Whether a start opens what was open when the program was left.
    public static final PreferenceKey<Boolean> BRING_BACK = new PreferenceKey<>("session.bringBack", Boolean.class, true);

    private final Sessions sessions;
    private final WorkspaceStore workspace;
    private final TaskRunner runner;
    private final Consumer<Throwable> failures;
    private final TabMemory memory;

    /// @param failures shows why a pack that is still there could not be opened
    /// @param memory   knows how the tabs stand
    public LastSession(Sessions sessions, WorkspaceStore workspace, TaskRunner runner, Consumer<Throwable> failures, TabMemory memory) {
        this.sessions = sessions;
        this.workspace = workspace;
        this.runner = runner;
        this.failures = failures;
        this.memory = memory;
    }

    /// Keeps what is open now.
    public void keep() {
        var packs = sessions.packs().stream().map(pack -> pack.path().toString()).toList();
        var tabs = sessions.tabs().stream().filter(tab -> tab.arrayProperty().get() != null).toList();
        workspace.update(state -> state.withOpen(packs, tabs.stream().map(memory::describe).toList(),
                tabs.indexOf(sessions.currentTabProperty().get())));
    }

    /// Whether there is something to bring back.
    public boolean isKept() {
        return !workspace.getState().openPacks().isEmpty();
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
        @Nullable ShownArray front = null;
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

    private @Nullable ShownArray show(TabState state) {
        return sessions.packs().stream().filter(pack -> pack.path().toString().equals(state.pack())).findFirst()
                .flatMap(pack -> pack.getState().snapshot().find(state.array()).map(array -> sessions.showSlice(pack, array, state.slice())))
                .map(tab -> {
                    memory.bringBack(tab, state);
                    return tab;
                }).orElse(null);
    }
}
