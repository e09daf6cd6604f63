package numpack.engine.draft.overlay;

import java.io.IOException;

/// Serves small ascending reads from one larger read. For one thread.
final class ReadAhead implements ByteSource {
    private static final int BLOCK_BYTES = 1 << 14;

    private final ByteSource source;
    private final long size;
    private final byte[] block = new byte[BLOCK_BYTES];
    private long blockStart;
    private int blockLength;

    ReadAhead(ByteSource source, long size) {
        this.source = source;
        this.size = size;
    }

    @Override
    public void read(long offset, byte[] into, int at, int count) throws IOException {
        if (count >= BLOCK_BYTES) {
            source.read(offset, into, at, count);
            return;
        }
        if (offset < blockStart || offset + count > blockStart + blockLength) {
            blockLength = 0;
            int length = (int) Math.min(BLOCK_BYTES, size - offset);
            source.read(offset, block, 0, length);
            blockStart = offset;
            blockLength = length;
        }
        System.arraycopy(block, (int) (offset - blockStart), into, at, count);
    }
}
