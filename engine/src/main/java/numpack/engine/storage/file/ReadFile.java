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

/// One generation of one file. Manifests and bitmaps are read by position, rows are copied from a mapping where the disk allows one. A file
/// that has become shorter or another file is a `ChangedOutsideException` either way, never a fault, never zeros for what was cut off.
///
/// Opens at the first read and may be closed and opened again behind the scenes. A read that happens once is done by position: to map a file and to
/// close the mapping costs as much as ten such reads. Safe for many threads.
public final class ReadFile implements Closeable {
    private static final int LAID_PIECE = 1 << 20;
    /// From this many bytes or pieces on a mapping is worth its price at once.
    private static final long MAPPED_BYTES = 1 << 20;
    private static final int MAPPED_PIECES = 16;

    private final OpenFiles files;
    private final Path path;
    private final @Nullable LaidBytes laid;
    final boolean isMappable;
    private volatile @Nullable MappedFile mapping;

    // Guarded by the monitor of `files`.
    int pins;
    boolean closed;
    boolean isReadBefore;
    private FileStamp known;

    /// @param known of the file that it must be; absent if its first opening shall tell
    ReadFile(OpenFiles files, Path path, FileStamp known, @Nullable LaidBytes laid, boolean isMappable) {
        this.files = files;
        this.path = path;
        this.known = known;
        this.laid = laid;
        this.isMappable = isMappable;
    }

    public Path path() {
        return path;
    }

    /// Its length now, in bytes.
    public long length() throws IOException {
        return laid == null ? files.use(this, OpenFiles.Need.CHANNEL, (channel, _) -> channel.size()) : laid.length();
    }

    /// Fills what remains of `target` with the bytes from `offset`; the position of `target` stays where it was.
    ///
    /// @throws ChangedOutsideException if the file ends before
    public void read(long offset, ByteBuffer target) throws IOException {
        Checks.notNegative(offset, "offset");
        read(offset, MemorySegment.ofBuffer(target));
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

    /// Fills the place of each piece in `into`, in any order.
    ///
    /// @throws ChangedOutsideException if the file ends before the end of one of them
    public void read(Pieces pieces, MemorySegment into) throws IOException {
        if (pieces.count() == 0) {
            return;
        }
        if (laid != null) {
            for (int piece = 0; piece < pieces.count(); piece++) {
                readLaid(laid, pieces.offset(piece), into.asSlice(pieces.place(piece), pieces.length()));
            }
            return;
        }
        reading(pieces.end(), need(pieces.count() >= MAPPED_PIECES), (channel, mapping) -> {
            var left = pieces;
            if (mapping != null) {
                left = pieces.none();
                if (!mapping.copy(channel, pieces, into, left)) {
                    left = pieces;
                }
            }
            Transfer.read(channel, left, into);
            return path;
        });
    }

    /// Whether a piece of it can be copied from memory, so that reading it alone costs less than reading what lies beside it.
    public boolean isAtHand(long offset, long length) throws IOException {
        var now = mapping;
        if (now == null) {
            return false;
        }
        return now.isKnownCached(offset, length) || files.use(this, OpenFiles.Need.CHANNEL, (_, held) -> held != null && held.isAtHand(offset, length));
    }

    /// Closes its mapping, if it has one, as soon as no reader uses it; the next reading but one maps it again.
    public void unmap() {
        files.unmap(this);
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
        return reading(offset + count, OpenFiles.Need.CHANNEL, (channel, _) -> {
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

    /// Told of its mapping, and when it has none any more.
    void known(@Nullable MappedFile now) {
        mapping = now;
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
        long length = target.byteSize();
        reading(offset + length, need(length >= MAPPED_BYTES), (channel, held) -> {
            if (held == null || !held.isAtHand(offset, length) || !held.copy(channel, offset, target)) {
                Transfer.read(channel, offset, target);
            }
            return path;
        });
    }

    /// @param end of the bytes that are read
    private static OpenFiles.Need need(boolean isMuch) {
        return isMuch ? OpenFiles.Need.MAPPING : OpenFiles.Need.BYTES;
    }

    private <T> T reading(long end, OpenFiles.Need need, OpenFiles.FileWork<T> work) throws IOException {
        try {
            return files.use(this, need, work);
        } catch (EOFException e) {
            throw shorter(end);
        } catch (NoSuchFileException e) {
            if (known.isAbsent()) {
                throw e;
            }
            throw new ChangedOutsideException(files.pack(), new OutsideChange.FileRemoved(name()));
        }
    }
}
