package numpack.engine.journal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

import numpack.engine.error.CorruptPackException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.internal.Bits;
import numpack.engine.journal.record.JournalCodec;
import numpack.engine.journal.record.JournalRecord;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.WritableFile;
import numpack.engine.storage.file.FileClock;
import numpack.engine.storage.file.FileStamp;
import org.jspecify.annotations.Nullable;

/// `.workbench/journal`: the mark of what is done, and behind it the newest promise.
///
/// ```text
/// offset  bytes
///      0     24  done mark: "NPWBDONE" generation:i64 synced:u32 crc:u32
///    512     24  the same once more
///   4096         a record; behind an intent, at the next multiple of 8, the commit that follows it
/// ```
/// `synced` is 1 if all that was ever committed had reached the disk by then, 0 if some of it may wait in the memory of the system.
///
/// A generation up to the mark is done. The mark stands twice, in two sectors, so that a torn write of it leaves one that is old
/// or new: without any mark a record that was done long ago would look open. For the same reason a mark of another layout needs another
/// [JournalCodec#VERSION]: what stands behind it is then refused rather than done again.
///
/// One that is kept stays open between commits, as long as the same file is found under its name. Used by who holds the write lock, or reads.
public final class JournalFile implements Closeable {
    static final String NAME = "journal";
    static final long RECORDS_AT = 4096;

    private static final long MAGIC = 0x454e4f444257504eL;
    private static final int MARK = 24;
    private static final int SECOND_MARK = 512;
    private static final int MARK_SYNCED = 16;
    private static final int MARK_CRC = 20;
    private static final long KEPT_LENGTH = 1 << 20;

    private final Path pack;
    private final Path path;
    private final boolean isKept;
    private final FileClock clock;
    /// The file that is open, if it is kept.
    private FileStamp known = FileStamp.ABSENT;
    private @Nullable FileChannel in;
    private @Nullable WritableFile out;
    private @Nullable DurableFiles outFiles;
    /// What was read last and nothing was written since, here.
    private @Nullable Contents latest;

    private JournalFile(Path pack, boolean isKept, FileClock clock) {
        this.pack = pack;
        this.path = WorkbenchFolder.of(pack).resolve(NAME);
        this.isKept = isKept;
        this.clock = clock;
    }

    JournalFile(Path pack) {
        this(pack, false, new FileClock());
    }

    /// The journal of a pack, which stays open until it is closed. Opens and makes nothing yet.
    ///
    /// @param clock told how the journal's stamps follow each other
    public static JournalFile kept(Path pack, FileClock clock) {
        return new JournalFile(pack, true, clock);
    }

    @Override
    public synchronized void close() throws IOException {
        var reading = in;
        var writing = out;
        in = null;
        out = null;
        outFiles = null;
        latest = null;
        known = FileStamp.ABSENT;
        try {
            if (reading != null) {
                reading.close();
            }
        } finally {
            if (writing != null) {
                writing.close();
            }
        }
    }

    /// Makes the file if it is not there, and gives back the room of a large promise that is done.
    ///
    /// @throws CorruptPackException if it is not a file inside the pack
    synchronized void ensure(DurableFiles files) throws IOException {
        if (out != null && outFiles == files && isStillKnown(KEPT_LENGTH) && !OwnCopy.isNeeded(path, files)) {
            return;
        }
        close();
        WorkbenchFolder.ensure(pack, files);
        new PackPlaces(pack, files).resolve(WorkbenchFolder.NAME + "/" + NAME);
        makeOwn(files);
        if (FolderView.ofDisk().look(path).isEmpty()) {
            markDone(0, Past.SYNCED, files);
        } else if (Files.size(path) > KEPT_LENGTH && read().isClean()) {
            try (var file = files.open(path, Opening.EXISTING)) {
                file.setLength(RECORDS_AT);
            }
        }
        // Also if the names were there already: they may have been made by someone who does not sync.
        files.syncDirectory(path.getParent());
        files.syncDirectory(pack);
    }

    /// Replaces it by a copy if a copy of the pack has it as a hard link, before anything is written to it.
    void makeOwn(DurableFiles files) throws IOException {
        if (files.look(path).isPresent() && OwnCopy.isNeeded(path, files)) {
            close();
            OwnCopy.make(pack, path, Files.size(path), files);
        }
    }

    /// What is promised and not done; makes nothing.
    ///
    /// @throws UnsupportedVersionException if a program of another version left a promise
    /// @throws CorruptPackException if a promise is whole and yet makes no sense
    synchronized Contents read() throws IOException {
        var open = in;
        if (open != null && open.isOpen() && isStillKnown(Long.MAX_VALUE)) {
            return contents(open);
        }
        if (open != null || !isStillKnown(Long.MAX_VALUE)) {
            close();
        }
        if (!WorkbenchFolder.exists(pack)) {
            return Contents.NONE;
        }
        new PackPlaces(pack, FolderView.ofDisk()).resolve(WorkbenchFolder.NAME + "/" + NAME);
        if (FolderView.ofDisk().look(path).isEmpty()) {
            return Contents.NONE;
        }
        if (isKept) {
            var stamp = FileStamp.of(path);
            in = FileChannel.open(path, StandardOpenOption.READ);
            // What was looked at before it was opened, so that another file in its place is not taken for it.
            known = stamp;
            return contents(in);
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return contents(channel);
        }
    }

