package numpack.engine.format.manifest;

import java.util.Arrays;
import java.util.Optional;

import numpack.engine.shape.Shape;

/// A shape as the manifest has it: unsigned 64-bit lengths, not yet judged. Immutable.
///
/// Lengths of 2^63 and more are kept as they are written, so that an unreadable entry is still rewritten byte for byte.
public final class RawShape {
    private final long[] lengths;

    private RawShape(long[] lengths) {
        this.lengths = lengths;
    }

    static RawShape ofBits(long[] lengths) {
        return new RawShape(lengths);
    }

    /// The same lengths, to be written.
    public static RawShape of(Shape shape) {
        return new RawShape(shape.toArray());
    }

    public int ndim() {
        return lengths.length;
    }

    /// The length of one axis as unsigned bits.
    public long bits(int axis) {
        return lengths[axis];
    }

    /// The shape, empty if a length does not fit a `long`.
    public Optional<Shape> toShape() {
        for (long length : lengths) {
            if (length < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(Shape.of(lengths));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawShape shape && Arrays.equals(lengths, shape.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    /// As [Shape#toText] writes it.
    @Override
    public String toString() {
        return Shape.toText(lengths);
    }
}
