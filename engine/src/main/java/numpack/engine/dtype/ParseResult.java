package numpack.engine.dtype;

/// What came of reading an element from text.
public sealed interface ParseResult {
    /// The element was written.
    Ok OK = new Ok();

    default boolean isOk() {
        return this instanceof Ok;
    }

    /// The element was written.
    record Ok() implements ParseResult {}

    /// Nothing was written.
    ///
    /// @param text    what was to be read
    /// @param lowest  the lowest finite value of the dtype, as text
    /// @param highest the highest finite value of the dtype, as text
    record Refused(Reason reason, DType dtype, String text, String lowest, String highest) implements ParseResult {}

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
