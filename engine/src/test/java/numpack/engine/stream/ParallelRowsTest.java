package numpack.engine.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

class ParallelRowsTest {
    private static final LazyArray NUMBERS = LazyArray.of(NdArrays.wrap(LongStream.range(0, 10_000).toArray()));
    private static final BatchSize SMALL = new BatchSize(800);

    @Test
    void resultsComeInTheOrderOfTheRows() throws IOException {
        var progress = new Counting();
        var sums = ParallelRows.map(RowStream.over(NUMBERS, SMALL), 4, progress, ParallelRowsTest::sum);
        assertEquals(List.of(3_123_750L, 9_373_750L, 15_623_750L, 21_873_750L), sums);
        assertEquals(80_000, progress.total);
        assertEquals(80_000, progress.done);
    }

    @Test
    void partsAreReadAtOnceByThreadsOfTheirOwn() throws IOException {
        // Each part waits for the other: one thread for both would wait forever.
        var both = new CountDownLatch(2);
        var threads = ParallelRows.map(RowStream.over(NUMBERS, SMALL), 2, Progress.NONE, (_, _) -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return Thread.currentThread();
        });
        assertNotEquals(threads.getFirst(), threads.getLast());
    }

    @Test
    void aFailingPartCancelsTheOthersAndIsTheCauseThatIsThrown() {
        var failed = new CountDownLatch(1);
        var problem = assertThrows(IOException.class, () -> ParallelRows.map(RowStream.over(NUMBERS, SMALL), 2, Progress.NONE, (part, shared) -> {
            if (part.next().orElseThrow().firstRow() > 0) {
                failed.countDown();
                throw new IOException("the disk is gone");
            }
            try {
                failed.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            while (true) {
                shared.checkCancelled();
                Thread.onSpinWait();
            }
        }));
        assertEquals("the disk is gone", problem.getMessage());
    }

    @Test
    void cancellingEndsAllParts() {
        var progress = new Counting();
        progress.limit = 8_000;
        assertThrows(CancellationException.class, () -> ParallelRows.map(RowStream.over(NUMBERS, SMALL), 2, progress, ParallelRowsTest::sum));
        assertTrue(progress.done < 80_000, () -> progress.done + " bytes");
    }

    @Test
    void anInterruptedCallerCancelsTheParts() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> ParallelRows.map(RowStream.over(NUMBERS, SMALL), 2, Progress.NONE, (part, shared) -> {
            while (part.remaining().rowCount() > 0 && Thread.currentThread().getName().equals("rows")) {
                shared.checkCancelled();
                Thread.onSpinWait();
            }
            return part;
        }));
        assertTrue(Thread.interrupted(), "the caller still knows");
    }

    @Test
    void mistakesOfThreadsAreTheCallers() {
        assertThrows(ArithmeticException.class, () -> ParallelRows.map(RowStream.over(NUMBERS, SMALL), 3, Progress.NONE, (part, _) -> {
            throw new ArithmeticException("at " + part.remaining());
        }));
    }

    private static long sum(RowStream part, Progress shared) throws IOException {
        long[] sum = {0};
        part.forEach(batch -> sum[0] += LongStream.of(batch.rows().toLongArray()).sum(), shared);
        return sum[0];
    }

    /// Not made for threads.
    private static final class Counting implements Progress {
        private long limit = Long.MAX_VALUE;
        private long total;
        private long done;

        @Override
        public void begin(long newTotal) {
            total = newTotal;
        }

        @Override
        public void advance(long amount) {
            done += amount;
        }

        @Override
        public boolean isCancelled() {
            return done >= limit;
        }
    }
}
