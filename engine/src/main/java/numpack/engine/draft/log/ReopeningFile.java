package numpack.engine.draft.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;
import numpack.engine.error.DiskFailure;
import numpack.engine.error.EditNotKeptException;

/// A file read and written by position that outlives interrupted threads. Interrupting a thread in the middle of an access closes its
/// channel for everyone; here it is opened again, the access repeated, and the thread stays interrupted. Safe for all threads.
final class ReopeningFile implements RecordFile {
    private final Path path;
    private final Set<StandardOpenOption> options;
    private FileChannel channel;
    private boolean isClosed;

    private ReopeningFile(Path path, Set<StandardOpenOption> options) throws IOException {
        this.path = path;
        this.options = options;
        this.channel = open();
    }

    /// Made if it is missing.
    static ReopeningFile toWrite(Path path) throws IOException {
        return new ReopeningFile(path, EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    }

    /// It must be there.
    static ReopeningFile toRead(Path path) throws IOException {
        return new ReopeningFile(path, EnumSet.of(StandardOpenOption.READ));
    }

    @Override
    public long size() throws IOException {
        return retrying(FileChannel::size);
    }

    @Override
    public void read(long position, ByteBuffer into) throws IOException {
        int start = into.position();
        retrying(file -> {
            into.position(start);
            while (into.hasRemaining()) {
                if (file.read(into, position + into.position() - start) < 0) {
                    throw new EOFException("%s ends before %d".formatted(path, position + into.limit() - start));
                }
            }
            return 0L;
        });
    }

    @Override
    public void write(long position, ByteBuffer from) throws IOException {
        int start = from.position();
        writing(file -> {
            from.position(start);
            while (from.hasRemaining()) {
                file.write(from, position + from.position() - start);
            }
            return 0L;
        });
    }

    @Override
    public void truncate(long size) throws IOException {
        writing(file -> {
            file.truncate(size);
            return 0L;
        });
    }

    @Override
    public synchronized void giveWayTo(Path fresh) throws IOException {
        // Not everywhere can an open file be replaced. If this one stays, the next access opens it again.
        channel.close();
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        isClosed = true;
    }

    @Override
    public void force() throws IOException {
        writing(file -> {
            file.force(false);
            return 0L;
        });
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        channel.close();
    }

    private void writing(Access access) throws IOException {
        try {
            retrying(access);
        } catch (IOException failed) {
            throw new EditNotKeptException(path, DiskFailure.ofWrite(path, failed));
        }
    }

    private long retrying(Access access) throws IOException {
        boolean wasInterrupted = false;
        try {
            while (true) {
                wasInterrupted |= Thread.interrupted();
                try {
                    return access.on(current());
                } catch (ClosedByInterruptException interrupted) {
                    wasInterrupted = true;
                } catch (ClosedChannelException closed) {
                    // Another thread was interrupted in the same channel; if the file was closed on purpose, current() says so.
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized FileChannel current() throws IOException {
        if (isClosed) {
            throw new IOException("the draft's log is closed: " + path);
        }
        if (!channel.isOpen()) {
            channel = open();
        }
        return channel;
    }

    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(path, options);
        } catch (IOException failed) {
            throw options.contains(StandardOpenOption.WRITE) ? DiskFailure.ofWrite(path, failed) : failed;
        }
    }

    private interface Access {
        long on(FileChannel file) throws IOException;
    }
}
