package numpack.engine.draft.ledger;

import java.nio.file.Path;
import numpack.engine.draft.history.Promise;
import numpack.engine.draft.step.Step;
import numpack.engine.error.UnsettledSaveException;

/// What can be done while a commit is unsettled. Either end of it must find the steps that it is about as they were: they are neither undone nor
/// reverted, and others come after them. Of a compaction it is not even known how rows are numbered: nothing comes after that.
///
/// @param pack the pack's folder
/// @param log  knows whether a commit is unsettled; if none is, all can be done
public record Unsettled(Path pack, DraftLog log) {
    /// @throws UnsettledSaveException if a commit is unsettled
    public void requireNone() {
        require(log.unsettled().isEmpty());
    }

    /// Whether a step can be added at the cursor.
    public boolean canAdd() {
        return canMove(log.history().cursor());
    }

    /// @throws UnsettledSaveException if no step can be added at the cursor
    public void requireAdd() {
        require(canAdd());
    }

    /// @throws UnsettledSaveException if a step cannot be reverted
    public void requireRevert(Step step) {
        require(canAdd() && (log.unsettled().isEmpty() || log.history().positionAfter(step.id()) > log.firstReplaceable()));
    }

    /// @throws UnsettledSaveException if the cursor cannot be moved to a position
    public void requireMove(int position) {
        require(position == log.history().cursor() || canMove(position));
    }

    private boolean canMove(int position) {
        if (log.unsettled().isEmpty()) {
            return true;
        }
        int from = Math.min(log.history().cursor(), position);
        int to = Math.max(log.history().cursor(), position);
        // What takes out steps that are saved by then would lose its effect, and so would all that came after it.
        return log.unsettled().get().kind() == Promise.Kind.SAVE && from >= log.firstReplaceable()
                && !log.history().hasRevertOf(log.firstReplaceable(), from, to);
    }

    private void require(boolean isPossible) {
        if (!isPossible) {
            throw new UnsettledSaveException(pack);
        }
    }
}
