package numpack.engine.storage.file;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import numpack.engine.error.DiskFailure;
import numpack.engine.error.PackClosedException;
import numpack.engine.internal.Checks;

/// The files of one pack that are read, of which only a limited number is open and a limited number mapped at a time: ten thousand arrays must
/// not need ten thousand file handles.
///
/// A file opens at its first read. When too many are open, the one that was used longest ago and is not being read just now
/// is closed; it opens again at its next read, and must then still be the same file. Files of rows are mapped too, where the disk is a
/// [LocalDisk]; a mapping needs its file open only while it is read from, to ask how long the file is. Safe for many threads.
public final class OpenFiles implements AutoCloseable {
    /// Leaves room for two packs and a program where a process may have 256 handles.
    public static final int DEFAULT_LIMIT = 64;
    /// A mapping takes addresses and an entry in the system's list, of which it allows 65,530.
    static final int DEFAULT_MAPPED_LIMIT = 1024;

    private static final System.Logger LOG = System.getLogger(OpenFiles.class.getName());

    private final Path pack;
    private final int limit;
    private final int mappedLimit;
    private final ChannelOpener opener;
    private final Optional<MappedFile.Mapper> mapper;
    private final LinkedHashMap<ReadFile, FileChannel> open = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<ReadFile, MappedFile> mapped = new LinkedHashMap<>(16, 0.75f, true);
    /// Shorter files can be mapped as far as is known: none if the disk is not for it, fewer after a failure, which costs a tenth of a second.
    private long unmappableBytes = Long.MAX_VALUE;
    private boolean isDiskKnown;
    private boolean closed;

