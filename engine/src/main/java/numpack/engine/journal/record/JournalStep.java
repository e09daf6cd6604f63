package numpack.engine.journal.record;

import java.nio.ByteBuffer;

import numpack.engine.internal.Checks;

/// One step of a change: small enough to be done twice without harm.
///
/// Files are named by their path inside the pack, with `/`. Bytes lie on the heap. Steps keep views of the buffers, not copies: do
/// not change the bytes until the commit is over.
public sealed interface JournalStep {
    /// The length of a file that is not there.
    long ABSENT = -1;

    /// Writes `after` at `offset`, which is not behind the file's end. A file that is not there is made.
    ///
    /// @param before what the file holds there, shorter than `after` if the file ends inside
    record WriteAt(String file, long offset, ByteBuffer before, ByteBuffer after) implements JournalStep {
        public WriteAt {
            JournalPath.check(file);
            before = heapView(before);
            after = heapView(after);
            Checks.add(Checks.notNegative(offset, "offset"), after.remaining(), "end of write");
            if (before.remaining() > after.remaining()) {
                throw new IllegalArgumentException("%s: more bytes before (%d) than after (%d)"
                        .formatted(file, before.remaining(), after.remaining()));
            }
        }
    }

    /// Makes the file `after` bytes long: cut, or filled with zeros. A file that is not there (`before` is `ABSENT`) is made.
    ///
    /// @param cut the bytes that are cut off: as many as `before` is longer than `after`
    record SetLength(String file, long before, long after, ByteBuffer cut) implements JournalStep {
        public SetLength {
            JournalPath.check(file);
            cut = heapView(cut);
            Checks.notNegative(after, "length");
            if (before < ABSENT || cut.remaining() != Math.max(0, before - after)) {
                throw new IllegalArgumentException("%s: from %d to %d bytes with %d bytes cut".formatted(file, before, after, cut.remaining()));
            }
        }

        /// A length that cuts nothing.
        public static SetLength growing(String file, long before, long after) {
            return new SetLength(file, before, after, ByteBuffer.allocate(0));
        }
    }

    /// Renames `from`, which is there, to `to`, where nothing is; the folder of `to` is made if it is not there.
    record Move(String from, String to) implements JournalStep {
        public Move {
            JournalPath.check(from);
            JournalPath.check(to);
            if (from.equals(to)) {
                throw new IllegalArgumentException("a move of %s to itself".formatted(from));
            }
        }
    }

    /// Removes a file, if it is there.
    record Remove(String file) implements JournalStep {
        public Remove {
            JournalPath.check(file);
        }
    }

    /// Removes a folder, if it is there and nothing is in it any more. One that holds somebody else's file stays, and so this step alone
    /// leaves open what is there afterwards.
    record RemoveFolder(String folder) implements JournalStep {
        public RemoveFolder {
            JournalPath.check(folder);
        }
    }

    /// Replaces a file by what the caller's `ManifestMerger` makes of its content and `payload`. Merging twice must be merging once.
    record Merge(String file, ByteBuffer payload) implements JournalStep {
        public Merge {
            JournalPath.check(file);
            payload = heapView(payload);
        }
    }

    private static ByteBuffer heapView(ByteBuffer bytes) {
        if (bytes.isDirect()) {
            throw new IllegalArgumentException("bytes for the journal must lie on the heap");
        }
        return bytes.slice().asReadOnlyBuffer();
    }
}
