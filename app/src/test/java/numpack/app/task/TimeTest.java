package numpack.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTest {
    private final ManualThreads threads = new ManualThreads();
    private final TaskRunner runner = new TaskRunner(threads, failure -> {});
    private final List<Long> times = new ArrayList<>();

    @Test
    void debounceWaitsForQuiet() {
        var debounce = new Debounce(runner, Duration.ofMillis(100), this::note);
        debounce.trigger();
        threads.advance(Duration.ofMillis(99));
        debounce.trigger();
        threads.advance(Duration.ofMillis(500));
        assertEquals(List.of(199L), times);
    }

    @Test
    void flushRunsAWaitingActionOnce() {
        var debounce = new Debounce(runner, Duration.ofMillis(100), this::note);
        debounce.flush();
        debounce.trigger();
        debounce.flush();
        debounce.flush();
        threads.advance(Duration.ofSeconds(1));
        assertEquals(List.of(0L), times);
    }

    @Test
    void aCancelledDebounceDoesNothing() {
        var debounce = new Debounce(runner, Duration.ofMillis(100), this::note);
        debounce.trigger();
        debounce.cancel();
        debounce.flush();
        threads.advance(Duration.ofSeconds(1));
        assertEquals(List.of(), times);
    }

    @Test
    void aTickerRepeatsUntilItIsStoppedEvenFromItsAction() {
        var tickers = new ArrayList<Ticker>();
        tickers.add(new Ticker(runner, Duration.ofMillis(10), () -> {
            note();
            if (times.size() == 3) {
                tickers.getFirst().stop();
            }
        }));
        tickers.getFirst().start();
        threads.advance(Duration.ofSeconds(1));
        assertEquals(List.of(10L, 20L, 30L), times);
    }

    private void note() {
        times.add(threads.nanoTime() / 1_000_000);
    }
}
