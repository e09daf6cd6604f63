package numpack.engine.draft;

import java.util.ArrayList;
import java.util.List;
import numpack.engine.shape.RowSet;

/// Where rows of one numbering are in a later one. Order is kept; some may be gone.
///
/// @param moves runs of rows, ascending on both sides
record RowMoves(List<Move> moves) {
    /// `count` rows that were numbered from `was` and are numbered from `now`.
    record Move(long was, long now, long count) {}

    static RowMoves identity(long rows) {
        return new RowMoves(rows == 0 ? List.of() : List.of(new Move(0, 0, rows)));
    }

    /// From one space to another: base rows keep their number as far as there are that many, appended rows are found by name.
    static RowMoves between(RowSpace from, RowSpace to) {
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
                long behind = Math.min(piece.from() + piece.count(), other.from() + other.count());
                if (piece.stepId() == other.stepId() && first < behind) {
                    moves.add(new Move(was + first - piece.from(), now + first - other.from(), behind - first));
                }
                now += other.count();
            }
            was += piece.count();
        }
        return new RowMoves(moves);
    }

    /// Through a compaction: live rows close up, the others are gone.
    static RowMoves closingUp(RowSet live) {
        var moves = new ArrayList<Move>();
        long[] now = {0};
        live.forEachRange((from, to) -> {
            moves.add(new Move(from, now[0], to - from));
            now[0] += to - from;
        });
        return new RowMoves(moves);
    }

    boolean isIdentity(long rows) {
        return rows == 0 || moves.size() == 1 && moves.getFirst().equals(new Move(0, 0, rows));
    }

    /// First these, then others.
    RowMoves then(RowMoves next) {
        var all = new ArrayList<Move>();
        int other = 0;
        for (var move : moves) {
            while (other < next.moves.size() && next.moves.get(other).was + next.moves.get(other).count <= move.now) {
                other++;
            }
            for (int i = other; i < next.moves.size() && next.moves.get(i).was < move.now + move.count; i++) {
                var second = next.moves.get(i);
                long from = Math.max(move.now, second.was);
                long to = Math.min(move.now + move.count, second.was + second.count);
                all.add(new Move(move.was + from - move.now, second.now + from - second.was, to - from));
            }
        }
        return new RowMoves(all);
    }

    /// The new numbers of those rows that are still there.
    RowSet now(RowSet rows) {
        var found = RowSet.builder();
        forEach(rows, (was, now, count) -> found.addRange(now, now + count));
        return found.build();
    }

    /// Which of these rows are still there, counted within the set.
    RowSet ranksLeft(RowSet rows) {
        var found = RowSet.builder();
        forEach(rows, (was, now, count) -> found.addRange(rows.rank(was), rows.rank(was) + count));
        return found.build();
    }

    /// Runs of these rows that are still there.
    void forEach(RowSet rows, MoveConsumer consumer) {
        int at = 0;
        for (var range : rows.ranges()) {
            while (at < moves.size() && moves.get(at).was + moves.get(at).count <= range.from()) {
                at++;
            }
            for (int i = at; i < moves.size() && moves.get(i).was < range.to(); i++) {
                var move = moves.get(i);
                long from = Math.max(range.from(), move.was);
                long to = Math.min(range.to(), move.was + move.count);
                consumer.accept(from, move.now + from - move.was, to - from);
            }
        }
    }

    interface MoveConsumer {
        void accept(long was, long now, long count);
    }
}
