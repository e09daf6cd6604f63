package numpack.engine.summary.distribution;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.lazy.LazySource;
import numpack.engine.summary.block.BlockPass;
import numpack.engine.summary.block.ElementKeys;
import numpack.engine.work.Progress;

/// The different values of an array of integers or bools, ascending, each with its count. There are [#MAX] at most.
public record DistinctValues(List<DistinctValue> values) {
    /// More are not listed: nobody reads them, and they need memory.
    public static final int MAX = 1 << 16;

    public DistinctValues {
        values = List.copyOf(values);
    }

    /// Whether elements of a dtype are counted by value.
    public static boolean areCountedFor(DType dtype) {
        return dtype.kind() != DTypeKind.FLOAT && dtype.kind() != DTypeKind.COMPLEX;
    }

    /// The values of a source in one pass that ends as soon as there are more than [#MAX]; then empty. The progress counts bytes.
    ///
    /// @throws IllegalArgumentException if the dtype is not counted by value
    /// @throws CancellationException    if the progress was cancelled
    /// @throws IOException              if the disk fails
    public static Optional<DistinctValues> of(LazySource source, Progress progress) throws IOException {
        var dtype = source.dtype();
        if (!areCountedFor(dtype)) {
            throw new IllegalArgumentException(dtype + " is not counted by value");
        }
        var isFull = new AtomicBoolean();
        List<ValueCounts> parts;
        try {
            parts = BlockPass.over(source, new UntilFull(progress, isFull), () -> new ValueCounts(MAX, isFull));
        } catch (CancellationException cancelled) {
            if (isFull.get() && !progress.isCancelled()) {
                return Optional.empty();
            }
            throw cancelled;
        }
        var all = parts.getFirst();
        parts.subList(1, parts.size()).forEach(all::merge);
        return isFull.get() ? Optional.empty() : Optional.of(of(dtype, all));
    }

    /// How many elements, whatever their values.
    public long count() {
        return values.stream().mapToLong(value -> value.tally().count()).sum();
    }

    /// The most frequent ones, at most so many, the most frequent first; of equally frequent ones the lower first.
    public List<DistinctValue> mostFrequent(int most) {
        return values.stream().sorted(Comparator.comparingLong((DistinctValue value) -> value.tally().count()).reversed()).limit(most).toList();
    }

    private static DistinctValues of(DType dtype, ValueCounts counts) {
        var keys = ElementKeys.of(dtype);
        return new DistinctValues(IntStream.of(counts.slots()).boxed().sorted(Comparator.comparingLong(counts::key))
                .map(slot -> new DistinctValue(dtype, keys.whole(counts.key(slot)), counts.tally(slot))).toList());
    }

    /// Asks the other parts to end when one is full.
    private record UntilFull(Progress all, AtomicBoolean isFull) implements Progress {
        @Override
        public void begin(long total) {
            all.begin(total);
        }

        @Override
        public void advance(long amount) {
            all.advance(amount);
        }

        @Override
        public boolean isCancelled() {
            return isFull.get() || all.isCancelled();
        }
    }
}
