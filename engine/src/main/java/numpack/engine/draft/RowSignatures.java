package numpack.engine.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numpack.engine.draft.signature.SignedRows;

/// Of the rows that unsaved steps touch, what the pack held then, step by step: after a change outside the rows are known again by it. Kept for
/// [#MAX_ROWS] rows; of later steps nothing is known. A step that was saved needs none.
final class RowSignatures {
    static final int MAX_ROWS = 100_000;

    /// Ascending.
    private long[] ids = new long[16];
    private SignedRows[] rows = new SignedRows[16];
    private int count;
    private int signed;

    /// Whether so many more rows can be kept.
    boolean hasRoomFor(long more) {
        return more <= MAX_ROWS - signed;
    }

    /// Takes the place of those that are known of the atom.
    void put(long atomId, SignedRows of) {
        int found = Arrays.binarySearch(ids, 0, count, atomId);
        if (found >= 0) {
            signed += of.count() - rows[found].count();
            rows[found] = of;
            return;
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
        }
        // Mostly the last.
        int at = -found - 1;
        System.arraycopy(ids, at, ids, at + 1, count - at);
        System.arraycopy(rows, at, rows, at + 1, count - at);
        ids[at] = atomId;
        rows[at] = of;
        count++;
        signed += of.count();
    }

    /// Those of the rows of an atom that the pack had, in their order; empty if they are not known.
    Optional<SignedRows> of(long atomId) {
        int at = Arrays.binarySearch(ids, 0, count, atomId);
        return at < 0 ? Optional.empty() : Optional.of(rows[at]);
    }

    /// The atoms of which any are known.
    List<Long> atoms() {
        var atoms = new ArrayList<Long>(count);
        for (int i = 0; i < count; i++) {
            atoms.add(ids[i]);
        }
        return atoms;
    }

    /// Forgets those of all other atoms.
    void keepOnly(Set<Long> atomIds) {
        int kept = 0;
        signed = 0;
        for (int i = 0; i < count; i++) {
            if (atomIds.contains(ids[i])) {
                ids[kept] = ids[i];
                rows[kept++] = rows[i];
                signed += rows[kept - 1].count();
            }
        }
        Arrays.fill(rows, kept, count, null);
        count = kept;
    }

    boolean isEmpty() {
        return count == 0;
    }
}
