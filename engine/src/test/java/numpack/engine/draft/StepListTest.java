package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepListTest {
    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    private static Step step(int number) {
        return new Step.Group(new Step.Origin(number, 0L), List.of());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void earlierMomentsStayAsTheyWere(int seed) {
        var random = new Random(seed);
        var moments = new ArrayList<StepList>();
        var copies = new ArrayList<List<Step>>();
        var now = StepList.empty();
        for (int deed = 0; deed < 300; deed++) {
            int position = random.nextInt(8) == 0 ? random.nextInt(now.size() + 1) : now.size();
            var added = new ArrayList<Step>();
            for (int i = random.nextInt(4); i > 0; i--) {
                added.add(step(random.nextInt()));
            }
            var expected = new ArrayList<>(now.subList(0, position));
            expected.addAll(added);
            now = now.replacedFrom(position, added);
            moments.add(now);
            copies.add(expected);
        }
        assertEquals(copies, moments);
    }

    @Test
    void nothingLiesBehindItsEnd() {
        var one = StepList.empty().replacedFrom(0, List.of(step(1)));
        var two = one.replacedFrom(1, List.of(step(2)));
        assertEquals(2, two.size());
        assertThrows(IndexOutOfBoundsException.class, () -> one.get(1));
        assertThrows(UnsupportedOperationException.class, () -> one.add(step(3)));
        assertThrows(IndexOutOfBoundsException.class, () -> one.replacedFrom(2, List.of()));
    }
}