    /// What was read last by the holder of the lock, if nothing is open in it; else what is read now.
    synchronized Contents readUnderLock() throws IOException {
        var known = latest;
        return known != null && known.isClean() ? known : read();
    }

    private Contents contents(FileChannel channel) throws IOException {
        var contents = read(channel);
        latest = contents;
        return contents;
    }

    private Contents read(FileChannel channel) throws IOException {
        var start = start(channel);
        var done = done(start);
        if (hasNoRecordAfter(start, done.generation())) {
            return new Contents(done, Optional.empty(), Optional.empty(), RECORDS_AT);
        }
        var first = record(channel, RECORDS_AT, done.generation());
        if (first.isEmpty()) {
            return new Contents(done, Optional.empty(), Optional.empty(), RECORDS_AT);
        }
        return switch (first.get().record()) {
            case JournalRecord.Commit commit -> new Contents(done, Optional.empty(), Optional.of(commit), RECORDS_AT);
            case JournalRecord.Intent intent -> behind(channel, done, intent, Bits.alignUp(first.get().end(), Long.BYTES));
        };
    }

    /// Whether the file that is open is found under the name, and not too long.
    private boolean isStillKnown(long maxLength) throws IOException {
        var found = FolderView.ofDisk().look(path);
        return found.isPresent() && found.get().isFile() && found.get().length() <= maxLength && known.isSameFile(found.get().stamp());
    }

    private interface Writing {
        void write(WritableFile file) throws IOException;
    }

