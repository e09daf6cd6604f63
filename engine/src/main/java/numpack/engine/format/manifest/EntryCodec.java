package numpack.engine.format.manifest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import numpack.engine.error.CorruptPackException;
import numpack.engine.format.manifest.BoundedReader.Malformed;

/// The bytes of one entry, alone as the journal keeps it or among others in the manifest.
public final class EntryCodec {
    /// The least that an entry takes: no name, no axes, no file, no blocks.
    static final int MIN_BYTES = 4 + 4 + 4 + 8 + 8 + 1 + CompressionRecord.LENGTH;

    /// What a list of blocks has in front: u8 enabled, u64 block size, u64 number, u32 length of the list.
    private static final int BLOCKS_HEAD = 1 + 8 + 8 + 4;
    private static final int BLOCK = 3 * 8;

    private EntryCodec() {
    }

    /// The bytes of an entry.
    public static byte[] encode(ArrayEntry entry) {
        var out = new ByteArrayOutputStream(128);
        write(entry, out);
        return out.toByteArray();
    }

    /// The entry that these bytes are, to the last one.
    ///
    /// @param pack for the message, as is `file`
    /// @throws CorruptPackException if they are anything else
    public static ArrayEntry decode(Path pack, String file, byte[] bytes) {
        try {
            var in = new BoundedReader(bytes);
            var entry = read(in);
            if (in.left() > 0) {
                throw new Malformed("%d bytes behind the entry".formatted(in.left()), in.position());
            }
            return entry;
        } catch (Malformed malformed) {
            throw new CorruptPackException(pack, file, malformed.damage());
        }
    }

    static ArrayEntry read(BoundedReader in) throws Malformed {
        var name = in.text("name");
        var shape = RawShape.ofBits(in.u64s(in.count("ndim", 8), "shape"));
        var dataFile = in.text("data_file");
        long lastModified = in.u64("last_modified");
        long sizeBytes = in.u64("size_bytes");
        int dtypeCode = in.u8("dtype");
        return new ArrayEntry(name, shape, dataFile, lastModified, sizeBytes, dtypeCode, readCompression(in));
    }

    private static CompressionRecord readCompression(BoundedReader in) throws Malformed {
        int start = in.position();
        in.bytes(CompressionRecord.LENGTH - 1, "compression");
        if (in.u8("has_block_info") != 0) {
            in.bytes(BLOCKS_HEAD - 4, "block info");
            int blocks = in.count("blocks_len", BLOCK);
            in.bytes(blocks * BLOCK, "blocks");
        }
        int length = in.position() - start;
        in.back(start);
        return new CompressionRecord(in.bytes(length, "compression"));
    }

    static void write(ArrayEntry entry, ByteArrayOutputStream out) {
        var name = utf8(entry.name());
        var dataFile = utf8(entry.dataFile());
        var compression = entry.compression().toBytes();
        int ndim = entry.rawShape().ndim();
        var bytes = ByteBuffer.allocate(29 + name.length + 8 * ndim + dataFile.length + compression.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(name.length).put(name).putInt(ndim);
        for (int axis = 0; axis < ndim; axis++) {
            bytes.putLong(entry.rawShape().bits(axis));
        }
        bytes.putInt(dataFile.length).put(dataFile).putLong(entry.lastModifiedMicros()).putLong(entry.sizeBytes())
                .put((byte) entry.dtypeCode()).put(compression);
        out.writeBytes(bytes.array());
    }

    /// Strict, because a lone surrogate would silently become a question mark and the array's name another one.
    public static byte[] utf8(String text) {
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException lone) {
            throw new IllegalArgumentException("text is not valid Unicode: " + text, lone);
        }
    }
}
