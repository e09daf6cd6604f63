package numpack.engine.draft.log;

/// A record of a log as it was found.
///
/// @param type     the writer's number for what it is
/// @param position where its payload begins in the file
/// @param length   bytes of the payload
/// @param payload  the payload; empty for bulk records, which are read when they are needed
public record LogRecord(int type, long position, long length, byte[] payload) {
    /// Bytes in front of a payload: mark, type, length.
    static final int HEAD_BYTES = 10;
    /// Bytes after a payload: its check sum.
    static final int TAIL_BYTES = 4;
    static final byte MARK = (byte) 0xD7;

    /// Where the next record begins.
    public long end() {
        return position + length + TAIL_BYTES;
    }
}
