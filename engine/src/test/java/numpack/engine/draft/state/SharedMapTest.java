package numpack.engine.draft.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedMapTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isAsAMapThatIsCopiedAtEveryChange(long seed) {
        var random = new Random(seed);
        var model = new HashMap<Integer, String>();
        var shared = SharedMap.of(model);
        for (int round = 0; round < 3_000; round++) {
            var before = shared;
            var was = Map.copyOf(model);
            int key = random.nextInt(700);
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    model.remove(key);
                    shared = shared.without(key);
                }
                case 2 -> {
                    var some = new HashMap<Integer, String>();
                    random.ints(random.nextInt(40), 0, 700).forEach(one -> some.put(one, "all" + one));
                    model.putAll(some);
                    shared = shared.withAll(some);
                }
                default -> {
                    model.put(key, "value" + round);
                    shared = shared.with(key, "value" + round);
                }
            }
            assertEquals(sorted(model.values()), sorted(shared.values()));
            assertEquals(Optional.ofNullable(model.get(key)), shared.find(key));
            assertEquals(sorted(was.values()), sorted(before.values()), "the map before");
        }
    }

    @Test
    void findsKeysWhoseHashesAreAlikeInTheirLowestBits() {
        var all = new HashMap<Long, Long>();
        IntStream.range(0, 500).forEach(at -> all.put((long) at << 12, (long) at));
        var shared = SharedMap.of(all);
        all.forEach((key, value) -> assertEquals(Optional.of(value), shared.find(key)));
    }

    private static List<String> sorted(Collection<String> values) {
        var sorted = new ArrayList<>(values);
        sorted.sort(null);
        return sorted;
    }
}
