package numpack.engine.summary;

/// A sum of finite doubles that keeps what rounding drops and adds it at the end (Neumaier 1974, an improved Kahan sum). The error
/// does not grow with the number of terms.
final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }

    void merge(CompensatedSum other) {
        double otherLost = other.lost;
        add(other.sum);
        lost += otherLost;
    }

    /// The sum; infinite if it overflowed on the way, as a plain one would be.
    double value() {
        return Double.isFinite(sum) ? sum + lost : sum;
    }
}
