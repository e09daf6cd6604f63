package numpack.engine.journal.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Gathers the bytes of a record: small things are joined, large buffers are passed on as they are, never copied.
final class RecordWriter {
    private static final int LARGE = 1 << 16;

    private final List<ByteBuffer> parts = new ArrayList<>();
    private ByteBuffer small = buffer(1 << 12);
    private long length;

    RecordWriter u8(int value) {
        room(Byte.BYTES).put((byte) value);
        return this;
    }

    RecordWriter u32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    RecordWriter i64(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    RecordWriter text(String value) {
        return bytes(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    /// Length first.
    RecordWriter bytes(ByteBuffer value) {
        return u32(value.remaining()).raw(value);
    }

    RecordWriter raw(ByteBuffer value) {
        if (value.remaining() >= LARGE) {
            flush();
            length += value.remaining();
            parts.add(value.duplicate());
        } else {
            room(value.remaining()).put(value.duplicate());
        }
        return this;
    }

    long length() {
        return length;
    }

    List<ByteBuffer> parts() {
        flush();
        return parts;
    }

    private void flush() {
        if (small.position() > 0) {
            parts.add(small.flip());
            small = buffer(1 << 12);
        }
    }

    /// The buffer, with room for so many bytes more, which count as written.
    private ByteBuffer room(int bytes) {
        if (small.remaining() < bytes) {
            small = buffer(Math.max(2 * small.capacity(), small.position() + bytes)).put(small.flip());
        }
        length += bytes;
        return small;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
