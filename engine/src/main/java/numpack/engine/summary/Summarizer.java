package numpack.engine.summary;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import numpack.engine.dtype.Complex128;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.stream.BatchSize;
import numpack.engine.stream.ParallelRows;
import numpack.engine.stream.RowStream;
import numpack.engine.work.Progress;

/// Collects the facts about elements of one dtype, piece by piece. For one thread; several work on parts and merge.
public final class Summarizer {
    private static final int BLOCK = 1024;

    private final DType dtype;
    private final double[] block = new double[BLOCK];
    private final ExactSum real = new ExactSum();
    private final ExactSum imaginary = new ExactSum();
    private final IntegerFacts integers;
    private final Spread spread = new Spread();
    private long count;
    private long nanCount;
    private long positiveInfinityCount;
    private long negativeInfinityCount;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    public Summarizer(DType dtype) {
        this.dtype = dtype;
        this.integers = new IntegerFacts(dtype);
    }

    /// The facts about a whole array.
    public static Summary of(NdArray array) {
        var summarizer = new Summarizer(array.dtype());
        summarizer.add(array);
        return summarizer.summary();
    }

    /// The facts about a lazy array, in one pass by as many threads as there are cores, each with a batch of some megabytes in memory. Only the last digits of
    /// the deviation depend on how many there are. The progress counts bytes.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress was cancelled
    /// @throws IOException if the disk fails
    public static Summary of(LazyArray array, Progress progress) throws IOException {
        if (array.shape().ndim() == 0) {
            return of(array.load());
        }
        var rows = RowStream.inParts(array, BatchSize.DEFAULT);
        var parts = ParallelRows.map(rows, Runtime.getRuntime().availableProcessors(), progress, (part, shared) -> {
            var summarizer = new Summarizer(array.dtype());
            part.forEach(batch -> summarizer.add(batch.rows()), shared);
            return summarizer;
        });
        var all = parts.getFirst();
        parts.subList(1, parts.size()).forEach(all::merge);
        return all.summary();
    }

    /// Adds every element of an array; copies it first if it does not lie packed.
    ///
    /// @throws IllegalArgumentException if it is of another dtype
    public void add(NdArray array) {
        if (array.dtype() != dtype) {
            throw new IllegalArgumentException("%s among elements of %s".formatted(array, dtype));
        }
        var packed = array.isContiguous() ? array : array.copy();
        add(packed.asSegment(), 0, packed.shape().elementCount());
    }

    /// Adds packed elements from a byte offset on.
    public void add(MemorySegment segment, long offset, long elements) {
        for (long done = 0; done < elements; done += BLOCK) {
            int size = (int) Math.min(BLOCK, elements - done);
            long from = offset + done * dtype.itemSize();
            switch (dtype.kind()) {
                case COMPLEX -> addComplex(segment, from, size);
                case FLOAT -> addFloats(segment, from, size);
                case BOOL, SIGNED, UNSIGNED -> addIntegers(segment, from, size);
            }
            count += size;
        }
    }

