package numpack.engine.draft.step;

import java.util.ArrayList;
import java.util.List;

/// What the physical rows of an array are called: first those that the pack had, then rows that steps appended. A row's number changes
/// when an append before it is reverted; its name (a row of the pack, or the n-th row of a step) does not.
///
/// @param baseRows rows that no step of the log has appended
/// @param pieces   the rows after them, in order
public record RowSpace(long baseRows, List<Piece> pieces) {
    public RowSpace {
        pieces = List.copyOf(pieces);
    }

    /// Consecutive rows of one appending step.
    ///
    /// @param stepId the step that appended them
    /// @param from   the first of them, counted within the step
    /// @param count  how many
    public record Piece(long stepId, long from, long count) {}

    public static RowSpace of(long baseRows) {
        return new RowSpace(baseRows, List.of());
    }

    public static long count(List<Piece> pieces) {
        long count = 0;
        for (var piece : pieces) {
            count += piece.count;
        }
        return count;
    }

    /// All rows.
    public long rows() {
        return baseRows + count(pieces);
    }

    public RowSpace plus(List<Piece> more) {
        var all = new ArrayList<>(pieces);
        for (var piece : more) {
            var last = all.isEmpty() ? null : all.getLast();
            if (last != null && last.stepId == piece.stepId && last.from + last.count == piece.from) {
                all.set(all.size() - 1, new Piece(last.stepId, last.from, last.count + piece.count));
            } else {
                all.add(piece);
            }
        }
        return new RowSpace(baseRows, all);
    }

    /// The names of the rows from `from` on; they must all be appended ones.
    List<Piece> tail(long from) {
        var tail = new ArrayList<Piece>();
        long at = baseRows;
        for (var piece : pieces) {
            long skipped = Math.clamp(from - at, 0, piece.count);
            if (skipped < piece.count) {
                tail.add(new Piece(piece.stepId, piece.from + skipped, piece.count - skipped));
            }
            at += piece.count;
        }
        return tail;
    }

    /// Only the first `rows` rows.
    public RowSpace first(long rows) {
        if (rows <= baseRows) {
            return of(rows);
        }
        var kept = new ArrayList<Piece>();
        long left = rows - baseRows;
        for (var piece : pieces) {
            if (left > 0) {
                kept.add(new Piece(piece.stepId, piece.from, Math.min(left, piece.count)));
            }
            left -= piece.count;
        }
        return new RowSpace(baseRows, kept);
    }
}
