package numpack.app.stats.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import numpack.app.session.SampleSession;
import numpack.app.task.ProgressSink;
import numpack.engine.draft.DraftArray;
import numpack.engine.dtype.DType;
import numpack.engine.summary.distribution.DistinctValue;
import numpack.engine.summary.distribution.Histogram;
import numpack.engine.summary.statistics.Moments;
import numpack.engine.summary.statistics.Statistics;
import numpack.engine.summary.statistics.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumbersCacheTest {
    @TempDir
    private Path folder;
    private SampleSession sample;
    private NumbersCache cache;
    private Instant now = Instant.MAX;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("labels", DType.INT32, 10);
        cache = new NumbersCache(folder.resolve("cache"), () -> now);
        now = Files.getLastModifiedTime(data()).toInstant().plus(Duration.ofMinutes(3));
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void numbersOfFilesAtRestAreKept() throws IOException {
        count();

        assertTrue(cache.find(cells(), NumbersTask.Depth.ALL).isPresent());
    }

    @Test
    void numbersCountedSoonAfterAChangeOfTheFileAreNotKept() throws IOException {
        now = now.minus(Duration.ofMinutes(2));
        count();

        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void whetherTheyAreKeptIsDecidedBeforeTheyAreCounted() throws IOException {
        now = now.minus(Duration.ofMinutes(2));
        new NumbersTask(cells(), Optional.of(cache), NumbersTask.Depth.ALL).run(new Passing(() -> now = now.plus(Duration.ofMinutes(5))));

        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void keptNumbersAreNotUsedWhereAWriteMayNotShowInTheTimeOfTheFile() throws IOException {
        assertEquals("0", max(count()));
        now = now.minus(Duration.ofMinutes(2));
        var time = Files.getLastModifiedTime(data());
        try (var file = FileChannel.open(data(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {99, 0, 0, 0}), 4 * Integer.BYTES);
        }
        Files.setLastModifiedTime(data(), time);

        assertEquals("99", max(count()));
    }

    @Test
    void numbersOfAnotherDtypeAreNotUsed() throws IOException {
        var good = count();
        cache.keep(cells(), NumbersTask.Depth.ALL, withStatistics(good, DType.FLOAT32, good.statistics().moments()));

        assertEquals(Optional.empty(), cache.find(cells(), NumbersTask.Depth.ALL));
    }

    @Test
    void aListedValueWithoutAPlaceIsNotUsed() throws IOException {
        var good = count();
        var values = new ValueCounts(1, List.of(new DistinctValue(DType.INT32, 0, Tally.NONE)));
        cache.keep(cells(), NumbersTask.Depth.ALL, new ArrayNumbers(good.statistics(), good.cells(), good.quantiles(), Optional.of(values), Optional.empty()));

        assertEquals(Optional.empty(), cache.find(cells(), NumbersTask.Depth.ALL));
    }

    @Test
    void countsBelowZeroAreNotUsed() throws IOException {
        var good = count();
        cache.keep(cells(), NumbersTask.Depth.ALL, new ArrayNumbers(good.statistics(), good.cells(), good.quantiles(), good.values(),
                Optional.of(new Histogram(0, 1, List.of(-1L, 3L), 0, 0))));
        assertEquals(Optional.empty(), cache.find(cells(), NumbersTask.Depth.ALL));

        cache.keep(cells(), NumbersTask.Depth.ALL, withStatistics(good, DType.INT32, new Moments(-1, 0, 0, 0, 0)));
        assertEquals(Optional.empty(), cache.find(cells(), NumbersTask.Depth.ALL));
    }

    private static ArrayNumbers withStatistics(ArrayNumbers good, DType dtype, Moments moments) {
        var own = good.statistics();
        return new ArrayNumbers(new Statistics(dtype, own.count(), own.nan(), own.positiveInfinity(), own.negativeInfinity(), own.zero(), Optional.empty(), Optional.empty(),
                moments, Optional.empty()), good.cells(), List.of(), Optional.empty(), Optional.empty());
    }

    private ArrayNumbers count() throws IOException {
        return new NumbersTask(cells(), Optional.of(cache), NumbersTask.Depth.ALL).run(new Passing(() -> { }));
    }

    private static String max(ArrayNumbers numbers) {
        return numbers.statistics().max().orElseThrow().exact().toString();
    }

    private ScopeCells cells() {
        return ScopeCells.of(array());
    }

    private DraftArray array() {
        return sample.array("labels");
    }

    private Path data() {
        return folder.resolve("demo.npk").resolve(array().base().orElseThrow().file());
    }

    /// Does something when the counting begins.
    private record Passing(Runnable begun) implements ProgressSink {
        @Override
        public void begin(long total) {
            begun.run();
        }

        @Override
        public void advance(long amount) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
