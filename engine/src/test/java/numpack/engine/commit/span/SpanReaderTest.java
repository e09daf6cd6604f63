package numpack.engine.commit.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SpanReaderTest {
    private static final int LENGTH = 5_000_000;

    private int calls;
    private long bytes;

    private static byte at(long offset) {
        return (byte) (offset * 31 + offset / 251);
    }

    private SpanReader reader() {
        return new SpanReader((offset, into) -> {
            assertTrue(offset + into.remaining() <= LENGTH, "behind the end");
            calls++;
            bytes += into.remaining();
            for (int i = 0; i < into.limit(); i++) {
                into.put(i, at(offset + i));
            }
        }, LENGTH);
    }

    private void readAll(int step, int count) throws IOException {
        var reader = reader();
        for (long offset = 0; offset + count <= LENGTH; offset += step) {
            var part = new byte[count];
            reader.read(offset, part);
            for (int i = 0; i < count; i++) {
                assertEquals(at(offset + i), part[i]);
            }
        }
    }

    @Test
    void closePartsShareACall() throws IOException {
        readAll(512, 4);
        assertTrue(calls < 30, calls + " calls for 10,000 parts");
    }

    @Test
    void farPartsAreReadAlone() throws IOException {
        readAll(50_000, 4);
        assertEquals(100, calls);
        assertEquals(400, bytes);
    }

    @Test
    void longPartsAreReadAtOnce() throws IOException {
        readAll(1 << 20, 1 << 20);
        assertEquals(4, calls);
    }
}
