package numpack.engine.commit.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommitPlanTest {
    @Test
    void aRingIsAnExchangeAndAChainIsNone() {
        // Both ways: whichever file is looked at first.
        for (var names : List.of(List.of("a", "b", "c"), List.of("c", "b", "a"))) {
            var chain = new CommitPlan();
            move(chain, names.get(0), names.get(1));
            move(chain, names.get(1), names.get(2));
            assertFalse(chain.isExchange(), () -> "chain " + names);
            move(chain, names.get(2), names.get(0));
            assertTrue(chain.isExchange(), () -> "ring " + names);
        }
        var changed = new CommitPlan();
        move(changed, "a", "a");
        assertFalse(changed.isExchange(), "put back in its own place");
    }

    private static void move(CommitPlan plan, String from, String to) {
        plan.park(from, "parked-" + from);
        plan.place("parked-" + from, to);
    }
}
