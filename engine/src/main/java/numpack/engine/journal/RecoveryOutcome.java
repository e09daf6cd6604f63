package numpack.engine.journal;

import java.util.List;
import numpack.engine.error.reason.OutsideChange;

/// What recovery found and did.
public sealed interface RecoveryOutcome {
    /// No promise was open.
    record Nothing() implements RecoveryOutcome {
    }

    /// A commit had stopped half way and is whole now.
    record Replayed(long generation) implements RecoveryOutcome {
    }

    /// An append had stopped before its commit; what it had written behind the ends of these files is cut off.
    record Cut(List<String> files) implements RecoveryOutcome {
    }

    /// A commit or append had stopped half way, and somebody else changed the pack since: nothing was replayed. The promise
    /// stays open, and the outcome the same, until `JournalRecovery.forget`.
    ///
    /// @param generation which of our commits had stopped
    /// @param changes what was found changed
    /// @param returned files whose empty places were filled again: with the new file where the manifest speaks of it, else the old
    /// @param kept parked files whose places somebody else filled; they stay parked, with our bytes in them
    record Foreign(long generation, List<OutsideChange> changes, List<String> returned, List<String> kept) implements RecoveryOutcome {
    }
}
