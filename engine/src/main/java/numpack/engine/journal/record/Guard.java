package numpack.engine.journal.record;

import java.nio.ByteBuffer;
import java.util.List;

/// What a change found and what it leaves, for one array: by this recovery tells whether somebody else changed the array since.
///
/// @param key the array's name, for the judge and for words
/// @param before the array's manifest entry as the change found it, in the caller's own bytes; empty if there was none
/// @param after the entry as the change leaves it; empty if it removes it
/// @param lengths the files of the array
public record Guard(String key, ByteBuffer before, ByteBuffer after, List<FileLength> lengths) {
    public Guard {
        before = before.slice().asReadOnlyBuffer();
        after = after.slice().asReadOnlyBuffer();
        lengths = List.copyOf(lengths);
    }

    /// How long a file is before and after the change, `JournalStep.ABSENT` where it is not there. A parked file is meant
    /// by the name of its place, not by where it is parked.
    public record FileLength(String file, long before, long after) {
        public FileLength {
            JournalPath.check(file);
            if (before < JournalStep.ABSENT || after < JournalStep.ABSENT) {
                throw new IllegalArgumentException("%s: lengths %d and %d".formatted(file, before, after));
            }
        }
    }
}
