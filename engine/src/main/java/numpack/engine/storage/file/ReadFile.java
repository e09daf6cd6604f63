package numpack.engine.storage.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.internal.Checks;

/// One generation of one file, read by position: small windows of rows, manifests, bitmaps. Such reads cannot fault; a file
/// that has become shorter or another file is a `ChangedOutsideException`.
///
/// Opens at the first read and may be closed and opened again behind the scenes. Safe for many threads.
public final class ReadFile implements Closeable {
    private static final int LAID_PIECE = 1 << 20;

    private final OpenFiles files;
    private final Path path;
    private final @Nullable LaidBytes laid;

    // Guarded by the monitor of `files`.
    int pins;
    boolean closed;
    private FileStamp known;

    /// @param known of the file that it must be; absent if its first opening shall tell
    ReadFile(OpenFiles files, Path path, FileStamp known, @Nullable LaidBytes laid) {
        this.files = files;
        this.path = path;
        this.known = known;
        this.laid = laid;
    }

    public Path path() {
        return path;
    }

    /// Its length now, in bytes.
    public long length() throws IOException {
        return laid == null ? files.use(this, FileChannel::size) : laid.length();
    }

    /// Fills what remains of `target` with the bytes from `offset`; the position of `target` stays where it was.
    ///
    /// @throws ChangedOutsideException if the file ends before
    public void read(long offset, ByteBuffer target) throws IOException {
        Checks.notNegative(offset, "offset");
        if (laid != null) {
            readLaid(laid, offset, MemorySegment.ofBuffer(target));
            return;
        }
        reading(offset, target.remaining(), channel -> {
            Transfer.read(channel, offset, target);
            return path;
        });
    }

    /// Fills a whole segment with the bytes from `offset`.
    ///
    /// @throws ChangedOutsideException if the file ends before
    public void read(long offset, MemorySegment target) throws IOException {
        Checks.notNegative(offset, "offset");
        if (laid != null) {
            readLaid(laid, offset, target);
            return;
        }
        readFile(offset, target);
    }

    /// Ends this reader; a thread that is reading gets `PackClosedException`.
    @Override
    public void close() throws IOException {
        files.forget(this);
    }

    /// Copies up to `count` bytes to the position of `target`, at least one.
    public long transferTo(long offset, long count, FileChannel target) throws IOException {
        if (laid != null) {
            var piece = ByteBuffer.allocate((int) Math.min(LAID_PIECE, count));
            read(offset, piece);
            return target.write(piece);
        }
        return reading(offset, count, channel -> {
            long copied = channel.transferTo(offset, count, target);
            if (copied <= 0) {
                throw new EOFException("the file ends at or before " + offset);
            }
            return copied;
        });
    }

    /// Told when a channel was opened under this file's name: it must be the file that is known, if one is.
    void opened() throws IOException {
        var found = FileStamp.of(path);
        if (!known.isAbsent() && !known.isSameFile(found)) {
            throw new ChangedOutsideException(files.pack(), new OutsideChange.FileReplaced(name()));
        }
        known = found;
    }

    /// What to throw when bytes read from it cannot belong to those read before.
    public ChangedOutsideException changed() {
        return new ChangedOutsideException(files.pack(), new OutsideChange.FileChanged(name()));
    }

    ChangedOutsideException shorter(long needed) {
        return new ChangedOutsideException(files.pack(), new OutsideChange.FileTooShort(name(), needed));
    }

    Path pack() {
        return files.pack();
    }

    String name() {
        return path.startsWith(files.pack()) ? files.pack().relativize(path).toString() : path.toString();
    }

    private void readLaid(LaidBytes over, long offset, MemorySegment target) throws IOException {
        if (offset > over.length() - target.byteSize()) {
            throw shorter(offset + target.byteSize());
        }
        long kept = over.keptIn(offset, target.byteSize());
        if (kept > 0) {
            readFile(offset, target.asSlice(0, kept));
        }
        over.layOver(offset, target);
    }

    private void readFile(long offset, MemorySegment target) throws IOException {
        reading(offset, target.byteSize(), channel -> {
            Transfer.read(channel, offset, target);
            return path;
        });
    }

    private <T> T reading(long offset, long length, OpenFiles.ChannelWork<T> work) throws IOException {
        try {
            return files.use(this, work);
        } catch (EOFException e) {
            throw shorter(offset + length);
        } catch (NoSuchFileException e) {
            if (known.isAbsent()) {
                throw e;
            }
            throw new ChangedOutsideException(files.pack(), new OutsideChange.FileRemoved(name()));
        }
    }
}
