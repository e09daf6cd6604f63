package numpack.engine.format.manifest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import numpack.engine.error.reason.FileDamage;

/// Little-endian numbers and texts out of bytes that are not trusted. No length is believed before it is known that as many bytes
/// are left.
final class BoundedReader {
    private final ByteBuffer bytes;

    BoundedReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return bytes.position();
    }

    int left() {
        return bytes.remaining();
    }

    int u8(String field) throws Malformed {
        need(1, field);
        return bytes.get() & 0xff;
    }

    /// A u32, as a `long`.
    long u32(String field) throws Malformed {
        need(4, field);
        return bytes.getInt() & 0xffff_ffffL;
    }

    /// The bits of a u64.
    long u64(String field) throws Malformed {
        need(8, field);
        return bytes.getLong();
    }

    /// A u32 count of things of at least `eachBytes` bytes that must all still fit.
    int count(String field, int eachBytes) throws Malformed {
        int at = position();
        long count = u32(field);
        if (count > left() / eachBytes) {
            throw new Malformed("%s is %d, but only %d bytes follow".formatted(field, count, left()), at);
        }
        return (int) count;
    }

    /// A u32 length and as many bytes of strict UTF-8: no overlong forms, no surrogates.
    String text(String field) throws Malformed {
        int length = count("length of " + field, 1);
        int at = position();
        var part = bytes.slice(at, length);
        bytes.position(at + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed(field + " is not UTF-8", at);
        }
    }

    byte[] bytes(int length, String field) throws Malformed {
        need(length, field);
        var part = new byte[length];
        bytes.get(part);
        return part;
    }

    long[] u64s(int count, String field) throws Malformed {
        need(8L * count, field);
        var numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = bytes.getLong();
        }
        return numbers;
    }

    void back(int position) {
        bytes.position(position);
    }

    private void need(long length, String field) throws Malformed {
        if (length > left()) {
            throw new Malformed("ends in %s: %d bytes needed, %d left".formatted(field, length, left()), position());
        }
    }

    /// The bytes do not follow the grammar. Checked, so that no decoder forgets to say of which file.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient FileDamage damage;

        Malformed(String what, int offset) {
            super("byte %d: %s".formatted(offset, what));
            damage = new FileDamage.MalformedAt(offset, what);
        }

        FileDamage damage() {
            return damage;
        }
    }
}
