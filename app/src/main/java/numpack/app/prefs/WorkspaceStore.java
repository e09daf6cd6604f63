package numpack.app.prefs;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import numpack.app.task.TaskRunner;

/// The workspace state as it is now, kept on the disk. JavaFX thread only.
public final class WorkspaceStore {
    private final ReadOnlyObjectWrapper<WorkspaceState> state;
    private final KeptFile<WorkspaceState> file;

    public WorkspaceStore(AppFolders folders, TaskRunner runner) {
        var json = new JsonFile<>(folders.workspaceFile(), WorkspaceState.class, WorkspaceState.FRESH);
        state = new ReadOnlyObjectWrapper<>(this, "state", json.read());
        file = new KeptFile<>(json, runner, state::get);
    }

    public ReadOnlyObjectProperty<WorkspaceState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public WorkspaceState getState() {
        return state.get();
    }

    /// Changes it: `store.update(state -> state.withWindow(place))`.
    public void update(UnaryOperator<WorkspaceState> change) {
        state.set(change.apply(state.get()));
        file.changed();
    }

    /// Writes what has not been written yet, at once.
    public void flush() {
        file.flush();
    }
}
