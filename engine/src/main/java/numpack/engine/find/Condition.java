package numpack.engine.find;

import java.math.BigDecimal;

/// What is searched for. A condition is of no dtype: it may be asked of every array, and has no hits where no element can meet it. Immutable.
///
/// ```java
/// Condition tooLarge = new Condition.Compared(Comparison.GREATER, Operand.of(1));
/// Condition nearZero = new Condition.Near(Operand.of(0), new BigDecimal("0.05"));
/// ```
///
/// NaN is not equal to any number, so *not equal* finds it and no other comparison does. 0 and -0 are equal.
/// A complex number is compared by its magnitude, but is equal to a complex number.
public sealed interface Condition {
    /// A condition on each cell, whatever is beside it.
    sealed interface OfCells extends Condition {}

    /// A condition on each row as a whole.
    enum OfRows implements Condition {
        /// Rows of two elements or more that are all the same value. Any NaN is the same as any other, and 0 as -0.
        CONSTANT,
        /// Rows with the elements of an earlier row, by the same rule. The first of them is no hit. Rows without elements are none.
        REPEATED
    }

    /// How a cell stands to a number.
    ///
    /// @param operand real, and no NaN, but for `EQUAL` and `NOT_EQUAL`: NaN is then equal to any NaN
    record Compared(Comparison comparison, Operand operand) implements OfCells {
        public Compared {
            if (comparison.isOrder()) {
                requireOrdered(operand);
            }
        }
    }

    /// Cells at most as far from a number as the tolerance says.
    ///
    /// @param tolerance absolute, not negative
    record Near(Operand operand, BigDecimal tolerance) implements OfCells {
        public Near {
            if (tolerance.signum() < 0) {
                throw new IllegalArgumentException("tolerance %s is negative".formatted(tolerance));
            }
            tolerance = new Operand.Exact(tolerance).number();
        }
    }

    /// Cells from `low` to `high`, both included. No cell if `low` is the higher one.
    ///
    /// @param low  real, and no NaN
    /// @param high real, and no NaN
    record Between(Operand low, Operand high) implements OfCells {
        public Between {
            requireOrdered(low);
            requireOrdered(high);
        }
    }

    /// Cells of a kind that needs no number. A complex number is NaN, infinite or not finite if one of its parts is, and zero if both are.
    enum Special implements OfCells {
        NAN, POSITIVE_INFINITY, NEGATIVE_INFINITY, NON_FINITE, ZERO
    }

    private static void requireOrdered(Operand operand) {
        if (!operand.isReal() || operand.isNaN()) {
            throw new IllegalArgumentException("%s has no place in an order".formatted(operand));
        }
    }
}