    private synchronized void write(DurableFiles files, Opening opening, Writing writing) throws IOException {
        latest = null;
        if (!isKept) {
            try (var file = files.open(path, opening)) {
                writing.write(file);
            }
            return;
        }
        if (out == null || outFiles != files) {
            if (out != null || !isStillKnown(Long.MAX_VALUE)) {
                close();
            }
            var before = FileStamp.of(path);
            out = files.open(path, opening);
            outFiles = files;
            // As for reading: another file that came to its place after it was opened is not taken for it.
            known = before.isAbsent() ? FileStamp.of(path) : before;
        }
        try {
            writing.write(out);
            if (!clock.isFine()) {
                clock.changed(FileStamp.of(path));
            }
        } catch (IOException | RuntimeException failed) {
            closeAfter(failed);
            throw failed;
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /// Writes a record and returns when it is safe.
    ///
    /// @return where a next record may stand
    long write(long offset, JournalRecord record, DurableFiles files) throws IOException {
        var parts = JournalCodec.encode(record);
        long end = offset + parts.stream().mapToLong(ByteBuffer::remaining).sum();
        write(files, Opening.EXISTING, file -> {
            long at = offset;
            for (var part : parts) {
                file.write(at, part);
                at += part.remaining();
            }
            file.force();
        });
        return Bits.alignUp(end, Long.BYTES);
    }

    /// Takes a record back that was written in vain, and returns when that is safe.
    void erase(long offset, DurableFiles files) throws IOException {
        write(files, Opening.EXISTING, file -> {
            file.write(offset, ByteBuffer.allocate(JournalCodec.HEADER));
            file.force();
        });
    }

    /// Marks everything up to `generation` as done and returns when that is safe.
    ///
    /// @param past what is known of the time before; files that do not reach the disk make it unsynced
    void markDone(long generation, Past past, DurableFiles files) throws IOException {
        int synced = past == Past.SYNCED && files.reachDisk() ? 1 : 0;
        var mark = ByteBuffer.allocate(SECOND_MARK + MARK).order(ByteOrder.LITTLE_ENDIAN);
        for (int at : new int[] {0, SECOND_MARK}) {
            mark.putLong(at, MAGIC).putLong(at + Long.BYTES, generation).putInt(at + MARK_SYNCED, synced);
            mark.putInt(at + MARK_CRC, crc(mark.slice(at, MARK_CRC)));
        }
        write(files, Opening.CREATE, file -> {
            file.write(0, mark);
            file.force();
        });
    }

    /// Gives the file another name, so that a new one can be begun. What it promises and to whom nobody here knows.
    void setAside(DurableFiles files) throws IOException {
        int number = 1;
        while (files.look(aside(number)).isPresent()) {
            number++;
        }
        close();
        files.rename(path, aside(number));
        files.syncDirectory(path.getParent());
    }

    private Path aside(int number) {
        return path.resolveSibling(WorkbenchFolder.ASIDE_PREFIX + number);
    }

    private Contents behind(FileChannel channel, Mark done, JournalRecord.Intent intent, long offset) throws IOException {
        var next = record(channel, offset, done.generation());
        // Whatever else stands there is left over from an older, longer record.
        if (next.isPresent() && next.get().record() instanceof JournalRecord.Commit commit && commit.generation() == intent.generation() + 1) {
            return new Contents(done, Optional.of(intent), Optional.of(commit), offset);
        }
        return new Contents(done, Optional.of(intent), Optional.empty(), offset);
    }

    private Optional<Found> record(FileChannel channel, long offset, long done) throws IOException {
        long left = channel.size() - offset;
        if (left < JournalCodec.HEADER + JournalCodec.TRAILER) {
            return Optional.empty();
        }
        var header = JournalCodec.header(bytes(channel, offset, JournalCodec.HEADER));
        if (header.isEmpty() || header.get().generation() <= done) {
            return Optional.empty();
        }
        if (header.get().version() != JournalCodec.VERSION) {
            throw new UnsupportedVersionException(pack, name(), header.get().version(), JournalCodec.VERSION);
        }
        long room = left - JournalCodec.HEADER - JournalCodec.TRAILER;
        long length = header.get().length();
        if (length < 0 || length > Math.min(room, JournalCodec.MAX_PAYLOAD)) {
            return Optional.empty();
        }
        var whole = bytes(channel, offset, (int) length + JournalCodec.HEADER + JournalCodec.TRAILER);
        return JournalCodec.isWhole(whole) ? Optional.of(new Found(decode(whole), offset + whole.remaining())) : Optional.empty();
    }

    private JournalRecord decode(ByteBuffer whole) {
        try {
            return JournalCodec.decode(whole);
        } catch (IllegalArgumentException e) {
            var corrupt = new CorruptPackException(pack, name(), new FileDamage.SenselessRecord(String.valueOf(e.getMessage())));
            corrupt.initCause(e);
            throw corrupt;
        }
    }

    /// The marks and the header of the first record, as far as they are there, by one read.
    private static ByteBuffer start(FileChannel channel) throws IOException {
        var start = ByteBuffer.allocate((int) RECORDS_AT + JournalCodec.HEADER);
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
            // Until the end of either.
        }
        return start.flip();
    }

    /// Whether the header of the first record already says that there is none to be done.
    private static boolean hasNoRecordAfter(ByteBuffer start, long done) {
        if (start.remaining() < RECORDS_AT + JournalCodec.HEADER) {
            return true;
        }
        var header = JournalCodec.header(start.slice((int) RECORDS_AT, JournalCodec.HEADER));
        return header.isEmpty() || header.get().generation() <= done;
    }

    private static Mark done(ByteBuffer marks) {
        var done = Mark.NONE;
        for (int at : new int[] {0, SECOND_MARK}) {
            if (marks.remaining() >= at + MARK) {
                var mark = marks.slice(at, MARK).order(ByteOrder.LITTLE_ENDIAN);
                if (mark.getLong(0) == MAGIC && mark.getInt(MARK_CRC) == crc(mark.slice(0, MARK_CRC))) {
                    done = done.newer(new Mark(mark.getLong(Long.BYTES), mark.getInt(MARK_SYNCED) == 1 ? Past.SYNCED : Past.UNSYNCED));
                }
            }
        }
        return done;
    }

    private static ByteBuffer bytes(FileChannel channel, long offset, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("the journal became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private static int crc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static String name() {
        return WorkbenchFolder.NAME + "/" + NAME;
    }

    /// What is in the file.
    ///
    /// @param done everything up to this generation is done
    /// @param nextAt where the next commit must be written, so that an open intent is not lost
    record Contents(Mark done, Optional<JournalRecord.Intent> intent, Optional<JournalRecord.Commit> commit, long nextAt) {
        static final Contents NONE = new Contents(Mark.NONE, Optional.empty(), Optional.empty(), RECORDS_AT);

        boolean isClean() {
            return intent.isEmpty() && commit.isEmpty();
        }

        /// The newest generation that is promised or done.
        long newest() {
            return Math.max(done.generation(), Math.max(intent.map(JournalRecord.Intent::generation).orElse(0L),
                    commit.map(JournalRecord.Commit::generation).orElse(0L)));
        }
    }

    /// Whether all that was committed before has reached the disk.
    enum Past {
        SYNCED, UNSYNCED
    }

    /// A done mark.
    record Mark(long generation, Past past) {
        static final Mark NONE = new Mark(0, Past.SYNCED);

        /// The newer one of two; of the same age, the one that promises less.
        Mark newer(Mark other) {
            if (generation != other.generation) {
                return generation > other.generation ? this : other;
            }
            return past == Past.UNSYNCED ? this : other;
        }
    }

    private record Found(JournalRecord record, long end) {
    }
}
