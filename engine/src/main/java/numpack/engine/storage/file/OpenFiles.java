package numpack.engine.storage.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;

import org.jspecify.annotations.Nullable;

import numpack.engine.error.DiskFailure;
import numpack.engine.error.PackClosedException;
import numpack.engine.internal.Checks;

/// The files of one pack that are read, of which only a limited number is open at a time: ten thousand arrays must not need
/// ten thousand file handles.
///
/// A file opens at its first read. When too many are open, the one that was used longest ago and is not being read just now
/// is closed; it opens again at its next read, and must then still be the same file. Safe for many threads.
public final class OpenFiles implements AutoCloseable {
    /// Half of the 1,024 handles that many systems allow a process leaves room for two packs.
    public static final int DEFAULT_LIMIT = 256;

    private final Path pack;
    private final int limit;
    private final ChannelOpener opener;
    private final LinkedHashMap<ReadFile, FileChannel> open = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    public OpenFiles(Path pack, int limit) {
        this(pack, limit, path -> FileChannel.open(path, StandardOpenOption.READ));
    }

    OpenFiles(Path pack, int limit, ChannelOpener opener) {
        this.pack = pack;
        this.opener = opener;
        this.limit = Checks.toInt(Checks.index(limit, Integer.MAX_VALUE, "limit of open files"), "limit of open files");
    }

    public static OpenFiles of(Path pack) {
        return new OpenFiles(pack, DEFAULT_LIMIT);
    }

    /// A file to read. Nothing is opened yet, and each call gives a reader of its own.
    public ReadFile file(Path path) {
        return new ReadFile(this, path, FileStamp.ABSENT, null);
    }

    /// A file as a look found it, with what lies over it in memory. Another file that has come to its place since is not read.
    public ReadFile file(FileLook look) {
        return new ReadFile(this, look.path(), look.stamp(), look.laid().orElse(null));
    }

    /// How many handles are open. A probe for the test of the limit; nothing else needs to know.
    synchronized int openCount() {
        return open.size();
    }

    /// Closes every file; their readers get `PackClosedException` from now on.
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        @Nullable IOException failure = null;
        for (var channel : open.values()) {
            failure = close(channel, failure);
        }
        open.clear();
        if (failure != null) {
            throw failure;
        }
    }

    Path pack() {
        return pack;
    }

    /// Runs `work` on the file's channel, again if the channel is closed under it by an interrupt of this or another thread.
    <T> T use(ReadFile file, ChannelWork<T> work) throws IOException {
        try {
            return uninterrupted(file, work);
        } catch (IOException failed) {
            throw DiskFailure.ofRead(file.path(), failed);
        }
    }

    private <T> T uninterrupted(ReadFile file, ChannelWork<T> work) throws IOException {
        return Uninterrupted.call(() -> {
            while (true) {
                var channel = acquire(file);
                try {
                    return work.run(channel);
                } catch (ClosedByInterruptException e) {
                    throw e;
                } catch (ClosedChannelException e) {
                    // Someone else's interrupt, or our own close: the next round tells which.
                    if (channel.isOpen()) {
                        throw e;
                    }
                } finally {
                    release(file);
                }
            }
        });
    }

    synchronized void forget(ReadFile file) throws IOException {
        file.closed = true;
        var channel = open.remove(file);
        if (channel != null) {
            channel.close();
        }
    }

    private synchronized FileChannel acquire(ReadFile file) throws IOException {
        if (closed || file.closed) {
            throw new PackClosedException(pack);
        }
        var channel = open.get(file);
        if (channel == null || !channel.isOpen()) {
            // Opening is not interruptible, so an interrupt that is pending here is met by the work.
            channel = opener.open(file.path());
            try {
                file.opened();
            } catch (Throwable e) {
                channel.close();
                throw e;
            }
            open.put(file, channel);
        }
        file.pins++;
        evict();
        return channel;
    }

    private synchronized void release(ReadFile file) {
        file.pins--;
    }

    private void evict() throws IOException {
        var eldest = open.entrySet().iterator();
        while (open.size() > limit && eldest.hasNext()) {
            var entry = eldest.next();
            if (entry.getKey().pins == 0) {
                eldest.remove();
                entry.getValue().close();
            }
        }
    }

    private static @Nullable IOException close(FileChannel channel, @Nullable IOException earlier) {
        try {
            channel.close();
            return earlier;
        } catch (IOException e) {
            if (earlier == null) {
                return e;
            }
            earlier.addSuppressed(e);
            return earlier;
        }
    }

    /// How a file is opened to read. Tests count what is read through it.
    @FunctionalInterface
    interface ChannelOpener {
        FileChannel open(Path path) throws IOException;
    }

    /// What is done with an open channel; may be run twice.
    @FunctionalInterface
    interface ChannelWork<T> {
        T run(FileChannel channel) throws IOException;
    }
}
