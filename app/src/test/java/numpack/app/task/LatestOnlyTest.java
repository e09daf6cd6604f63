package numpack.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestOnlyTest {
    private final ManualThreads threads = new ManualThreads();
    private final List<Object> heard = new ArrayList<>();
    private final TaskRunner runner = new TaskRunner(threads, heard::add);

    @Test
    void aNewerRequestReplacesAnOlderOneOfItsKeyOnly() {
        var latest = new LatestOnly(runner);
        latest.request("grid", progress -> "old window", heard::add);
        latest.request("plot", progress -> "plot", heard::add);
        latest.request("grid", progress -> "new window", heard::add);
        threads.runAll();
        assertEquals(List.of("plot", "new window"), heard);
    }

    @Test
    void anAnswerAlreadyOnItsWayIsDropped() {
        var latest = new LatestOnly(runner);
        latest.request("grid", progress -> "old", heard::add);
        threads.runBackground();
        latest.request("grid", progress -> "new", heard::add);
        threads.runAll();
        assertEquals(List.of("new"), heard);
    }

    @Test
    void aDelayMergesQuickRequests() {
        var latest = new LatestOnly(runner, Duration.ofMillis(50));
        var started = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            latest.request("grid", progress -> started.add(number), heard::add);
            threads.advance(Duration.ofMillis(40));
        }
        assertEquals(List.of(), started);
        threads.advance(Duration.ofMillis(10));
        assertEquals(List.of(4), started);
        assertEquals(List.of(true), heard);
    }

    @Test
    void pendingEndsWithAnswerFailureAndCancel() {
        var latest = new LatestOnly(runner);
        latest.request("a", progress -> 1, heard::add);
        latest.request("b", progress -> {
            throw new IOException();
        }, heard::add);
        latest.request("c", progress -> 1, heard::add);
        assertTrue(latest.isPending("a") && latest.isPending("b") && latest.isPending("c"));
        latest.cancel("c");
        assertFalse(latest.isPending("c"));
        threads.runAll();
        assertFalse(latest.isPending("a") || latest.isPending("b"));
        assertEquals(2, heard.size());
    }

    @Test
    void aCallbackMayAskAgain() {
        var latest = new LatestOnly(runner);
        latest.request("grid", progress -> 1, first -> latest.request("grid", progress -> 2, heard::add));
        threads.runAll();
        assertEquals(List.of(2), heard);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theLastRequestAlwaysWinsHoweverThingsInterleave(long seed) {
        var random = new Random(seed);
        var latest = new LatestOnly(runner, Duration.ofMillis(random.nextInt(3)));
        int newest = 0;
        for (int i = 1; i <= 200; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    newest = i;
                    int number = i;
                    heard.clear();
                    latest.request("grid", progress -> number, heard::add);
                }
                case 1 -> threads.runBackground();
                case 2 -> threads.runForeground();
                default -> threads.advance(Duration.ofMillis(1));
            }
            assertTrue(heard.isEmpty() || heard.equals(List.of(newest)), "after " + i + ": " + heard);
        }
        threads.advance(Duration.ofMillis(10));
        threads.runAll();
        assertEquals(List.of(newest), heard);
    }
}
