package numpack.engine.internal;

/// Arithmetic on offsets, counts and lengths that names what went wrong instead of wrapping round.
public final class Checks {
    private Checks() {
    }

    /// `offset`, if the `length` bytes or items from it lie within `limit`.
    ///
    /// @throws IndexOutOfBoundsException if they do not, or if a number is negative
    public static long range(long offset, long length, long limit, String what) {
        // Written as a subtraction: offset + length may overflow.
        if (offset < 0 || length < 0 || length > limit || offset > limit - length) {
            throw new IndexOutOfBoundsException("%s: %d from %d is outside 0..%d".formatted(what, length, offset, limit));
        }
        return offset;
    }

    /// `index`, if it is in `[0, limit)`.
    ///
    /// @throws IndexOutOfBoundsException if it is not
    public static long index(long index, long limit, String what) {
        if (index < 0 || index >= limit) {
            throw new IndexOutOfBoundsException("%s: %d is outside 0..%d".formatted(what, index, limit - 1));
        }
        return index;
    }

    /// `value`, if it is not negative.
    ///
    /// @throws IllegalArgumentException if it is
    public static long notNegative(long value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException("%s is negative: %d".formatted(what, value));
        }
        return value;
    }

    /// `value` as an `int`, for the few places where Java wants one.
    ///
    /// @throws IllegalArgumentException if it does not fit
    public static int toInt(long value, String what) {
        if (value != (int) value) {
            throw new IllegalArgumentException("%s does not fit into 31 bits: %d".formatted(what, value));
        }
        return (int) value;
    }

    /// `a * b`.
    ///
    /// @throws IllegalArgumentException naming `what`, if the product needs more than 63 bits
    public static long multiply(long a, long b, String what) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high != low >> 63) {
            throw new IllegalArgumentException("%s overflows 63 bits: %d x %d".formatted(what, a, b));
        }
        return low;
    }

    /// `a + b`.
    ///
    /// @throws IllegalArgumentException naming `what`, if the sum needs more than 63 bits
    public static long add(long a, long b, String what) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw new IllegalArgumentException("%s overflows 63 bits: %d + %d".formatted(what, a, b));
        }
        return sum;
    }
}
