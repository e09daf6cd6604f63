package numpack.engine.draft;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which steps of a draft have no effect, and why, at one moment. Immutable.
public final class StepEffects {
    private final Map<Long, String> voids;
    private final Set<Long> takenOut;
    private final Set<Long> conflicting;

    /// @param voids       why steps lost their effect, by their ids; must not change
    /// @param takenOut    ids of steps that are taken out
    /// @param conflicting ids of steps that do not fit what another program has written; must not change
    StepEffects(Map<Long, String> voids, Set<Long> takenOut, Set<Long> conflicting) {
        this.voids = voids;
        this.takenOut = Set.copyOf(takenOut);
        this.conflicting = conflicting;
    }

    /// The numbers of steps of which another moment may say something else; empty if that may be any.
    public Optional<Set<Long>> differences(StepEffects other) {
        if (voids != other.voids || conflicting != other.conflicting) {
            return Optional.empty();
        }
        var differing = new HashSet<>(takenOut);
        differing.addAll(other.takenOut);
        differing.removeIf(id -> takenOut.contains(id) && other.takenOut.contains(id));
        return Optional.of(differing);
    }

    /// Whether the pack is as if a step had never been done: it was taken out, or does not fit. Other steps without effect were done, and can
    /// no longer be undone or redone.
    public boolean isUndone(Step step) {
        return takenOut.contains(step.id()) || conflicting.contains(step.id());
    }

    /// Why a step has no effect any more; empty if it has.
    public Optional<String> whyVoid(Step step) {
        long id = step.id();
        return conflicting.contains(id) ? Optional.of("it does not fit what another program has written")
                : takenOut.contains(id) ? Optional.of("it was reverted")
                : Optional.ofNullable(voids.get(id));
    }
}
