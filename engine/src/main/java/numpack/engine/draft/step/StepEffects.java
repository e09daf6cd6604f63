package numpack.engine.draft.step;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which steps of a draft have no effect, and why, at one moment. Immutable.
public final class StepEffects {
    private final Map<Long, Reason> voids;
    private final Set<Long> reverted;
    private final Set<Long> conflicting;

    /// @param voids       why steps lost their effect, by their ids; must not change
    /// @param reverted    ids of reverted steps
    /// @param conflicting ids of steps that do not fit what another program has written; must not change
    public StepEffects(Map<Long, Reason> voids, Set<Long> reverted, Set<Long> conflicting) {
        this.voids = voids;
        this.reverted = Set.copyOf(reverted);
        this.conflicting = conflicting;
    }

    /// The numbers of steps of which another moment may say something else; empty if that may be any.
    public Optional<Set<Long>> differences(StepEffects other) {
        if (voids != other.voids || conflicting != other.conflicting) {
            return Optional.empty();
        }
        var differing = new HashSet<>(reverted);
        differing.addAll(other.reverted);
        differing.removeIf(id -> reverted.contains(id) && other.reverted.contains(id));
        return Optional.of(differing);
    }

    /// Whether the pack is as if a step had never been done: it was reverted, or does not fit. Other steps without effect were done, and can
    /// no longer be undone or redone.
    public boolean isUndone(Step step) {
        return reverted.contains(step.id()) || conflicting.contains(step.id());
    }

    /// Why a step has no effect any more; empty if it has.
    public Optional<Reason> whyVoid(Step step) {
        long id = step.id();
        return conflicting.contains(id) ? Optional.of(Reason.CONFLICTING)
                : reverted.contains(id) ? Optional.of(Reason.REVERTED)
                : Optional.ofNullable(voids.get(id));
    }

    /// Why a step has no effect any more.
    public enum Reason {
        /// It does not fit what another program has written; see [Conflict].
        CONFLICTING,
        /// It was reverted.
        REVERTED,
        /// Its rows were permanently removed by a compaction.
        ROWS_COMPACTED,
        /// Another program has changed its array since it was saved.
        CHANGED_OUTSIDE,
        /// Its bytes in the log are damaged.
        DAMAGED,
        /// It is, or comes before, a revert of rows or arrays that was saved: nothing up to that can be undone.
        BEFORE_SAVED_REVERT,
        /// It took out steps that have been saved since: it cannot be redone.
        REVERTED_SAVED_SINCE,
        /// It came after a step that can no longer be redone.
        AFTER_LOST_REDO,
        /// The log names a reason that this version does not know.
        OTHER
    }
}
