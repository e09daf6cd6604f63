package numpack.engine.stream;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.work.Progress;
import org.jspecify.annotations.Nullable;

/// One pass over the cells of a source by several threads, whose results arrive in the order of the cells while it runs.
///
/// The source is cut into blocks in C order, small ones, so that the first results come at once. Each thread takes the next block, reads it into memory of its own
/// and looks through it. What it has found waits until all blocks before are done. Few results wait: a thread that is far ahead waits too. A search is such
/// a pass: unlike a sum its results belong in order.
///
/// @param <R> what comes of a block
public final class OrderedBlocks<R> {
    private static final int MAX_WAITING = 64;

    private final LazySource source;
    private final Iterator<Box> boxes;
    private final Sink<R> sink;
    private final Progress progress;
    private final Map<Long, Result<R>> waiting = new HashMap<>();
    private long taken;
    private long takenCells;
    private long handedOver;
    private boolean isStopped;
    private @Nullable Throwable failure;

    private OrderedBlocks(LazySource source, long blockCells, Sink<R> sink, Progress progress) {
        this.source = source;
        this.boxes = Box.all(source.shape()).blocks(blockCells).iterator();
        this.sink = sink;
        this.progress = progress;
    }

    /// Looks through blocks, in one thread.
    ///
    /// @param <R> what comes of a block
    public interface Scan<R> {
        /// Where the elements of the next block are put, packed in C order; the same at each call, and as large as the largest block.
        NdArray memory();

        /// Looks through the block that is in the memory now.
        R over(Box block);
    }

    /// Takes what was found, block after block, one call at a time.
    ///
    /// @param <R> what comes of a block
    @FunctionalInterface
    public interface Sink<R> {
        /// @param block     where the block is in the source
        /// @param firstCell which cell of the source, in C order, is the first of the block
        void take(Box block, long firstCell, R found) throws IOException;
    }

    /// Reads all of a source, of any ndim. Nothing is read if it is empty. The progress counts bytes. If a thread fails or the caller is interrupted, the
    /// others are stopped; this returns when the last of them has ended.
    ///
    /// @param blockCells the most that a block has, at least 1
    /// @param threads    how many at most: one for each core
    /// @param scans      makes one for each thread
    /// @throws CancellationException if the progress was cancelled, or the caller interrupted
    /// @throws IOException           if the disk or the sink fails
    public static <R> void forEach(LazySource source, long blockCells, int threads, Supplier<Scan<R>> scans, Sink<R> sink, Progress progress)
            throws IOException {
        var pass = new OrderedBlocks<>(source, blockCells, sink, progress);
        long cells = source.shape().elementCount();
        progress.begin(Math.multiplyExact(cells, source.dtype().itemSize()));
        int count = Math.clamp(Math.ceilDiv(cells, blockCells), 1, threads);
        var others = IntStream.range(1, count).mapToObj(_ -> new FutureTask<>(() -> pass.run(scans), true)).toList();
        others.forEach(other -> Thread.ofPlatform().daemon().name("blocks").start(other));
        pass.run(scans);
        pass.finish(others);
    }

    private void run(Supplier<Scan<R>> scans) {
        try {
            var scan = scans.get();
            for (var next = take(); next != null; next = take()) {
                source.read(next.box(), scan.memory().asSegment());
                put(next, scan.over(next.box()));
            }
        } catch (IOException | RuntimeException | Error failed) {
            fail(failed);
        }
    }

    private synchronized @Nullable Block take() {
        while (!isStopped && waiting.size() >= MAX_WAITING) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                fail(new CancellationException("interrupted"));
            }
        }
        if (!isStopped && (progress.isCancelled() || Thread.currentThread().isInterrupted())) {
            fail(new CancellationException("cancelled"));
        }
        if (isStopped || !boxes.hasNext()) {
            return null;
        }
        var block = new Block(taken++, boxes.next(), takenCells);
        takenCells += block.box().cellCount();
        return block;
    }

    private synchronized void put(Block block, R found) throws IOException {
        waiting.put(block.number(), new Result<>(block, found));
        for (var next = waiting.remove(handedOver); next != null && !isStopped; next = waiting.remove(handedOver)) {
            sink.take(next.block().box(), next.block().firstCell(), next.found());
            progress.advance(next.block().box().cellCount() * source.dtype().itemSize());
            handedOver++;
        }
        notifyAll();
    }

    private synchronized void fail(Throwable cause) {
        failure = failure == null ? cause : failure;
        isStopped = true;
        notifyAll();
    }

    private void finish(List<FutureTask<Boolean>> others) throws IOException {
        boolean isInterrupted = false;
        for (var other : others) {
            while (other.state() == Future.State.RUNNING) {
                try {
                    other.get();
                } catch (ExecutionException failed) {
                    fail(failed.getCause());
                } catch (InterruptedException interrupted) {
                    isInterrupted = true;
                    fail(new CancellationException("interrupted"));
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        switch (cause()) {
            case null -> {
            }
            case IOException disk -> throw disk;
            case RuntimeException mistake -> throw mistake;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    private synchronized @Nullable Throwable cause() {
        return failure;
    }

    /// @param firstCell the cells of all blocks before
    private record Block(long number, Box box, long firstCell) {}

    private record Result<R>(Block block, R found) {}
}
