package numpack.engine.summary;

/// How far finite numbers lie from their mean.
///
/// Found block by block: within one in two passes around its own mean, between blocks by the update of Chan, Golub and LeVeque (1979).
/// All is counted from the first number ever seen, so that numbers which differ little beside their size (1e9, 1e9 + 1, …) keep their
/// digits; "sum of squares less square of sum" would lose them.
final class Spread {
    private long count;
    private double origin;
    /// Counted from the origin, as all means here.
    private double mean;
    private double squares;

    /// Adds the first numbers of a block, which it may overwrite.
    void add(double[] block, int size) {
        if (size == 0) {
            return;
        }
        if (count == 0) {
            origin = block[0];
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            block[i] -= origin;
            sum += block[i];
        }
        double blockMean = sum / size;
        double blockSquares = 0;
        for (int i = 0; i < size; i++) {
            double distance = block[i] - blockMean;
            blockSquares += distance * distance;
        }
        merge(size, blockMean, blockSquares);
    }

    void merge(Spread other) {
        if (other.count == 0) {
            return;
        }
        if (count == 0) {
            origin = other.origin;
        }
        merge(other.count, other.mean + (other.origin - origin), other.squares);
    }

    /// Of the population; NaN if there is no number.
    double deviation() {
        return Math.sqrt(squares / count);
    }

    private void merge(long otherCount, double otherMean, double otherSquares) {
        long both = count + otherCount;
        double distance = otherMean - mean;
        squares += otherSquares + distance * distance * ((double) count * otherCount / both);
        mean += distance * otherCount / both;
        count = both;
    }
}
