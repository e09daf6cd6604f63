package numpack.engine.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.ndarray.RandomArrays;
import numpack.engine.ndarray.RowBatch;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowPumpTest {
    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allRowsGoOverInOrder(int seed) throws IOException {
        var random = new Random(seed);
        var shape = RandomArrays.shape(random);
        if (shape.ndim() == 0) {
            return;
        }
        var array = RandomArrays.counting(DType.INT32, shape);
        long first = shape.length(0) == 0 ? 0 : random.nextLong(shape.length(0));
        long count = random.nextLong(shape.length(0) - first + 1);
        var progress = new Watching(Long.MAX_VALUE);
        List<RowBatch> batches = new ArrayList<>();

        var stream = RowStream.over(LazyArray.of(array), first, count, new BatchSize(1 + random.nextInt(100)));
        long rows = RowPump.pump(stream, batch -> batches.add(batch.copy()), progress);

        assertEquals(count, rows);
        var expected = array.rows(first, count);
        assertEquals(expected.sizeBytes(), progress.total);
        assertEquals(expected.sizeBytes(), progress.done);
        long next = first;
        for (var batch : batches) {
            assertEquals(next, batch.firstRow());
            next = batch.endRow();
        }
        if (count > 0) {
            assertTrue(expected.sameBytes(NdArrays.concat(0, batches.stream().map(RowBatch::rows).toList())));
        }
    }

    @Test
    void batchesStayWithinTheirSize() throws IOException {
        var stream = RowStream.over(LazyArray.of(RandomArrays.counting(DType.INT16, Shape.of(10, 7))), new BatchSize(45));
        List<Long> counts = new ArrayList<>();
        for (var batch = stream.next(); batch.isPresent(); batch = stream.next()) {
            counts.add(batch.get().rowCount());
        }
        assertEquals(List.of(3L, 3L, 3L, 1L), counts);
        assertEquals(Shape.of(0, 7), stream.remaining());
    }

    @Test
    void rowsLongerThanABatchComeOneByOne() {
        assertEquals(1, new BatchSize(10).rowsOf(DType.FLOAT64, Shape.of(5, 100)));
        assertEquals(5, new BatchSize(10).rowsOf(DType.FLOAT64, Shape.of(5, 0)));
        assertThrows(IllegalArgumentException.class, () -> new BatchSize(0));
    }

    @Test
    void cancellingStopsBetweenBatches() {
        var progress = new Watching(8);
        List<RowBatch> batches = new ArrayList<>();
        var stream = RowStream.over(LazyArray.of(NdArrays.wrap(new int[100])), new BatchSize(4));
        assertThrows(CancellationException.class, () -> RowPump.pump(stream, batch -> batches.add(batch.copy()), progress));
        assertEquals(2, batches.size());
    }

    @Test
    void aFailingSinkStopsThePump() {
        var stream = RowStream.over(LazyArray.of(NdArrays.wrap(new int[100])), new BatchSize(4));
        assertThrows(IOException.class, () -> RowPump.pump(stream, batch -> {
            throw new IOException("disk full");
        }, Progress.NONE));
        assertEquals(99, stream.remaining().rowCount());
    }

    @Test
    void arraysWithoutAxesCannotBeStreamed() {
        assertThrows(IllegalArgumentException.class, () -> RowStream.over(LazyArray.of(NdArrays.scalar(DType.INT8, 1)), BatchSize.DEFAULT));
        var row = LazyArray.of(NdArrays.wrap(new int[3]));
        assertThrows(IndexOutOfBoundsException.class, () -> RowStream.over(row, 2, 2, BatchSize.DEFAULT));
    }

    private static final class Watching implements Progress {
        private final long limit;
        private long total;
        private long done;

        Watching(long limit) {
            this.limit = limit;
        }

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
