package numpack.engine.summary.statistics;

/// Mean and deviation of finite numbers.
///
/// Sums of blocks are added up with their rounding errors (Neumaier, 1974). Squares are those of the distances from each part's own mean, merged by the update of Chan,
/// Golub and LeVeque (1979), so that numbers which differ little beside their size keep their digits. Blocks whose sum is near the end of the doubles
/// are added up apart, scaled down.
///
/// @param count      of numbers
/// @param sum        of most of them
/// @param correction what rounding has taken from it
/// @param hugeSum    of the others, times 2^-128
/// @param squares    of the distances from the mean; infinite if no double is as large
public record Moments(long count, double sum, double correction, double hugeSum, double squares) {
    public static final Moments NONE = new Moments(0, 0, 0, 0, 0);
    static final double HUGE = 0x1p900;
    static final double SCALE = 0x1p-128;

    /// NaN if there is no number.
    public double mean() {
        return (sum + correction) / count + hugeSum / count / SCALE;
    }

    /// Of the population (NumPy's `std`); NaN if there is no number.
    public double deviation() {
        return Math.sqrt(squares / count);
    }

    /// With other numbers.
    Moments and(Moments other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        double total = sum + other.sum;
        double lost = Math.abs(sum) >= Math.abs(other.sum) ? sum - total + other.sum : other.sum - total + sum;
        long both = count + other.count;
        double distance = other.mean() - mean();
        // Less is the rounding of the means; of the largest doubles even its square is beyond all of them.
        boolean isApart = Math.abs(distance) > 2 * Math.ulp(mean());
        double between = isApart ? distance * distance * ((double) count / both * other.count) : 0;
        return new Moments(both, total, correction + other.correction + lost, hugeSum + other.hugeSum, squares + other.squares + between);
    }
}
