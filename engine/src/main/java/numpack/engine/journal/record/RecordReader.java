package numpack.engine.journal.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Takes a record's payload apart. Every length is checked against the bytes that are left before anything is made of it;
/// bytes come as views of the payload.
final class RecordReader {
    private final ByteBuffer payload;

    RecordReader(ByteBuffer payload) {
        this.payload = payload.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    int u8() {
        need(1);
        return payload.get() & 0xff;
    }

    long i64() {
        need(Long.BYTES);
        return payload.getLong();
    }

    /// A number of things of at least `size` bytes each that follow.
    int count(int size) {
        need(Integer.BYTES);
        int count = payload.getInt();
        if (count < 0 || count > payload.remaining() / size) {
            throw new IllegalArgumentException("%d things in %d bytes".formatted(count, payload.remaining()));
        }
        return count;
    }

    ByteBuffer bytes() {
        int length = count(1);
        var view = payload.slice(payload.position(), length);
        payload.position(payload.position() + length);
        return view;
    }

    String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes()).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a name that is not UTF-8", e);
        }
    }

    void end() {
        if (payload.hasRemaining()) {
            throw new IllegalArgumentException("%d bytes too many".formatted(payload.remaining()));
        }
    }

    private void need(int bytes) {
        if (payload.remaining() < bytes) {
            throw new IllegalArgumentException("ends inside a number");
        }
    }
}
