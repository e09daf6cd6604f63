package numpack.engine.draft.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numpack.engine.draft.signature.SignedRows;

/// Of the rows that unsaved steps touch, what the pack held then, step by step: after a change outside the rows are known again by it. Kept for
/// [#MAX_ROWS] rows; of later steps nothing is known. A step that was saved needs none.
public final class RowSignatures {
    public static final int MAX_ROWS = 100_000;

    /// Ascending.
    private long[] ids = new long[16];
    /// Where those of an atom begin among the values, and how many rows they are.
    private int[] starts = new int[16];
    private int[] counts = new int[16];
    private int count;
    /// Those of all atoms in one array: 100,000 of their own would take twice as much.
    private long[] values = new long[16 * SignedRows.LONGS];
    private int used;
    private int signed;

    /// Whether this many more rows can be kept.
    public boolean hasRoomFor(long more) {
        return more <= MAX_ROWS - signed;
    }

    /// Takes the place of those that are known of the atom.
    void put(long atomId, SignedRows of) {
        int found = Arrays.binarySearch(ids, 0, count, atomId);
        int at = found >= 0 ? found : insert(atomId, -found - 1);
        signed += of.count() - counts[at];
        starts[at] = used;
        counts[at] = of.count();
        int end = used + of.count() * SignedRows.LONGS;
        if (end > values.length) {
            values = Arrays.copyOf(values, Math.max(end, values.length + values.length / 2));
        }
        of.copyTo(values, used);
        used = end;
    }

    private int insert(long atomId, int at) {
        if (count == ids.length) {
            int more = count + count / 2;
            ids = Arrays.copyOf(ids, more);
            starts = Arrays.copyOf(starts, more);
            counts = Arrays.copyOf(counts, more);
        }
        // Mostly the last.
        System.arraycopy(ids, at, ids, at + 1, count - at);
        System.arraycopy(starts, at, starts, at + 1, count - at);
        System.arraycopy(counts, at, counts, at + 1, count - at);
        ids[at] = atomId;
        counts[at] = 0;
        count++;
        return at;
    }

    /// Those of the rows of an atom that the pack had, in their order; empty if they are not known.
    public Optional<SignedRows> of(long atomId) {
        int at = Arrays.binarySearch(ids, 0, count, atomId);
        return at < 0 ? Optional.empty() : Optional.of(at(at));
    }

    private SignedRows at(int at) {
        return SignedRows.fromValues(Arrays.copyOfRange(values, starts[at], starts[at] + counts[at] * SignedRows.LONGS));
    }

    /// The atoms of which any are known.
    public List<Long> atoms() {
        var atoms = new ArrayList<Long>(count);
        for (int i = 0; i < count; i++) {
            atoms.add(ids[i]);
        }
        return atoms;
    }

    /// Forgets those of all other atoms.
    void keepOnly(Set<Long> atomIds) {
        var kept = new RowSignatures();
        for (int i = 0; i < count; i++) {
            if (atomIds.contains(ids[i])) {
                kept.put(ids[i], at(i));
            }
        }
        ids = kept.ids;
        starts = kept.starts;
        counts = kept.counts;
        count = kept.count;
        values = kept.values;
        used = kept.used;
        signed = kept.signed;
    }

    public boolean isEmpty() {
        return count == 0;
    }
}
