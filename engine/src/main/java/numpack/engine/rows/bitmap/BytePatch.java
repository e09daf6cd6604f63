package numpack.engine.rows.bitmap;

/// Bytes of a file that change. Where the file ends, `before` is shorter than `after`: the rest is written after the end.
///
/// @param offset where, in bytes
/// @param before what is there now
/// @param after  what will be there, at least as long
public record BytePatch(long offset, byte[] before, byte[] after) {
    public BytePatch {
        if (offset < 0 || before.length > after.length) {
            throw new IllegalArgumentException("no patch: %d bytes become %d at %d".formatted(before.length, after.length, offset));
        }
    }
}
