package numpack.engine.rows.bitmap;

/// How a bitmap lies on disk: that decides how it may be changed.
public sealed interface BitmapForm {
    /// There is no bitmap file: all rows are live.
    Absent ABSENT = new Absent();
    /// Words alone, as a reader of every release accepts but none is known to write.
    Headerless HEADERLESS = new Headerless();

    record Absent() implements BitmapForm {}

    record Headerless() implements BitmapForm {}

    /// Row total and count of dropped rows in front of the words.
    ///
    /// @param total        rows that the header says it covers
    /// @param writtenCount dropped rows as the header says, unsigned, whether right or wrong
    /// @param padding      whether bits after the last row are clean
    record Headered(long total, long writtenCount, Padding padding) implements BitmapForm {}

    /// Bits after the last row.
    enum Padding {
        CLEAN, DIRTY
    }
}
