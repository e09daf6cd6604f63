package numpack.engine.find;

import java.math.BigInteger;

/// The elements of a real dtype that meet a condition, as one range of keys.
///
/// The key of an integer is its bits; that of a float is its bits with all but the sign turned over if it is negative, so that keys have the order of the numbers,
/// with the NaNs at both ends. Keys go round: after the highest comes the lowest. Therefore the elements *outside* a range are a range too, and every condition on
/// a real dtype is one: an element is a hit if its key minus `first`, unsigned, is `span` at most.
///
/// @param bits   of an element
/// @param first  the first key, its lowest bits
/// @param span   how many come after it, unsigned
/// @param isNone whether there is no key at all, whatever the others say
record KeyRange(int bits, long first, long span, boolean isNone) {
    static KeyRange none(int bits) {
        return new KeyRange(bits, 0, 0, true);
    }

    /// From `low` to `high`, both included; none if `low` is the higher one.
    static KeyRange of(int bits, BigInteger low, BigInteger high) {
        return low.compareTo(high) > 0 ? none(bits) : new KeyRange(bits, low.longValue() & mask(bits), high.subtract(low).longValue() & mask(bits), false);
    }

    static KeyRange all(int bits) {
        return new KeyRange(bits, 0, mask(bits), false);
    }

    boolean isAll() {
        return !isNone && span == mask(bits);
    }

    /// All other keys.
    KeyRange complement() {
        if (isNone) {
            return all(bits);
        }
        if (isAll()) {
            return none(bits);
        }
        return new KeyRange(bits, first + span + 1 & mask(bits), mask(bits) - span - 1, false);
    }

    boolean contains(long key) {
        return !isNone && Long.compareUnsigned(key - first & mask(bits), span) <= 0;
    }

    private static long mask(int bits) {
        return -1L >>> 64 - bits;
    }
}