    /// Adds what another summarizer of the same dtype has collected.
    ///
    /// @throws IllegalArgumentException if its dtype is another
    public void merge(Summarizer other) {
        if (other.dtype != dtype) {
            throw new IllegalArgumentException("%s among elements of %s".formatted(other.dtype, dtype));
        }
        spread.merge(other.spread);
        real.merge(other.real);
        imaginary.merge(other.imaginary);
        integers.merge(other.integers);
        count += other.count;
        nanCount += other.nanCount;
        positiveInfinityCount += other.positiveInfinityCount;
        negativeInfinityCount += other.negativeInfinityCount;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /// The facts collected so far.
    public Summary summary() {
        boolean isComplex = dtype.kind() == DTypeKind.COMPLEX;
        boolean isEmpty = count == nanCount || isComplex;
        boolean isInteger = !isComplex && dtype.kind() != DTypeKind.FLOAT;
        Optional<Summary.Exact> exact = isInteger && count > 0 ? Optional.of(integers.exact()) : Optional.empty();
        var sum = isInteger ? new Complex128(integers.sum().doubleValue(), 0)
                : isComplex ? new Complex128(real.value(), imaginary.value())
                : new Complex128(real.value(), 0);
        boolean hasInfinities = positiveInfinityCount + negativeInfinityCount > 0;
        return new Summary(dtype, count, nanCount, positiveInfinityCount, negativeInfinityCount, sum,
                isEmpty ? OptionalDouble.empty() : OptionalDouble.of(mean()),
                isEmpty ? OptionalDouble.empty() : OptionalDouble.of(min), isEmpty ? OptionalDouble.empty() : OptionalDouble.of(max),
                isEmpty ? OptionalDouble.empty() : OptionalDouble.of(hasInfinities ? Double.NaN : spread.deviation()), exact);
    }

    private double mean() {
        return dtype.kind() == DTypeKind.FLOAT ? real.mean(count - nanCount)
                : NearestDouble.of(integers.sum(), BigInteger.valueOf(count), 0);
    }

    private void addIntegers(MemorySegment segment, long from, int size) {
        for (int i = 0; i < size; i++) {
            long number = ElementAccess.getLong(dtype, segment, from + (long) i * dtype.itemSize());
            integers.add(number);
            block[i] = integers.toDouble(number);
        }
        spread.add(block, size);
        min = integers.toDouble(integers.min());
        max = integers.toDouble(integers.max());
    }

    private void addFloats(MemorySegment segment, long from, int size) {
        int finite = 0;
        for (int i = 0; i < size; i++) {
            double number = ElementAccess.getDouble(dtype, segment, from + (long) i * dtype.itemSize());
            if (Double.isNaN(number)) {
                nanCount++;
                continue;
            }
            min = Math.min(min, number);
            max = Math.max(max, number);
            real.add(number);
            if (Double.isFinite(number)) {
                block[finite++] = number;
            } else if (number > 0) {
                positiveInfinityCount++;
            } else {
                negativeInfinityCount++;
            }
        }
        spread.add(block, finite);
    }

    private void addComplex(MemorySegment segment, long from, int size) {
        for (int i = 0; i < size; i++) {
            var number = ElementAccess.getComplex(dtype, segment, from + (long) i * dtype.itemSize());
            if (number.isNaN()) {
                nanCount++;
                continue;
            }
            if (Double.isInfinite(number.real()) || Double.isInfinite(number.imaginary())) {
                positiveInfinityCount++;
            }
            real.add(number.real());
            imaginary.add(number.imaginary());
        }
    }

    /// Exact sum and extremes of integers; uint64 as the bits of a `long`.
    private static final class IntegerFacts {
        private final boolean isUnsigned;
        private final WideSum sum = new WideSum();
        private boolean isEmpty = true;
        private long min;
        private long max;

        IntegerFacts(DType dtype) {
            isUnsigned = dtype == DType.UINT64;
        }

        void add(long number) {
            if (isUnsigned) {
                sum.addUnsigned(number);
            } else {
                sum.addSigned(number);
            }
            widen(number);
        }

        void merge(IntegerFacts other) {
            sum.merge(other.sum);
            if (!other.isEmpty) {
                widen(other.min);
                widen(other.max);
            }
        }

        long min() {
            return min;
        }

        long max() {
            return max;
        }

        BigInteger sum() {
            return sum.value();
        }

        Summary.Exact exact() {
            return new Summary.Exact(sum.value(), exact(min), exact(max));
        }

        double toDouble(long number) {
            return isUnsigned && number < 0 ? (number >>> 1 | number & 1) * 2.0 : number;
        }

        private void widen(long number) {
            if (isEmpty || isLess(number, min)) {
                min = number;
            }
            if (isEmpty || isLess(max, number)) {
                max = number;
            }
            isEmpty = false;
        }

        private boolean isLess(long one, long other) {
            return isUnsigned ? Long.compareUnsigned(one, other) < 0 : one < other;
        }

        private BigInteger exact(long number) {
            return isUnsigned ? new BigInteger(Long.toUnsignedString(number)) : BigInteger.valueOf(number);
        }
    }
}
