package numpack.engine.summary;

import java.math.BigInteger;

/// An exact sum of 64-bit integers in 128 bits; 2^63 of the largest fit.
final class WideSum {
    private long high;
    private long low;

    void addSigned(long term) {
        add(term >> 63, term);
    }

    void addUnsigned(long term) {
        add(0, term);
    }

    void merge(WideSum other) {
        add(other.high, other.low);
    }

    BigInteger value() {
        return BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
    }

    private void add(long termHigh, long termLow) {
        long sum = low + termLow;
        high += termHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }
}
