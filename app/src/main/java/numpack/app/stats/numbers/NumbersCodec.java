package numpack.app.stats.numbers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import numpack.engine.dtype.DType;
import numpack.engine.summary.distribution.DistinctValue;
import numpack.engine.summary.distribution.DistinctValues;
import numpack.engine.summary.distribution.Histogram;
import numpack.engine.summary.distribution.Quantile;
import numpack.engine.summary.statistics.Extreme;
import numpack.engine.summary.statistics.Moments;
import numpack.engine.summary.statistics.Statistics;
import numpack.engine.summary.statistics.Tally;

/// Numbers as bytes: a version, the key that they belong to, the fields in order, a checksum. What does not read back is no numbers.
final class NumbersCodec {
    /// More is none of ours.
    static final int MAX_BYTES = 1 << 16;
    private static final int VERSION = 1;
    private static final int MAX_LIST = 1000;

    private NumbersCodec() {}

    static byte[] encode(String key, ArrayNumbers numbers) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(VERSION);
        out.writeUTF(key);
        write(out, numbers);
        out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    /// @return empty for another version or key
    /// @throws IOException if the bytes are no numbers
    static Optional<ArrayNumbers> decode(String key, byte[] bytes) throws IOException {
        if (bytes.length < Long.BYTES) {
            throw new IOException("%d bytes are no numbers".formatted(bytes.length));
        }
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != VERSION || !in.readUTF().equals(key)) {
            return Optional.empty();
        }
        long checksum = new DataInputStream(new ByteArrayInputStream(bytes, bytes.length - Long.BYTES, Long.BYTES)).readLong();
        if (checksum != checksum(bytes, bytes.length - Long.BYTES)) {
            throw new IOException("numbers with a wrong checksum");
        }
        try {
            return Optional.of(read(in));
        } catch (IllegalArgumentException mistaken) {
            throw new IOException("no numbers", mistaken);
        }
    }

    private static void write(DataOutputStream out, ArrayNumbers numbers) throws IOException {
        var statistics = numbers.statistics();
        out.writeInt(statistics.dtype().code());
        out.writeLong(statistics.count());
        for (var tally : List.of(statistics.nan(), statistics.positiveInfinity(), statistics.negativeInfinity(), statistics.zero(),
                statistics.constantRows().orElse(Tally.NONE))) {
            write(out, tally);
        }
        out.writeBoolean(statistics.constantRows().isPresent());
        for (var extreme : List.of(statistics.min(), statistics.max())) {
            out.writeBoolean(extreme.isPresent());
            if (extreme.isPresent()) {
                out.writeDouble(extreme.get().value());
                out.writeLong(extreme.get().whole());
                out.writeLong(extreme.get().first());
            }
        }
        var moments = statistics.moments();
        out.writeLong(moments.count());
        for (double number : new double[] {moments.sum(), moments.correction(), moments.hugeSum(), moments.squares()}) {
            out.writeDouble(number);
        }
        out.writeLong(numbers.cells());
        out.writeInt(numbers.quantiles().size());
        for (var quantile : numbers.quantiles()) {
            out.writeDouble(quantile.fraction());
            out.writeDouble(quantile.value());
        }
        out.writeBoolean(numbers.values().isPresent());
        if (numbers.values().isPresent()) {
            var values = numbers.values().get();
            out.writeInt(values.distinct());
            out.writeInt(values.mostFrequent().size());
            for (var value : values.mostFrequent()) {
                out.writeLong(value.whole());
                write(out, value.tally());
            }
        }
        out.writeBoolean(numbers.histogram().isPresent());
        if (numbers.histogram().isPresent()) {
            var histogram = numbers.histogram().get();
            out.writeDouble(histogram.low());
            out.writeDouble(histogram.high());
            out.writeInt(histogram.counts().size());
            for (long count : histogram.counts()) {
                out.writeLong(count);
            }
            out.writeLong(histogram.below());
            out.writeLong(histogram.above());
        }
    }

    private static ArrayNumbers read(DataInputStream in) throws IOException {
        var dtype = DType.ofCode(in.readInt()).orElseThrow(() -> new IOException("an unknown dtype"));
        long count = in.readLong();
        var nan = tally(in);
        var positive = tally(in);
        var negative = tally(in);
        var zero = tally(in);
        var constant = tally(in);
        boolean hasConstant = in.readBoolean();
        var min = extreme(in, dtype);
        var max = extreme(in, dtype);
        var moments = new Moments(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
        var statistics = new Statistics(dtype, count, nan, positive, negative, zero, min, max, moments, hasConstant ? Optional.of(constant) : Optional.empty());
        long cells = in.readLong();
        var quantiles = new ArrayList<Quantile>();
        for (int left = size(in); left > 0; left--) {
            quantiles.add(new Quantile(in.readDouble(), in.readDouble()));
        }
        return new ArrayNumbers(statistics, cells, quantiles, values(in, dtype), histogram(in));
    }

    private static Optional<ValueCounts> values(DataInputStream in, DType dtype) throws IOException {
        if (!in.readBoolean()) {
            return Optional.empty();
        }
        int distinct = in.readInt();
        if (distinct < 0 || distinct > DistinctValues.MAX + 1) {
            throw new IOException(distinct + " values");
        }
        var values = new ArrayList<DistinctValue>();
        for (int left = size(in); left > 0; left--) {
            values.add(new DistinctValue(dtype, in.readLong(), tally(in)));
        }
        return Optional.of(new ValueCounts(distinct, values));
    }

    private static Optional<Histogram> histogram(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return Optional.empty();
        }
        double low = in.readDouble();
        double high = in.readDouble();
        var counts = new ArrayList<Long>();
        for (int left = size(in); left > 0; left--) {
            counts.add(in.readLong());
        }
        return Optional.of(new Histogram(low, high, counts, in.readLong(), in.readLong()));
    }

    private static void write(DataOutputStream out, Tally tally) throws IOException {
        out.writeLong(tally.count());
        out.writeLong(tally.first());
    }

    private static Tally tally(DataInputStream in) throws IOException {
        return new Tally(in.readLong(), in.readLong());
    }

    private static Optional<Extreme> extreme(DataInputStream in, DType dtype) throws IOException {
        return in.readBoolean() ? Optional.of(new Extreme(dtype, in.readDouble(), in.readLong(), in.readLong())) : Optional.empty();
    }

    private static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MAX_LIST) {
            throw new IOException("a list of " + size);
        }
        return size;
    }

    private static long checksum(byte[] bytes, int length) {
        var sum = new CRC32();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
