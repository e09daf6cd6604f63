package numpack.engine.journal.record;

import java.util.List;
import java.util.Set;

/// One promise in the journal.
public sealed interface JournalRecord {
    /// Counts the promises of a pack, from 1.
    long generation();

    List<Guard> guards();

    /// A change to be done.
    ///
    /// @param present those of the names in `steps` that were there before the first step
    record Commit(long generation, List<Guard> guards, Set<String> present, List<JournalStep> steps) implements JournalRecord {
        public Commit {
            guards = List.copyOf(guards);
            present = Set.copyOf(present);
            steps = List.copyOf(steps);
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
