package numpack.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ListChangesTest {
    @Test
    void onlyLinesThatDifferAreTouched() {
        assertEquals(List.of("set 1"), changes(List.of(1, 2, 3), List.of(1, 9, 3)));
        assertEquals(List.of("add 1 at 0"), changes(List.of(1, 2, 3), List.of(0, 1, 2, 3)));
        assertEquals(List.of("set 0", "add 1 at 2"), changes(List.of(1, 2, 3), List.of(9, 2, 8, 3)));
        assertEquals(List.of("remove 1 at 1"), changes(List.of(1, 2, 3), List.of(1, 3)));
        assertEquals(List.of(), changes(List.of(1, 2), List.of(1, 2)));
    }

    @Test
    void aListThatIsAllAnotherChangesAtOnce() {
        var numbers = IntStream.range(0, 1000).boxed().toList();
        var others = numbers.stream().map(number -> number + 5000).toList();

        assertEquals(List.of("remove 1000 at 0", "add 1000 at 0"), changes(numbers, others));
    }

    @Test
    void whateverItWasItIsWhatItShallBe() {
        var random = new Random(7);
        for (int run = 0; run < 300; run++) {
            changes(some(random), some(random));
        }
    }

    private static List<Integer> some(Random random) {
        return random.ints(random.nextInt(80), 0, 4).boxed().toList();
    }

    private static List<String> changes(List<Integer> before, List<Integer> after) {
        var lines = FXCollections.observableArrayList(before);
        var told = new ArrayList<String>();
        lines.addListener((ListChangeListener<Integer>) change -> {
            while (change.next()) {
                told.add(change.wasReplaced() ? "set " + change.getFrom()
                        : change.wasAdded() ? "add " + change.getAddedSize() + " at " + change.getFrom()
                        : "remove " + change.getRemovedSize() + " at " + change.getFrom());
            }
        });
        ListChanges.bring(lines, after, Objects::equals);
        assertEquals(after, lines, () -> "from " + before);
        return told;
    }
}
