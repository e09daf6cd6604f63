package numpack.engine.draft.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.Test;

class PackStateTest {
    private static final int MANY = 3_000;

    private static ArrayState array(long id, String name) {
        var base = Underlay.blank(DType.UINT8, Shape.of(10));
        return ArrayState.of(id, name, base, RowSpace.of(base.rows()));
    }

    @Test
    void findsAnArrayByTheNameThatItHasNow() {
        var state = PackState.of(Map.of(1L, array(1, "a"), 2L, array(2, "b")), Map.of());
        var renamed = state.with(array(1, "c"));
        assertEquals(Optional.of(1L), renamed.find("c").map(ArrayState::id));
        assertEquals(Optional.empty(), renamed.find("a"));
        assertEquals(Optional.of(1L), state.find("a").map(ArrayState::id));

        var without = renamed.without(2);
        assertEquals(Optional.empty(), without.find("b"));
        assertEquals(1, without.all().size());
        assertEquals(Optional.of(2L), without.with(without.removed().get(2L)).find("b").map(ArrayState::id));
    }

    @Test
    void changingEachOfManyArraysIsNoSquareOfTheirNumber() {
        var arrays = new HashMap<Long, ArrayState>();
        for (long id = 0; id < MANY; id++) {
            arrays.put(id, array(id, "a" + id));
        }
        var now = PackState.of(arrays, Map.of());
        long copied = 0;
        for (int at = 0; at < MANY; at++) {
            var before = now;
            now = before.with(before.find("a" + at).orElseThrow().dropping(RowSet.of(3)));
            copied += now.arrays().copiedFrom(before.arrays()) + now.ids().copiedFrom(before.ids());
        }
        assertEquals(RowSet.of(3), now.find(MANY - 1).orElseThrow().dropped());
        long most = (long) (MANY * 8 * Math.sqrt(MANY));
        assertTrue(copied < most, copied + " entries were copied, of " + most + " at most");
    }
}
