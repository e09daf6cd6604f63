package numpack.engine.journal;

import java.io.IOException;

import numpack.engine.journal.record.Guard;

/// Looks up what the manifest on disk says about an array. The lengths of its files are none of its business.
@FunctionalInterface
public interface GuardJudge {
    /// Which side of the change the array's entry is on now.
    EntrySide judge(Guard guard) throws IOException;

    /// Where an entry stands.
    enum EntrySide {
        BEFORE, AFTER,
        /// The change leaves the entry as it is, and so it is.
        BOTH,
        /// Somebody else changed it.
        NEITHER
    }
}
