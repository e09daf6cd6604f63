package numpack.engine.draft.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows followed through compactions and through appends that come and go, compared with a map of their numbers.
class RowMovesTest {
    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rowsAreWhereAMapOfTheirNumbersSaysTheyAre(int seed) {
        var random = new Random(seed);
        var moves = RowMoves.identity();
        var space = space(random, 20 + random.nextInt(400));
        var start = space.rows();
        var truth = new TreeMap<Long, Long>();
        for (long row = 0; row < start; row++) {
            truth.put(row, row);
        }
        for (int leg = random.nextInt(5); leg > 0; leg--) {
            if (random.nextBoolean()) {
                var live = some(random, space.rows());
                moves = moves.then(RowMoves.closingUp(live));
                truth.values().removeIf(now -> !live.contains(now));
                truth.replaceAll((_, now) -> live.rank(now));
                space = RowSpace.of(live.size());
            } else {
                var next = changed(random, space);
                moves = moves.then(RowMoves.between(space, next));
                var names = names(space);
                var after = names(next);
                truth.values().removeIf(now -> !after.contains(names.get(now.intValue())));
                truth.replaceAll((_, now) -> (long) after.indexOf(names.get(now.intValue())));
                space = next;
            }
        }
        var rows = some(random, start);
        var expected = RowSet.builder();
        var left = RowSet.builder();
        rows.forEach(row -> {
            if (truth.containsKey(row)) {
                expected.add(truth.get(row));
                left.add(rows.rank(row));
            }
        });
        assertEquals(expected.build(), moves.now(rows));
        assertEquals(left.build(), moves.ranksLeft(rows));
        var walked = new TreeMap<Long, Long>();
        moves.forEach(rows, (was, now, count) -> {
            for (long i = 0; i < count; i++) {
                walked.put(was + i, now + i);
            }
        });
        truth.keySet().removeIf(row -> !rows.contains(row));
        assertEquals(truth, walked);
    }

    @Test
    void aCompactionOfEverySecondRowIsOneLeg() {
        var live = RowSet.of(new Slice(1, 50_000_000, 2));
        var moves = RowMoves.closingUp(live).then(RowMoves.between(RowSpace.of(live.size()), RowSpace.of(live.size())));
        assertEquals(RowSet.of(0, 2), moves.now(RowSet.of(0, 1, 4, 5)));
        assertEquals(RowSet.range(0, 50_000_000), moves.now(RowSet.range(0, 100_000_000)));
        assertTrue(RowMoves.between(RowSpace.of(7), RowSpace.of(7)).isIdentity());
    }

    private static RowSpace space(Random random, long base) {
        return new RowSpace(base, List.of()).plus(pieces(random, 1));
    }

    private static List<RowSpace.Piece> pieces(Random random, long firstStep) {
        var pieces = new ArrayList<RowSpace.Piece>();
        for (int i = random.nextInt(4); i > 0; i--) {
            pieces.add(new RowSpace.Piece(firstStep++, 0, 1 + random.nextInt(50)));
        }
        return pieces;
    }

    /// Some appends are gone, the last one is cut, others have come.
    private static RowSpace changed(Random random, RowSpace space) {
        var kept = new ArrayList<>(space.pieces());
        kept.removeIf(_ -> random.nextInt(3) == 0);
        var next = new RowSpace(space.baseRows(), kept);
        next = next.first(Math.max(space.baseRows(), next.rows() - random.nextInt(10)));
        return next.plus(pieces(random, 1000 + random.nextInt(1000) * 10L));
    }

    private static List<String> names(RowSpace space) {
        var names = new ArrayList<String>();
        for (long row = 0; row < space.baseRows(); row++) {
            names.add("base " + row);
        }
        for (var piece : space.pieces()) {
            for (long row = piece.from(); row < piece.from() + piece.count(); row++) {
                names.add(piece.stepId() + " " + row);
            }
        }
        return names;
    }

    private static RowSet some(Random random, long rows) {
        var some = RowSet.builder();
        int keep = 1 + random.nextInt(5);
        for (long row = 0; row < rows; row++) {
            if (random.nextInt(6) < keep) {
                some.add(row);
            }
        }
        return some.build();
    }
}
