package numpack.engine.draft.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// One pass over a log's records, as far as they are whole. Payloads of bulk records are passed over: their sums are looked at when their
/// bytes are used, so that a long history does not have to be read to open a pack.
final class LogScan {
    private static final int BLOCK_BYTES = 1 << 20;
    /// How far after a torn record others are looked for.
    private static final long MAX_SEARCHED = 64L << 20;

    private final ReopeningFile file;
    private final long size;
    private byte[] block = new byte[0];
    private long blockStart;
    private boolean isDamaged;

    LogScan(ReopeningFile file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /// @return where the first record begins that is not whole
    long run(Consumer<LogRecord> reader) throws IOException {
        return run(reader, Long.MAX_VALUE);
    }

    /// Reads the first record only.
    void first(Consumer<LogRecord> reader) throws IOException {
        run(reader, 1);
    }

    private long run(Consumer<LogRecord> reader, long most) throws IOException {
        long at = 0;
        for (long read = 0; read < most && size - at >= LogRecord.HEAD_BYTES + LogRecord.TAIL_BYTES; read++) {
            var head = bytes(at, LogRecord.HEAD_BYTES);
            var fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            byte mark = fields.get();
            int type = fields.get();
            long length = fields.getLong();
            long position = at + LogRecord.HEAD_BYTES;
            if (mark != LogRecord.MARK || length < 0) {
                isDamaged = true;
                return at;
            }
            if (length > size - position - LogRecord.TAIL_BYTES) {
                // The usual end after a crash. A length that a flipped bit made too long looks the same, but whole records follow it.
                isDamaged = hasWholeRecord(at + 1);
                return at;
            }
            var payload = new byte[0];
            if (type != RecordLog.BULK) {
                if (length > Integer.MAX_VALUE - 64) {
                    isDamaged = true;
                    return at;
                }
                payload = bytes(position, (int) length);
                if (!isSound(head, payload, position + length)) {
                    isDamaged = position + length + LogRecord.TAIL_BYTES < size;
                    return at;
                }
            }
            var found = new LogRecord(type, position, length, payload);
            reader.accept(found);
            at = found.end();
        }
        return at;
    }

    /// Whether it ended at bytes that no crash explains.
    boolean isDamaged() {
        return isDamaged;
    }

    private boolean hasWholeRecord(long from) throws IOException {
        long end = Math.min(size - LogRecord.HEAD_BYTES - LogRecord.TAIL_BYTES, from + MAX_SEARCHED);
        for (long at = from; at <= end; at++) {
            if (at < blockStart || at >= blockStart + block.length || block[(int) (at - blockStart)] == LogRecord.MARK) {
                var head = bytes(at, LogRecord.HEAD_BYTES);
                long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
                long room = Math.min(size - at - LogRecord.HEAD_BYTES - LogRecord.TAIL_BYTES, BLOCK_BYTES);
                if (head[0] == LogRecord.MARK && length >= 0 && length <= room
                        && isSound(head, bytes(at + LogRecord.HEAD_BYTES, (int) length), at + LogRecord.HEAD_BYTES + length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isSound(byte[] head, byte[] payload, long tail) throws IOException {
        var sum = new CRC32C();
        sum.update(head, 1, head.length - 1);
        sum.update(payload, 0, payload.length);
        int written = ByteBuffer.wrap(bytes(tail, LogRecord.TAIL_BYTES)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return written == (int) sum.getValue();
    }

    private byte[] bytes(long position, int count) throws IOException {
        if (position < blockStart || position + count > blockStart + block.length) {
            block = new byte[(int) Math.min(Math.max(BLOCK_BYTES, count), size - position)];
            blockStart = position;
            file.read(position, ByteBuffer.wrap(block));
        }
        int from = (int) (position - blockStart);
        return Arrays.copyOfRange(block, from, from + count);
    }
}
