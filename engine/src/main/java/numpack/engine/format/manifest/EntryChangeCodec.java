package numpack.engine.format.manifest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import numpack.engine.error.CorruptPackException;
import numpack.engine.format.manifest.BoundedReader.Malformed;

/// The bytes of a list of entry changes, for the journal: u32 count, then per change u8 kind (1 put, 2 remove) and the entry as in
/// the manifest, or the name as u32 length and UTF-8. Little-endian.
public final class EntryChangeCodec {
    private static final int PUT = 1;
    private static final int REMOVE = 2;
    private static final int MIN_BYTES = 1 + 4;

    private EntryChangeCodec() {
    }

    /// The bytes of these changes.
    public static byte[] encode(List<? extends EntryChange> changes) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(u32(changes.size()));
        for (var change : changes) {
            switch (change) {
                case EntryChange.Put(var entry) -> {
                    out.write(PUT);
                    EntryCodec.write(entry, out);
                }
                case EntryChange.Remove(var name) -> {
                    var bytes = EntryCodec.utf8(name);
                    out.write(REMOVE);
                    out.writeBytes(u32(bytes.length));
                    out.writeBytes(bytes);
                }
            }
        }
        return out.toByteArray();
    }

    /// The changes that these bytes are, to the last one.
    ///
    /// @param pack for the message, as is `file`
    /// @throws CorruptPackException if they are anything else
    public static List<EntryChange> decode(Path pack, String file, byte[] bytes) {
        try {
            var in = new BoundedReader(bytes);
            int count = in.count("number of changes", MIN_BYTES);
            var changes = new ArrayList<EntryChange>();
            for (int i = 0; i < count; i++) {
                changes.add(change(in));
            }
            if (in.left() > 0) {
                throw new Malformed("%d bytes behind the last change".formatted(in.left()), in.position());
            }
            return List.copyOf(changes);
        } catch (Malformed malformed) {
            throw new CorruptPackException(pack, file, malformed.damage());
        }
    }

    private static EntryChange change(BoundedReader in) throws Malformed {
        int at = in.position();
        int kind = in.u8("kind of change");
        return switch (kind) {
            case PUT -> new EntryChange.Put(EntryCodec.read(in));
            case REMOVE -> new EntryChange.Remove(in.text("name"));
            default -> throw new Malformed("unknown kind of change " + kind, at);
        };
    }

    private static byte[] u32(int number) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    }
}
