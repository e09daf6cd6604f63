package numpack.engine.journal.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import numpack.engine.journal.record.JournalStep.WriteAt;

/// One promise in the journal.
public sealed interface JournalRecord {
    /// Counts the promises of a pack, from 1.
    long generation();

    List<Guard> guards();

    /// A change to be done.
    ///
    /// @param present those of the names in `steps` that were there before the first step
    /// @param kept    there if the record is kept until a checkpoint: its files are not synced before
    record Commit(long generation, List<Guard> guards, Set<String> present, List<JournalStep> steps, Optional<Kept> kept) implements JournalRecord {
        public Commit {
            guards = List.copyOf(guards);
            present = Set.copyOf(present);
            steps = List.copyOf(steps);
        }

        /// One whose files are synced before it is marked as done.
        public Commit(long generation, List<Guard> guards, Set<String> present, List<JournalStep> steps) {
            this(generation, guards, present, steps, Optional.empty());
        }
    }

    /// What else is to be known of a commit whose record is kept.
    ///
    /// @param run            of the system, in whose memory the changes may wait
    /// @param manifestLength which does not change; 0 if the manifest is not written
    /// @param manifest       what is written over in the manifest in its place
    record Kept(UUID run, long manifestLength, List<WriteAt> manifest) {
        public Kept {
            manifest = List.copyOf(manifest);
        }
    }

    /// Bytes are about to be written after the ends of live files; if no commit follows they are cut off. The `before` lengths are those
    /// that the files have and get again, the `after` lengths the longest that they have in between.
    record Intent(long generation, List<Guard> guards) implements JournalRecord {
        public Intent {
            guards = List.copyOf(guards);
        }
    }
}
