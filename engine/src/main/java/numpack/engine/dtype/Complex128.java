package numpack.engine.dtype;

/// A complex number; holds every complex64 exactly.
public record Complex128(double real, double imaginary) {
    public boolean isNaN() {
        return Double.isNaN(real) || Double.isNaN(imaginary);
    }

    /// Its length.
    public double abs() {
        return Math.hypot(real, imaginary);
    }
}
