package numpack.engine.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

class OrderedBlocksTest {
    private static final LazyArray NUMBERS = LazyArray.of(NdArrays.wrap(LongStream.range(0, 10_000).toArray(), 100, 100));

    @Test
    void resultsArriveInTheOrderOfTheCells() throws IOException {
        var first = new ArrayList<Long>();
        OrderedBlocks.forEach(NUMBERS, 70, 4, firstElement(70), (_, firstCell, found) -> {
            assertEquals(firstCell, found);
            first.add(found);
        }, Progress.NONE);
        assertEquals(200, first.size());
        assertEquals(first.stream().sorted().toList(), first);
    }

    @Test
    void blocksAreReadAtOnceByThreadsOfTheirOwn() throws IOException {
        // Each thread waits for the other: one alone would wait forever.
        var both = new CountDownLatch(2);
        var blocks = new ArrayList<Box>();
        OrderedBlocks.forEach(NUMBERS, 5000, 2, () -> scan(5000, box -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return box;
        }), (block, _, _) -> blocks.add(block), Progress.NONE);
        assertEquals(2, blocks.size());
    }

    @Test
    void anElementWithoutAxesIsABlock() throws IOException {
        var cells = new ArrayList<Long>();
        OrderedBlocks.forEach(LazyArray.of(NdArray.allocate(DType.INT64, Shape.of())), 10, 2, firstElement(10), (block, _, _) -> cells.add(block.cellCount()), Progress.NONE);
        assertEquals(1, cells.size());
    }

    @Test
    void nothingIsReadOfNothing() throws IOException {
        var cells = new ArrayList<Long>();
        OrderedBlocks.forEach(LazyArray.of(NdArray.allocate(DType.INT64, Shape.of(3, 0))), 10, 2, firstElement(10), (block, _, _) -> cells.add(block.cellCount()), Progress.NONE);
        assertEquals(0, cells.size());
    }

    @Test
    void aFailingSinkEndsThePassAndIsTheCauseThatIsThrown() {
        var full = new IOException("full");
        assertEquals(full, assertThrows(IOException.class, () -> OrderedBlocks.forEach(NUMBERS, 10, 3, firstElement(10), (_, firstCell, _) -> {
            if (firstCell == 50) {
                throw full;
            }
        }, Progress.NONE)));
    }

    @Test
    void aScanThatCannotBeMadeEndsThePass() {
        var none = new OutOfMemoryError("none");
        assertEquals(none, assertThrows(OutOfMemoryError.class, () -> OrderedBlocks.<Long>forEach(NUMBERS, 10, 3, () -> {
            throw none;
        }, (_, _, _) -> {}, Progress.NONE)));
    }

    @Test
    void anInterruptedCallerEndsThePass() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> OrderedBlocks.forEach(NUMBERS, 10, 2, firstElement(10), (_, _, _) -> {}, Progress.NONE));
        } finally {
            assertEquals(true, Thread.interrupted());
        }
    }

    private static Supplier<OrderedBlocks.Scan<Long>> firstElement(int cells) {
        return () -> {
            var memory = NdArray.allocate(DType.INT64, Shape.of(cells));
            return scan(memory, _ -> memory.getLong(0));
        };
    }

    private static <R> OrderedBlocks.Scan<R> scan(int cells, Function<Box, R> look) {
        return scan(NdArray.allocate(DType.INT64, Shape.of(cells)), look);
    }

    private static <R> OrderedBlocks.Scan<R> scan(NdArray memory, Function<Box, R> look) {
        return new OrderedBlocks.Scan<>() {
            @Override
            public NdArray memory() {
                return memory;
            }

            @Override
            public R over(Box block) {
                return look.apply(block);
            }
        };
    }
}