    public OpenFiles(Path pack, int limit) {
        this(pack, limit, OpenFiles::openToRead, Optional.of((channel, length, arena) -> channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena)),
                DEFAULT_MAPPED_LIMIT);
    }

    /// Nothing is mapped.
    OpenFiles(Path pack, int limit, ChannelOpener opener) {
        this(pack, limit, opener, Optional.empty(), 0);
    }

    OpenFiles(Path pack, int limit, ChannelOpener opener, Optional<MappedFile.Mapper> mapper, int mappedLimit) {
        this.pack = pack;
        this.opener = opener;
        this.mapper = mapper;
        this.mappedLimit = mappedLimit;
        this.limit = Checks.toInt(Checks.index(limit, Integer.MAX_VALUE, "limit of open files"), "limit of open files");
    }

    public static OpenFiles of(Path pack) {
        return new OpenFiles(pack, DEFAULT_LIMIT);
    }

    static FileChannel openToRead(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    /// A file to read by position. Nothing is opened yet, and each call gives a reader of its own.
    public ReadFile file(Path path) {
        return new ReadFile(this, path, FileStamp.ABSENT, null, false);
    }

    /// A file as a look found it, with what lies over it in memory. Another file that has come to its place since is not read.
    public ReadFile file(FileLook look) {
        return new ReadFile(this, look.path(), look.stamp(), look.laid().orElse(null), false);
    }

    /// The same for a file of rows: it is mapped once it is read more than once, if it can be. One with bytes in memory over it is not, nor one
    /// outside the pack, which may lie on any disk.
    public ReadFile mappedFile(FileLook look) {
        boolean isMappable = mapper.isPresent() && look.laid().isEmpty() && look.path().startsWith(pack);
        return new ReadFile(this, look.path(), look.stamp(), look.laid().orElse(null), isMappable);
    }

    /// How many handles are open. A probe for the test of the limit; nothing else needs to know.
    synchronized int openCount() {
        return open.size();
    }

    /// How many files are mapped; like [#openCount].
    synchronized int mappedCount() {
        return mapped.size();
    }

    /// Closes every file; their readers get `PackClosedException` from now on.
    @Override
    public void close() throws IOException {
        Map<ReadFile, MappedFile> unmapped;
        @Nullable IOException failure = null;
        synchronized (this) {
            closed = true;
            unmapped = Map.copyOf(mapped);
            mapped.clear();
            for (var channel : open.values()) {
                failure = close(channel, failure);
            }
            open.clear();
        }
        unmapped.forEach((file, mapping) -> {
            file.known(null);
            mapping.release();
        });
        if (failure != null) {
            throw failure;
        }
    }

    Path pack() {
        return pack;
    }

    /// Runs `work` on the file's channel, again if the channel is closed under it by an interrupt of this or another thread.
    ///
    <T> T use(ReadFile file, Need need, FileWork<T> work) throws IOException {
        try {
            return uninterrupted(file, need, work);
        } catch (IOException failed) {
            throw DiskFailure.ofRead(file.path(), failed);
        }
    }

    private <T> T uninterrupted(ReadFile file, Need need, FileWork<T> work) throws IOException {
        return Uninterrupted.call(() -> {
            while (true) {
                var lease = acquire(file, need);
                try {
                    return work.run(lease.channel(), lease.mapping());
                } catch (ClosedByInterruptException e) {
                    throw e;
                } catch (ClosedChannelException e) {
                    // Someone else's interrupt, or our own close: the next round tells which.
                    if (lease.channel().isOpen()) {
                        throw e;
                    }
                } finally {
                    release(file, lease);
                }
            }
        });
    }

    void forget(ReadFile file) throws IOException {
        @Nullable FileChannel channel;
        synchronized (this) {
            file.closed = true;
            channel = open.remove(file);
        }
        unmap(file);
        if (channel != null) {
            channel.close();
        }
    }

    /// Closes the file's mapping as soon as no reader uses it.
    void unmap(ReadFile file) {
        @Nullable MappedFile mapping;
        synchronized (this) {
            mapping = mapped.remove(file);
            file.known(null);
            file.isReadBefore = false;
        }
        if (mapping != null) {
            mapping.release();
        }
    }

    /// @param mapping held for the lease
    private record Lease(FileChannel channel, @Nullable MappedFile mapping) {}

    private Lease acquire(ReadFile file, Need need) throws IOException {
        @Nullable MappedFile evicted = null;
        try {
            synchronized (this) {
                if (closed || file.closed) {
                    throw new PackClosedException(pack);
                }
                var channel = open.get(file);
                if (channel == null || !channel.isOpen()) {
                    channel = open(file);
                }
                var mapping = mapped.get(file);
                if (mapping == null && file.isMappable && (need == Need.MAPPING || need == Need.BYTES && file.isReadBefore)) {
                    mapping = map(file, channel);
                    evicted = evictMapping();
                }
                file.isReadBefore |= need == Need.BYTES;
                pin(file);
                if (mapping != null) {
                    mapping.hold();
                }
                return new Lease(channel, mapping);
            }
        } finally {
            // Not under the lock: it waits for all threads of the process.
            if (evicted != null) {
                evicted.release();
            }
        }
    }

    private void pin(ReadFile file) throws IOException {
        file.pins++;
        try {
            evict(limit);
        } catch (IOException e) {
            file.pins--;
            throw e;
        }
    }

    private void release(ReadFile file, Lease lease) {
        synchronized (this) {
            file.pins--;
        }
        if (lease.mapping() != null) {
            lease.mapping().release();
        }
    }

    private FileChannel open(ReadFile file) throws IOException {
        // Opening is not interruptible, so an interrupt that is pending here is met by the work.
        FileChannel channel;
        try {
            channel = opener.open(file.path());
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            // Perhaps the process has too many handles; these are not needed now.
            if (evict(0) == 0) {
                throw e;
            }
            channel = opener.open(file.path());
        }
        try {
            file.opened();
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
        open.put(file, channel);
        return channel;
    }

    private @Nullable MappedFile map(ReadFile file, FileChannel channel) throws IOException {
        try {
            long length = channel.size();
            if (!isMappable(length)) {
                return null;
            }
            var mapping = map(file, channel, length);
            if (mapping != null) {
                mapped.put(file, mapping);
                file.known(mapping);
            }
            return mapping;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (ClosedChannelException e) {
            // Reading from it says so as well, and is done again.
            return null;
        }
    }

    private @Nullable MappedFile map(ReadFile file, FileChannel channel, long length) throws ClosedChannelException {
        try {
            return MappedFile.of(channel, length, mapper.orElseThrow());
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException | OutOfMemoryError failed) {
            LOG.log(Level.DEBUG, "cannot be mapped, and is read by position: " + file.path(), failed);
            unmappableBytes = length;
            return null;
        }
    }

    private boolean isMappable(long length) {
        if (!isDiskKnown) {
            isDiskKnown = true;
            unmappableBytes = isOnLocalDisk() ? Long.MAX_VALUE : 0;
        }
        return length > 0 && length < unmappableBytes;
    }

    private boolean isOnLocalDisk() {
        try {
            return LocalDisk.holds(pack);
        } catch (IOException unknown) {
            LOG.log(Level.DEBUG, "the disk does not say what it is, files are read by position: " + pack, unknown);
            return false;
        }
    }

    private @Nullable MappedFile evictMapping() {
        if (mapped.size() <= mappedLimit) {
            return null;
        }
        var eldest = mapped.pollFirstEntry();
        eldest.getKey().known(null);
        return eldest.getValue();
    }

    /// Closes channels that are not being read, those used longest ago first, until there are as many as this.
    private int evict(int most) throws IOException {
        int evicted = 0;
        var eldest = open.entrySet().iterator();
        while (open.size() > most && eldest.hasNext()) {
            var entry = eldest.next();
            if (entry.getKey().pins == 0) {
                eldest.remove();
                entry.getValue().close();
                evicted++;
            }
        }
        return evicted;
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

    /// What work needs.
    enum Need {
        /// No bytes of the file, or not in the memory of this process.
        CHANNEL,
        /// Some bytes. They may come from a mapping, which is made if the file is read again.
        BYTES,
        /// This many bytes that a mapping pays at once.
        MAPPING
    }

    /// How a file is opened to read. Tests count what is read through it.
    @FunctionalInterface
    interface ChannelOpener {
        FileChannel open(Path path) throws IOException;
    }

    /// What is done with an open file; may be run twice.
    @FunctionalInterface
    interface FileWork<T> {
        T run(FileChannel channel, @Nullable MappedFile mapping) throws IOException;
    }
}
