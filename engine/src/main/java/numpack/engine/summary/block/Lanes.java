package numpack.engine.summary.block;

/// Loops over whole blocks that the compiler turns into vector instructions. Ugly for that: what looks as if it could be said in a line, an
/// extreme kept in a variable, takes ten times as long (JDK 25, AVX-512: 0.7 ns an element, and 0.07 as here).
///
/// Each folds the quarters of a block into one. The lengths are constants and everything is written to one array, so that the compiler sees that no
/// store changes what it has yet to load. What is left is folded one by one, in four variables, for each step waits for the one before it: loading it as
/// vectors again, so soon after it was stored and at other addresses, costs more than all the rest; so does a result that is stored beside it.
final class Lanes {
    static final int SIZE = 2048;
    private static final int QUARTER = SIZE / 4;

    private Lanes() {}

    /// Leaves what [#min] and [#max] need.
    static void foldExtremes(int[] keys, int[] scratch) {
        for (int i = 0; i < QUARTER; i++) {
            int a = keys[i];
            int b = keys[i + QUARTER];
            int c = keys[i + 2 * QUARTER];
            int d = keys[i + 3 * QUARTER];
            scratch[i] = Math.min(Math.min(a, b), Math.min(c, d));
            scratch[i + QUARTER] = Math.max(Math.max(a, b), Math.max(c, d));
        }
    }

    static int min(int[] scratch) {
        int a = scratch[0];
        int b = scratch[1];
        int c = scratch[2];
        int d = scratch[3];
        for (int i = 4; i < QUARTER; i += 4) {
            a = Math.min(a, scratch[i]);
            b = Math.min(b, scratch[i + 1]);
            c = Math.min(c, scratch[i + 2]);
            d = Math.min(d, scratch[i + 3]);
        }
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    static int max(int[] scratch) {
        int a = scratch[QUARTER];
        int b = scratch[QUARTER + 1];
        int c = scratch[QUARTER + 2];
        int d = scratch[QUARTER + 3];
        for (int i = QUARTER + 4; i < 2 * QUARTER; i += 4) {
            a = Math.max(a, scratch[i]);
            b = Math.max(b, scratch[i + 1]);
            c = Math.max(c, scratch[i + 2]);
            d = Math.max(d, scratch[i + 3]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    /// Leaves what [#min] and [#max] need.
    static void foldExtremes(long[] keys, long[] scratch) {
        for (int i = 0; i < QUARTER; i++) {
            long a = keys[i];
            long b = keys[i + QUARTER];
            long c = keys[i + 2 * QUARTER];
            long d = keys[i + 3 * QUARTER];
            scratch[i] = Math.min(Math.min(a, b), Math.min(c, d));
            scratch[i + QUARTER] = Math.max(Math.max(a, b), Math.max(c, d));
        }
    }

    static long min(long[] scratch) {
        long a = scratch[0];
        long b = scratch[1];
        long c = scratch[2];
        long d = scratch[3];
        for (int i = 4; i < QUARTER; i += 4) {
            a = Math.min(a, scratch[i]);
            b = Math.min(b, scratch[i + 1]);
            c = Math.min(c, scratch[i + 2]);
            d = Math.min(d, scratch[i + 3]);
        }
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    static long max(long[] scratch) {
        long a = scratch[QUARTER];
        long b = scratch[QUARTER + 1];
        long c = scratch[QUARTER + 2];
        long d = scratch[QUARTER + 3];
        for (int i = QUARTER + 4; i < 2 * QUARTER; i += 4) {
            a = Math.max(a, scratch[i]);
            b = Math.max(b, scratch[i + 1]);
            c = Math.max(c, scratch[i + 2]);
            d = Math.max(d, scratch[i + 3]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    /// Leaves what [#sum] and [#squares] need: of the distances from `origin`.
    static void foldDistances(double[] values, double origin, double[] scratch) {
        for (int i = 0; i < QUARTER; i++) {
            double a = values[i] - origin;
            double b = values[i + QUARTER] - origin;
            double c = values[i + 2 * QUARTER] - origin;
            double d = values[i + 3 * QUARTER] - origin;
            scratch[i] = (a + b) + (c + d);
            scratch[i + QUARTER] = (a * a + b * b) + (c * c + d * d);
        }
    }

    static double sum(double[] scratch) {
        return sum(scratch, 0);
    }

    static double squares(double[] scratch) {
        return sum(scratch, QUARTER);
    }

    private static double sum(double[] scratch, int from) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = from; i < from + QUARTER; i += 4) {
            a += scratch[i];
            b += scratch[i + 1];
            c += scratch[i + 2];
            d += scratch[i + 3];
        }
        return (a + b) + (c + d);
    }

    /// How many are not 0.
    static int countNonZeros(int[] keys, int zero) {
        int count = 0;
        for (int i = 0; i < SIZE; i++) {
            int distance = keys[i] ^ zero;
            count += (distance | -distance) >>> 31;
        }
        return count;
    }

    static int countNonZeros(long[] keys, long zero) {
        long count = 0;
        for (int i = 0; i < SIZE; i++) {
            long distance = keys[i] ^ zero;
            count += (distance | -distance) >>> 63;
        }
        return (int) count;
    }

    /// In one number: how many are neither zero nor -0.0, and above it, shifted by 16, how many lie beyond the `finite` ones on either side.
    static int countFloats(int[] keys, int finite) {
        int count = 0;
        for (int i = 0; i < SIZE; i++) {
            int magnitude = keys[i] ^ keys[i] >> 31;
            count += (-magnitude >>> 31) + ((finite - magnitude >>> 31) << 16);
        }
        return count;
    }

    static int countFloats(long[] keys, long finite) {
        long count = 0;
        for (int i = 0; i < SIZE; i++) {
            long magnitude = keys[i] ^ keys[i] >> 63;
            count += (-magnitude >>> 63) + ((finite - magnitude >>> 63) << 16);
        }
        return (int) count;
    }
}
