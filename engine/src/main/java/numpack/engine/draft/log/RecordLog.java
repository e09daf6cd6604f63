package numpack.engine.draft.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import numpack.engine.error.EditNotKeptException;

/// A file of records that only grows. A record is a mark (0xD7), a type byte, the payload's length (8 bytes, little-endian), the payload,
/// and a CRC32C over type, length and payload.
///
/// What is appended is in the file when the method returns, and on the disk [#SYNC_DELAY] later at most, or when [#sync] returns. If that
/// late sync fails, the next append says so. Safe for all threads.
public final class RecordLog implements AutoCloseable {
    /// The type of bulk records.
    public static final int BULK = 1;
    /// How long a record may wait for its sync.
    public static final Duration SYNC_DELAY = Duration.ofMillis(100);

    private static final int COPY_BYTES = 1 << 18;

    private final RecordFile file;
    private final Optional<Path> aside;
    private long end;
    private boolean isSyncDue;
    private boolean isClosed;
    private Optional<IOException> failure = Optional.empty();

    private RecordLog(RecordFile file, long end, Optional<Path> aside) {
        this.file = file;
        this.aside = aside;
        this.end = end;
    }

    /// Opens a log, or makes an empty one, and hands every whole record to `reader`, in order.
    public static RecordLog open(Path path, Consumer<LogRecord> reader) throws IOException {
        var file = ReopeningFile.toWrite(path);
        try {
            var scan = new LogScan(file);
            long end = scan.run(reader);
            var aside = Optional.<Path>empty();
            if (end < file.size()) {
                if (scan.isDamaged()) {
                    aside = Optional.of(LogFolder.keepAside(path));
                }
                file.truncate(end);
            }
            return new RecordLog(file, end, aside);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /// A log without a file: it is empty and takes no record.
    public static RecordLog none(Path what) {
        return new RecordLog(new NoFile(what), 0, Optional.empty());
    }

    /// Reads the records of a log without opening it for writing or mending anything.
    ///
    /// @return for reading payloads; it takes no record and holds nothing open
    public static RecordLog look(Path path, Consumer<LogRecord> reader) throws IOException {
        try (var file = ReopeningFile.toRead(path)) {
            return new RecordLog(new LookedFile(path), new LogScan(file).run(reader), Optional.empty());
        }
    }

    /// @return where the payload lies
    public synchronized long append(int type, byte[] payload) throws IOException {
        checkSync();
        var record = ByteBuffer.allocate(LogRecord.HEAD_BYTES + payload.length + LogRecord.TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        record.put(head(type, payload.length)).put(payload);
        var sum = new CRC32C();
        sum.update(record.array(), 1, record.position() - 1);
        record.putInt((int) sum.getValue()).flip();
        return write(record);
    }

    /// Appends a bulk record whose payload comes in parts.
    ///
    /// @return where the payload lies
    public synchronized long appendBulk(long length, BulkWriter writer) throws IOException {
        checkSync();
        long start = end;
        var sum = new CRC32C();
        var head = head(BULK, length);
        sum.update(head, 1, head.length - 1);
        long position = start + LogRecord.HEAD_BYTES;
        long[] written = {0};
        try {
            file.write(start, ByteBuffer.wrap(head));
            writer.write((bytes, from, count) -> {
                if (count > length - written[0]) {
                    throw new IllegalStateException("more than %d bytes in a bulk record".formatted(length));
                }
                sum.update(bytes, from, count);
                file.write(position + written[0], ByteBuffer.wrap(bytes, from, count));
                written[0] += count;
            });
            if (written[0] != length) {
                throw new IllegalStateException("%d of %d bytes in a bulk record".formatted(written[0], length));
            }
            file.write(position + length, ByteBuffer.allocate(LogRecord.TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) sum.getValue()).flip());
        } catch (IOException | RuntimeException failed) {
            cut(start, failed);
            throw failed;
        }
        end = position + length + LogRecord.TAIL_BYTES;
        syncSoon();
        return position;
    }

    /// Reads bytes of a payload.
    public void read(long position, byte[] into, int at, int count) throws IOException {
        file.read(position, ByteBuffer.wrap(into, at, count));
    }

    /// Whether a bulk record is as it was written. Reads it.
    public boolean isSound(long position, long length) throws IOException {
        var sum = new CRC32C();
        var head = head(BULK, length);
        sum.update(head, 1, head.length - 1);
        var block = new byte[(int) Math.min(COPY_BYTES, length)];
        for (long done = 0; done < length;) {
            int count = (int) Math.min(block.length, length - done);
            read(position + done, block, 0, count);
            sum.update(block, 0, count);
            done += count;
        }
        var tail = new byte[LogRecord.TAIL_BYTES];
        read(position + length, tail, 0, tail.length);
        return ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt() == (int) sum.getValue();
    }

    /// Takes everything from `size` on away again, as if it had not been appended.
    public synchronized void cutTo(long size) throws IOException {
        if (size < end) {
            file.truncate(size);
            end = size;
        }
    }

    public synchronized long size() {
        return end;
    }

    public Path path() {
        return file.path();
    }

    /// Where a copy lies of what was there before a damaged end was cut off at the opening; empty if none was.
    public Optional<Path> aside() {
        return aside;
    }

    /// Returns when everything appended so far is on the disk.
    public synchronized void sync() throws IOException {
        checkSync();
        file.force();
    }

    /// Moves another log's file into the place of this one's, and closes this one. If that fails, this one continues as before.
    public synchronized void giveWayTo(Path fresh) throws IOException {
        file.giveWayTo(fresh);
        isClosed = true;
    }

    @Override
    public synchronized void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            try (file) {
                file.force();
            }
        }
    }

    static byte[] head(int type, long length) {
        return ByteBuffer.allocate(LogRecord.HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN).put(LogRecord.MARK).put((byte) type)
                .putLong(length).array();
    }

    private long write(ByteBuffer record) throws IOException {
        long start = end;
        int length = record.remaining();
        try {
            file.write(start, record);
        } catch (IOException failed) {
            cut(start, failed);
            throw failed;
        }
        end = start + length;
        syncSoon();
        return start + LogRecord.HEAD_BYTES;
    }

    private void cut(long start, Exception failed) {
        try {
            file.truncate(start);
        } catch (IOException second) {
            failed.addSuppressed(second);
        }
    }

    private void checkSync() throws IOException {
        if (failure.isPresent()) {
            var failed = failure.get();
            failure = Optional.empty();
            throw new EditNotKeptException(file.path(), failed);
        }
    }

    private void syncSoon() {
        if (!isSyncDue) {
            isSyncDue = true;
            Thread.ofVirtual().name("draft log sync").start(this::syncLate);
        }
    }

    private void syncLate() {
        try {
            Thread.sleep(SYNC_DELAY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            isSyncDue = false;
            if (isClosed) {
                return;
            }
        }
        try {
            // Not under the lock: an append need not wait for the disk.
            file.force();
        } catch (IOException failed) {
            synchronized (this) {
                failure = isClosed ? Optional.empty() : Optional.of(failed);
            }
        }
    }

    /// Writes a bulk payload in parts.
    public interface BulkWriter {
        void write(BulkSink sink) throws IOException;
    }

    /// Takes the parts.
    public interface BulkSink {
        void write(byte[] bytes, int from, int count) throws IOException;
    }
}
