package numpack.app.session.pack;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.DraftState;

/// The state of a pack as of the last picture: it follows each state one picture later.
///
/// Panels that only tell about the pack follow it. The cell that was edited is on the screen before they are drawn again, and states
/// that follow each other within a picture cost them once.
final class SettledState {
    private final ReadOnlyObjectProperty<DraftState> state;
    private final TaskRunner runner;
    private final ReadOnlyObjectWrapper<DraftState> settled;
    private boolean isWaiting;

    SettledState(ReadOnlyObjectProperty<DraftState> state, TaskRunner runner) {
        this.state = state;
        this.runner = runner;
        this.settled = new ReadOnlyObjectWrapper<>(this, "settled", state.get());
        state.addListener((_, _, _) -> follow());
    }

    ReadOnlyObjectProperty<DraftState> property() {
        return settled.getReadOnlyProperty();
    }

    private void follow() {
        if (!isWaiting) {
            isWaiting = true;
            runner.afterPicture(() -> {
                isWaiting = false;
                settled.set(state.get());
            });
        }
    }
}
