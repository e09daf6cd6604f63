package numpack.engine.summary.rows;

import numpack.engine.summary.block.Block;

/// What has been added up of one row. Sums are compensated (Neumaier, 1974) while they are finite.
final class RowSum {
    private long count;
    private long nan;
    private long infinite;
    private long zero;
    private double sum;
    private double correction;
    private double squares;
    private double min;
    private double max;
    private long maxKey;
    private long argmax;

    RowSum() {
        clear();
    }

    void clear() {
        count = 0;
        nan = 0;
        infinite = 0;
        zero = 0;
        sum = 0;
        correction = 0;
        squares = 0;
        min = Double.NaN;
        max = Double.NaN;
        argmax = -1;
    }

    /// Adds elements of a block.
    void add(Block block, int from, int end) {
        var keys = block.keys();
        for (int i = from; i < end; i++, count++) {
            long key = block.key(i);
            if (keys.isNaN(key)) {
                nan++;
                continue;
            }
            double value = keys.value(key);
            infinite += keys.isFinite(key) ? 0 : 1;
            zero += keys.isZero(key) ? 1 : 0;
            if (argmax < 0 || key > maxKey) {
                // -0.0 and 0 have different keys, and are equal.
                argmax = argmax >= 0 && keys.isZero(key) && keys.isZero(maxKey) ? argmax : count;
                maxKey = key;
                max = value;
            }
            min = value >= min ? min : value;
            add(value);
        }
    }

    double real(RowNumber number) {
        long numbers = count - nan;
        return switch (number) {
            case SUM -> sum();
            case MEAN -> numbers == 0 ? Double.NaN : sum() / numbers;
            case NORM -> Math.sqrt(squares);
            case MIN -> min;
            case MAX -> max;
            case ARGMAX, NAN, INFINITE, ZERO -> whole(number);
        };
    }

    long whole(RowNumber number) {
        return switch (number) {
            case ARGMAX -> argmax;
            case NAN -> nan;
            case INFINITE -> infinite;
            case ZERO -> zero;
            case SUM, MEAN, NORM, MIN, MAX -> throw new IllegalArgumentException(number + " is not whole");
        };
    }

    private void add(double value) {
        double total = sum + value;
        correction += Math.abs(sum) >= Math.abs(value) ? sum - total + value : value - total + sum;
        sum = total;
        squares += value * value;
    }

    /// Once the sum is infinite, what was lost to rounding is no number.
    private double sum() {
        return Double.isFinite(sum) ? sum + correction : sum;
    }
}
