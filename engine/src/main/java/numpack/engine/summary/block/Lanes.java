package numpack.engine.summary.block;

/// Loops over whole blocks that the compiler turns into vector instructions. Ugly for that: what looks as if it could be said in a line, an
/// extreme kept in a variable, takes ten times as long (JDK 25, AVX-512: 0.7 ns an element, and 0.05 as here).
///
/// Each folds the four quarters of a block into one, then that into halves. The lengths are constants and everything is written to one array,
/// so that the compiler sees that no store changes what it has yet to load.
final class Lanes {
    static final int SIZE = 2048;
    private static final int QUARTER = SIZE / 4;
    /// Fewer are folded one by one.
    private static final int FEW = 16;

    private Lanes() {}

    /// Leaves the least in `scratch[0]` and the greatest in `scratch[QUARTER]`.
    static void extremes(int[] keys, int[] scratch) {
        for (int i = 0; i < QUARTER; i++) {
            int a = keys[i];
            int b = keys[i + QUARTER];
            int c = keys[i + 2 * QUARTER];
            int d = keys[i + 3 * QUARTER];
            scratch[i] = Math.min(Math.min(a, b), Math.min(c, d));
            scratch[i + QUARTER] = Math.max(Math.max(a, b), Math.max(c, d));
        }
        for (int half = QUARTER / 2; half >= FEW; half /= 2) {
            for (int i = 0; i < half; i++) {
                scratch[i] = Math.min(scratch[i], scratch[i + half]);
            }
            for (int i = QUARTER; i < QUARTER + half; i++) {
                scratch[i] = Math.max(scratch[i], scratch[i + half]);
            }
        }
        for (int i = 1; i < FEW; i++) {
            scratch[0] = Math.min(scratch[0], scratch[i]);
            scratch[QUARTER] = Math.max(scratch[QUARTER], scratch[QUARTER + i]);
        }
    }

    static int max(int[] scratch) {
        return scratch[QUARTER];
    }

    static void extremes(long[] keys, long[] scratch) {
        for (int i = 0; i < QUARTER; i++) {
            long a = keys[i];
            long b = keys[i + QUARTER];
            long c = keys[i + 2 * QUARTER];
            long d = keys[i + 3 * QUARTER];
            scratch[i] = Math.min(Math.min(a, b), Math.min(c, d));
            scratch[i + QUARTER] = Math.max(Math.max(a, b), Math.max(c, d));
        }
        for (int half = QUARTER / 2; half >= FEW; half /= 2) {
            for (int i = 0; i < half; i++) {
                scratch[i] = Math.min(scratch[i], scratch[i + half]);
            }
            for (int i = QUARTER; i < QUARTER + half; i++) {
                scratch[i] = Math.max(scratch[i], scratch[i + half]);
            }
        }
        for (int i = 1; i < FEW; i++) {
            scratch[0] = Math.min(scratch[0], scratch[i]);
            scratch[QUARTER] = Math.max(scratch[QUARTER], scratch[QUARTER + i]);
        }
    }

    static long max(long[] scratch) {
        return scratch[QUARTER];
    }

    /// Leaves the sum of the distances from `origin` in `scratch[0]` and that of their squares in `scratch[QUARTER]`.
    static void distances(double[] values, double origin, double[] scratch) {
        for (int i = 0; i < QUARTER; i++) {
            double a = values[i] - origin;
            double b = values[i + QUARTER] - origin;
            double c = values[i + 2 * QUARTER] - origin;
            double d = values[i + 3 * QUARTER] - origin;
            scratch[i] = (a + b) + (c + d);
            scratch[i + QUARTER] = (a * a + b * b) + (c * c + d * d);
        }
        for (int half = QUARTER / 2; half >= FEW; half /= 2) {
            for (int i = 0; i < half; i++) {
                scratch[i] += scratch[i + half];
            }
            for (int i = QUARTER; i < QUARTER + half; i++) {
                scratch[i] += scratch[i + half];
            }
        }
        for (int i = 1; i < FEW; i++) {
            scratch[0] += scratch[i];
            scratch[QUARTER] += scratch[QUARTER + i];
        }
    }

    static double squares(double[] scratch) {
        return scratch[QUARTER];
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
