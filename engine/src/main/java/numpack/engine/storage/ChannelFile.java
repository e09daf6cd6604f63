package numpack.engine.storage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.LongConsumer;

import numpack.engine.error.DiskFailure;
import numpack.engine.internal.Checks;
import numpack.engine.internal.DiskCall;
import numpack.engine.storage.file.ReadFile;
import numpack.engine.storage.file.Transfer;
import numpack.engine.storage.file.Uninterrupted;

/// A file of the operating system, open for writing. After an interrupt it is opened again under its name, so it must not be
/// renamed while it is open.
final class ChannelFile implements WritableFile {
    private static final long COPY_PIECE = 16L << 20;

    private final Path path;
    private final ChannelFiles.Syncing syncing;
    private FileChannel channel;
    private boolean closed;

    private ChannelFile(Path path, ChannelFiles.Syncing syncing, FileChannel channel) {
        this.path = path;
        this.syncing = syncing;
        this.channel = channel;
    }

    static ChannelFile open(Path path, Opening opening, ChannelFiles.Syncing syncing) throws IOException {
        Set<OpenOption> options = switch (opening) {
            case EXISTING -> Set.of(StandardOpenOption.WRITE);
            case CREATE -> Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            case CREATE_NEW, CREATE_NEW_LONG -> Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        };
        try {
            return new ChannelFile(path, syncing, FileChannel.open(path, options));
        } catch (IOException failed) {
            throw DiskFailure.ofWrite(path, failed);
        }
    }

    @Override
    public long length() throws IOException {
        return repeatably(() -> channel().size());
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        Checks.notNegative(offset, "offset");
        repeatably(() -> {
            Transfer.write(channel(), offset, source);
            return path;
        });
    }

    @Override
    public void write(long offset, MemorySegment source) throws IOException {
        Checks.notNegative(offset, "offset");
        repeatably(() -> {
            Transfer.write(channel(), offset, source);
            return path;
        });
    }

    @Override
    public void setLength(long length) throws IOException {
        Checks.notNegative(length, "length");
        repeatably(() -> {
            long now = channel().size();
            if (length < now) {
                channel().truncate(length);
            } else if (length > now) {
                channel().write(ByteBuffer.allocate(1), length - 1);
            }
            return path;
        });
    }

    @Override
    public void copyFrom(ReadFile source, long sourceOffset, long offset, long length, LongConsumer copied) throws IOException {
        Checks.notNegative(offset, "offset");
        Checks.range(sourceOffset, length, source.length(), "bytes to copy");
        for (long done = 0; done < length; ) {
            long start = done;
            long count = Math.min(COPY_PIECE, length - done);
            done += repeatably(() -> source.transferTo(sourceOffset + start, count, channel().position(offset + start)));
            copied.accept(done);
        }
    }

    @Override
    public void force() throws IOException {
        if (syncing == ChannelFiles.Syncing.YES) {
            // Forcing a channel that was opened again is as good: the system syncs the file, not the handle.
            repeatably(() -> {
                channel().force(true);
                return path;
            });
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        channel.close();
    }

    private <T> T repeatably(DiskCall<T> work) throws IOException {
        try {
            return uninterrupted(work);
        } catch (IOException failed) {
            throw DiskFailure.ofWrite(path, failed);
        }
    }

    private <T> T uninterrupted(DiskCall<T> work) throws IOException {
        return Uninterrupted.call(() -> {
            while (true) {
                try {
                    return work.call();
                } catch (ClosedByInterruptException e) {
                    throw e;
                } catch (ClosedChannelException e) {
                    // A copy that was interrupted while it read may have closed this channel as well.
                    if (closed || channel.isOpen()) {
                        throw e;
                    }
                }
            }
        });
    }

    private FileChannel channel() throws IOException {
        if (!channel.isOpen()) {
            if (closed) {
                throw new ClosedChannelException();
            }
            channel = FileChannel.open(path, StandardOpenOption.WRITE);
        }
        return channel;
    }
}
