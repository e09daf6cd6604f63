package numpack.engine.draft.state;

import java.util.ArrayList;
import java.util.List;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.shape.RowSet;

/// Where rows of one numbering are in a later one. Order is kept; some may be gone.
///
/// A way of several legs, each of which moves whole sets of rows: after a compaction that closed up a hundred million gaps it is still one leg
/// and the bitmap of that time, not a hundred million moves.
///
/// @param legs one after the other; none if every row has the number that it had
public record RowMoves(List<Leg> legs) {
    public RowMoves {
        legs = List.copyOf(legs);
    }

    /// One renumbering.
    private sealed interface Leg {
        /// Those of some rows that are still there after it, by their old numbers.
        RowSet left(RowSet rows);

        /// Their new numbers.
        public RowSet now(RowSet rows);
    }

    /// `count` rows that were numbered from `was` and are numbered from `now`.
    private record Move(long was, long now, long count) {}

    /// A few runs of rows, ascending on both sides.
    private record Runs(List<Move> moves) implements Leg {
        @Override
        public RowSet left(RowSet rows) {
            var found = RowSet.builder();
            moves.forEach(move -> found.addAll(rows.within(move.was, move.was + move.count)));
            return found.build();
        }

        @Override
        public RowSet now(RowSet rows) {
            var found = RowSet.builder();
            moves.forEach(move -> found.addAll(rows.within(move.was, move.was + move.count).shift(move.now - move.was)));
            return found.build();
        }
    }

    /// A compaction: live rows close up, the others are gone.
    private record ClosingUp(RowSet live) implements Leg {
        @Override
        public RowSet left(RowSet rows) {
            return live.intersect(rows);
        }

        @Override
        public RowSet now(RowSet rows) {
            return live.ranksOf(rows);
        }
    }

    /// Every row has the number that it had.
    public static RowMoves identity() {
        return new RowMoves(List.of());
    }

    /// From one space to another: base rows keep their number as far as there are that many, appended rows are found by name.
    public static RowMoves between(RowSpace from, RowSpace to) {
        if (from.equals(to)) {
            return identity();
        }
        var moves = new ArrayList<Move>();
        long base = Math.min(from.baseRows(), to.baseRows());
        if (base > 0) {
            moves.add(new Move(0, 0, base));
        }
        long was = from.baseRows();
        for (var piece : from.pieces()) {
            long now = to.baseRows();
            for (var other : to.pieces()) {
                long first = Math.max(piece.from(), other.from());
                long end = Math.min(piece.from() + piece.count(), other.from() + other.count());
                if (piece.stepId() == other.stepId() && first < end) {
                    moves.add(new Move(was + first - piece.from(), now + first - other.from(), end - first));
                }
                now += other.count();
            }
            was += piece.count();
        }
        return new RowMoves(List.of(new Runs(moves)));
    }

    /// Through a compaction.
    ///
    /// @param live the rows that it kept
    public static RowMoves closingUp(RowSet live) {
        return new RowMoves(List.of(new ClosingUp(live)));
    }

    public boolean isIdentity() {
        return legs.isEmpty();
    }

    /// Whether each row that is still there has the number that it had.
    public boolean keepsNumbers() {
        return legs.stream().allMatch(leg -> leg instanceof Runs runs && runs.moves.stream().allMatch(move -> move.was == move.now));
    }

    /// First these, then others.
    public RowMoves then(RowMoves next) {
        var all = new ArrayList<>(legs);
        all.addAll(next.legs);
        return new RowMoves(all);
    }

    /// The new numbers of those rows that are still there.
    public RowSet now(RowSet rows) {
        var now = rows;
        for (var leg : legs) {
            now = leg.now(now);
        }
        return now;
    }

    /// Which of these rows are still there, counted within the set.
    public RowSet ranksLeft(RowSet rows) {
        return rows.ranksOf(left(rows));
    }

    /// Runs of these rows that are still there.
    public void forEach(RowSet rows, MoveConsumer consumer) {
        var now = now(rows).ranges().iterator();
        long nowAt = 0;
        long nowEnd = 0;
        for (var range : left(rows).ranges()) {
            for (long at = range.from(); at < range.to();) {
                if (nowAt == nowEnd) {
                    var next = now.next();
                    nowAt = next.from();
                    nowEnd = next.to();
                }
                long count = Math.min(range.to() - at, nowEnd - nowAt);
                consumer.accept(at, nowAt, count);
                at += count;
                nowAt += count;
            }
        }
    }

    private RowSet left(RowSet rows) {
        var left = rows;
        var now = rows;
        for (var leg : legs) {
            // Order is kept, so what is left of the rows stands at the same places among them under either number.
            left = left.membersAt(now.ranksOf(leg.left(now)));
            now = leg.now(now);
        }
        return left;
    }

    public interface MoveConsumer {
        void accept(long was, long now, long count);
    }
}
