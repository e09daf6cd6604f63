package numpack.engine.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import numpack.engine.internal.Checks;
import numpack.engine.storage.file.ReadFile;
import numpack.engine.storage.file.Transfer;
import org.jspecify.annotations.Nullable;

/// A new, long file whose bytes go to the disk past the system's cache, in whole blocks.
///
/// Bytes that are synced at the end gain nothing from the cache. Written through it, gigabytes drive out everything that other programs
/// read, cost several times the processor's time, and are held back together with every other writer once the cache holds more of them than the
/// system likes.
///
/// The disk wants whole blocks at whole addresses, so bytes are gathered here first. What is no whole block at the end, what is written out of
/// order, and whatever the direct way refuses (not every file system knows it) goes through the ordinary channel.
final class UncachedFile implements WritableFile {
    private static final Optional<OpenOption> DIRECT = directOption();
    private static final long STAGING_BYTES = 4 << 20;

    private final ChannelFile file;
    private final long blockBytes;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment staging;
    private @Nullable FileChannel direct;
    /// Where the staged bytes belong.
    private long stagedAt;
    private long staged;

    private UncachedFile(ChannelFile file, FileChannel direct, long blockBytes) {
        this.file = file;
        this.direct = direct;
        this.blockBytes = blockBytes;
        this.staging = arena.allocate(STAGING_BYTES, blockBytes);
    }

    /// Over a file that was opened; the file itself where there is no direct way.
    static WritableFile over(ChannelFile file, Path path) {
        if (DIRECT.isEmpty()) {
            return file;
        }
        try {
            long blockBytes = Files.getFileStore(path).getBlockSize();
            boolean fits = Long.bitCount(blockBytes) == 1 && blockBytes <= STAGING_BYTES;
            return fits ? new UncachedFile(file, FileChannel.open(path, StandardOpenOption.WRITE, DIRECT.get()), blockBytes) : file;
        } catch (IOException | UnsupportedOperationException noDirectWay) {
            return file;
        }
    }

    /// The JDK's own option, asked for by its name: the compiler knows it under protest only, and a Java without it writes the ordinary way.
    private static Optional<OpenOption> directOption() {
        try {
            var options = Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants();
            return Arrays.stream(options).filter(option -> option.toString().equals("DIRECT")).map(OpenOption.class::cast).findFirst();
        } catch (ClassNotFoundException otherJava) {
            return Optional.empty();
        }
    }

    @Override
    public long length() throws IOException {
        flush();
        return file.length();
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        write(offset, MemorySegment.ofBuffer(source));
    }

    @Override
    public void write(long offset, MemorySegment source) throws IOException {
        beginAt(offset);
        for (long done = 0; done < source.byteSize(); ) {
            var free = room(source.byteSize() - done);
            free.copyFrom(source.asSlice(done, free.byteSize()));
            done += free.byteSize();
            staged += free.byteSize();
        }
    }

    @Override
    public void copyFrom(ReadFile source, long sourceOffset, long offset, long length, LongConsumer copied) throws IOException {
        Checks.range(sourceOffset, length, source.length(), "bytes to copy");
        beginAt(offset);
        for (long done = 0; done < length; ) {
            var free = room(length - done);
            source.read(sourceOffset + done, free);
            done += free.byteSize();
            staged += free.byteSize();
            copied.accept(done);
        }
    }

    @Override
    public void setLength(long length) throws IOException {
        flush();
        file.setLength(length);
    }

    @Override
    public void force() throws IOException {
        flush();
        file.force();
    }

    @Override
    public void close() throws IOException {
        try (arena; file) {
            flush();
        } finally {
            closeDirect();
        }
    }

    /// The staged bytes end at `offset` from here on.
    private void beginAt(long offset) throws IOException {
        Checks.notNegative(offset, "offset");
        if (offset != stagedAt + staged) {
            flush();
            stagedAt = offset;
        }
    }

    /// Memory for the next bytes, at most this many.
    private MemorySegment room(long bytes) throws IOException {
        if (staged == STAGING_BYTES) {
            flush();
        }
        return staging.asSlice(staged, Math.min(bytes, STAGING_BYTES - staged));
    }

    private void flush() throws IOException {
        long count = staged;
        long done = writeDirectly(stagedAt % blockBytes == 0 ? count - count % blockBytes : 0);
        if (done < count) {
            file.write(stagedAt + done, staging.asSlice(done, count - done));
        }
        stagedAt += count;
        staged = 0;
    }

    /// @return how many bytes: all or none
    private long writeDirectly(long count) throws IOException {
        if (direct == null || count == 0) {
            return 0;
        }
        try {
            Transfer.write(direct, stagedAt, staging.asSlice(0, count));
            return count;
        } catch (IOException refused) {
            // Not every disk keeps what its file system promised, and an interrupt closes the channel; what is really wrong the other way says too.
            closeDirect();
            return 0;
        }
    }

    private void closeDirect() throws IOException {
        var closing = direct;
        direct = null;
        if (closing != null) {
            closing.close();
        }
    }
}
