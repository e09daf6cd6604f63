package numpack.engine.dtype;

/// What came of reading an element from text.
public sealed interface ParseResult {
    default boolean isOk() {
        return this instanceof Ok;
    }

    /// The element was written.
    ///
    /// @param loss how its number differs from the one in the text; the worse one of two parts
    record Ok(Loss loss) implements ParseResult {}

    /// Nothing was written.
    ///
    /// @param text    what was to be read
    /// @param lowest  the lowest finite value of the dtype, as text
    /// @param highest the highest finite value of the dtype, as text
    record Refused(Reason reason, DType dtype, String text, String lowest, String highest) implements ParseResult {}

    /// How the number of an element differs from the number in the text that it was read from.
    enum Loss {
        /// It is the same, or the shortest text of the element says the same number: `0.1` as float32.
        NONE,
        /// It is the nearest one, and what is missing is a fraction beyond the digits that the dtype holds: `3.14159265358979` as float32.
        ROUNDED,
        /// Digits before the point, or all of them, were lost: `16777217` as float32, `1e-400` as float64.
        DIGITS
    }

    /// Why text is no element of a dtype.
    enum Reason {
        /// There is nothing but blanks.
        EMPTY,
        NOT_A_NUMBER,
        /// A number that the dtype is too small for; limits stand in the refusal.
        OUT_OF_RANGE,
        /// A number with a fraction, for an integer dtype.
        FRACTION,
        /// NaN or infinity, for an integer dtype.
        NOT_FINITE,
        /// Bits in `NaN(0x…)` that are not a NaN of this dtype.
        NOT_A_NAN,
        UNKNOWN_BOOL_WORD
    }
}
