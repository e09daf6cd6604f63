package numpack.engine.journal.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Gathers the bytes of a record: small things are joined, large buffers are passed on as they are, never copied.
final class RecordWriter {
    private static final int LARGE = 1 << 16;

    private final List<ByteBuffer> parts = new ArrayList<>();
    private final ByteArrayOutputStream small = new ByteArrayOutputStream();
    private long length;

    RecordWriter u8(int value) {
        small.write(value);
        length++;
        return this;
    }

    RecordWriter u32(int value) {
        return raw(number(Integer.BYTES).putInt(value).flip());
    }

    RecordWriter i64(long value) {
        return raw(number(Long.BYTES).putLong(value).flip());
    }

    RecordWriter text(String value) {
        return bytes(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    /// Length first.
    RecordWriter bytes(ByteBuffer value) {
        return u32(value.remaining()).raw(value.duplicate());
    }

    RecordWriter raw(ByteBuffer value) {
        length += value.remaining();
        if (value.remaining() >= LARGE) {
            flush();
            parts.add(value);
        } else {
            var copy = new byte[value.remaining()];
            value.get(copy);
            small.writeBytes(copy);
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
        if (small.size() > 0) {
            parts.add(ByteBuffer.wrap(small.toByteArray()));
            small.reset();
        }
    }

    private static ByteBuffer number(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
