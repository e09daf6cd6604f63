package numpack.engine.format.manifest;

import java.util.Arrays;
import java.util.HexFormat;

/// The tail of an entry that speaks of compression, as raw bytes: algorithm, level, two sizes, and perhaps a list of blocks.
/// Immutable.
///
/// No release ever compressed a data file, so nothing is read out of it; the bytes are kept so that an untouched entry is rewritten
/// as it was.
public final class CompressionRecord {
    /// The record of every array that we write: all zero, no blocks.
    public static final CompressionRecord NONE = new CompressionRecord(new byte[CompressionRecord.LENGTH]);

    /// Bytes without a list of blocks: u8 algorithm, u32 level, u64 and u64 sizes, u8 whether blocks follow.
    static final int LENGTH = 1 + 4 + 8 + 8 + 1;

    private final byte[] bytes;

    CompressionRecord(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The algorithm's number: 0 none, 1 zstd.
    public int algorithm() {
        return bytes[0] & 0xff;
    }

    /// How many bytes it takes.
    int length() {
        return bytes.length;
    }

    /// A copy of the bytes.
    byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompressionRecord record && Arrays.equals(bytes, record.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, LENGTH));
    }
}
