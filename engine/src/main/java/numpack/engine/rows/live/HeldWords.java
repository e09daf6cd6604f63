package numpack.engine.rows.live;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Words in memory that no longer change.
record HeldWords(MemorySegment words) implements BitmapWords {
    HeldWords {
        words = words.asReadOnly();
    }

    @Override
    public long get(long index) {
        return words.get(WORD, index * Long.BYTES);
    }

    @Override
    public void read(long first, ByteBuffer into) {
        MemorySegment.copy(words, first * Long.BYTES, MemorySegment.ofBuffer(into), 0, into.remaining());
    }

    @Override
    public BitmapWords from(long first) {
        return new HeldWords(words.asSlice(first * Long.BYTES));
    }

    @Override
    public RuntimeException changed() {
        return new IllegalStateException("the words of a bitmap were changed under its rows");
    }
}
