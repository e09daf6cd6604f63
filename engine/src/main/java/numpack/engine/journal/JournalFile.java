package numpack.engine.journal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import numpack.engine.error.CorruptPackException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.internal.Bits;
import numpack.engine.journal.record.JournalCodec;
import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.step.OwnCopy;
import numpack.engine.journal.step.PackPlaces;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.WritableFile;
import numpack.engine.storage.file.FileClock;
import numpack.engine.storage.file.FileStamp;
import org.jspecify.annotations.Nullable;

/// `.workbench/journal`: the mark of what is done, and behind it the kept records and the newest promise.
///
/// ```text
/// offset  bytes
///      0     40  done mark: "NPWBDON3" generation:i64 checkpoint:i64 end:i64 synced:u32 crc:u32
///    512     40  the same once more
///   4096         a record; each next one at the next multiple of 8
/// ```
/// `synced` is 1 if all that was ever committed had reached the disk by then, 0 if some of it may wait in the memory of the system; 3 if records are
/// kept and a sync of their files has failed.
///
/// A generation up to the mark is done. What was committed up to `checkpoint` has reached the disk as well; the records of later ones are kept from
/// 4096 to `end`, one behind the other, and what they did may wait in the memory of the system. Where none are kept `end` is 4096: there stands one
/// promise, or an intent and the commit that follows it.
///
/// The mark that follows a kept commit is not synced, unlike the records: after a power loss the records tell how many there are, not the mark. The mark stands twice, in two sectors, so that a torn write of it leaves one that is old
/// or new: without any mark a record that was done long ago would look open. For the same reason a mark of another layout needs another
/// [JournalCodec#VERSION]: what stands behind it is then refused by an older program rather than done again. The mark of version 2,
/// `"NPWBDONE" generation:i64 synced:u32 crc:u32`, is read.
///
/// One that is kept stays open between commits, as long as the same file is found under its name. Used by who holds the write lock, or reads.
public final class JournalFile implements Closeable {
    static final String NAME = "journal";
    static final long RECORDS_AT = 4096;

    /// Kept records are checkpointed before they reach beyond this.
    static final long KEPT_LENGTH = 1 << 20;

    private static final long MAX_KEPT = 16 << 20;
    private static final int CLOCK_PROOF = 3;
    /// A longer file gives its room back.
    private static final long MAX_LENGTH = KEPT_LENGTH + (1 << 20);

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
    /// The mark of the last kept commit of this one, if nothing else was written here since.
    private @Nullable DoneMark own;
    private final SinceCheckpoint since = new SinceCheckpoint();
    private boolean hasCurrentLayout;

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
        own = null;
        since.clear();
        hasCurrentLayout = false;
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
        if (out != null && outFiles == files && isStillKnown(MAX_LENGTH) && !OwnCopy.isNeeded(path, files)) {
            return;
        }
        close();
        WorkbenchFolder.ensure(pack, files);
        new PackPlaces(pack, files).resolve(WorkbenchFolder.NAME + "/" + NAME);
        makeOwn(files);
        if (FolderView.ofDisk().look(path).isEmpty()) {
            markDone(0, Past.SYNCED, files);
        } else if (Files.size(path) > MAX_LENGTH && read().isOver()) {
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
        return known != null && known.isClean() && (!known.done().hasKept() || isOwn(known.done())) ? known : read();
    }

    private Contents contents(FileChannel channel) throws IOException {
        var contents = read(channel);
        latest = contents;
        return contents;
    }

    /// The commits behind the checkpoint whose records are kept, whether they are marked as done or not, in their order; of a pack that is not
    /// being written.
    synchronized List<JournalRecord.Commit> readKept() throws IOException {
        var open = in;
        if (open != null && open.isOpen() && isStillKnown(Long.MAX_VALUE)) {
            return kept(open);
        }
        if (FolderView.ofDisk().look(path).isEmpty()) {
            return List.of();
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return kept(channel);
        }
    }

    private List<JournalRecord.Commit> kept(FileChannel channel) throws IOException {
        long generation = DoneMark.newest(start(channel)).checkpoint();
        var kept = new ArrayList<JournalRecord.Commit>();
        long at = RECORDS_AT;
        while (true) {
            var found = record(channel, at, generation);
            if (found.isEmpty() || !(found.get().record() instanceof JournalRecord.Commit commit) || commit.kept().isEmpty()
                    || commit.generation() != generation + 1) {
                return kept;
            }
            kept.add(commit);
            generation++;
            at = Bits.alignUp(found.get().end(), Long.BYTES);
            if (at > MAX_KEPT) {
                throw new CorruptPackException(pack, name(), new FileDamage.SenselessRecord("kept records of more than %d bytes".formatted(MAX_KEPT)));
            }
        }
    }

    private Contents read(FileChannel channel) throws IOException {
        var start = start(channel);
        var done = DoneMark.newest(start);
        hasCurrentLayout = done.isCurrentLayout();
        if (done.hasKept()) {
            var next = record(channel, done.end(), done.generation());
            // Whatever else stands there is left over from older records.
            boolean isNext = next.isPresent() && next.get().record().generation() == done.generation() + 1;
            return new Contents(done, Optional.empty(), isNext ? next.map(Found::record).filter(JournalRecord.Commit.class::isInstance)
                    .map(JournalRecord.Commit.class::cast) : Optional.empty(), done.end());
        }
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
        own = null;
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

    /// Marks everything up to `generation` as done, and as checkpointed if `past` is synced; returns when that is safe.
    ///
    /// @param past what is known of the time before; files that do not reach the disk make it unsynced
    synchronized void markDone(long generation, Past past, DurableFiles files) throws IOException {
        var mark = DoneMark.over(generation, past == Past.SYNCED && files.reachDisk() ? Past.SYNCED : Past.UNSYNCED).bytes();
        // A program of version 2 does not know this mark, and must not take a record that was done for an open one.
        boolean isNewLayout = !hasCurrentLayout;
        write(files, Opening.CREATE, file -> {
            file.write(0, mark);
            if (isNewLayout && isOldRecord()) {
                file.write(RECORDS_AT, ByteBuffer.allocate(JournalCodec.HEADER));
            }
            file.force();
        });
        hasCurrentLayout = true;
        since.clear();
    }

    /// Whether the first record is one that a program of an older version takes for its own.
    private boolean isOldRecord() throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var start = start(channel);
            return start.remaining() >= RECORDS_AT + JournalCodec.HEADER && JournalCodec.header(start.slice((int) RECORDS_AT, JournalCodec.HEADER))
                    .filter(header -> header.version() < JournalCodec.VERSION).isPresent();
        }
    }

    /// Marks a kept commit as done, and returns at once.
    synchronized void markKept(DoneMark mark, DurableFiles files) throws IOException {
        var bytes = mark.bytes();
        // Until the clock of the disk is known: changes that follow each other at once show whether it tells them apart, if each was looked at before.
        for (int times = clock.isFine() ? 1 : CLOCK_PROOF; times > 0; times--) {
            write(files, Opening.EXISTING, file -> file.write(0, bytes));
        }
        own = mark;
    }

    /// Whether the kept records are those of this one, and nothing was written by others since. What they did is known to wait in the memory of the
    /// system, and needs no look.
    boolean isOwn(DoneMark found) {
        return found.equals(own);
    }

    /// Whether records are kept that this one has written, as far as it knows.
    public synchronized boolean hasOwnKept() {
        return own != null;
    }

    /// What is known of the pack since the checkpoint.
    SinceCheckpoint since() {
        return since;
    }

    /// Whether each change of a file would show in its stamp.
    boolean isClockFine() {
        return clock.isFine();
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

    private Contents behind(FileChannel channel, DoneMark done, JournalRecord.Intent intent, long offset) throws IOException {
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
        if (header.get().version() < JournalCodec.OLDEST_VERSION || header.get().version() > JournalCodec.VERSION) {
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

    private static ByteBuffer bytes(FileChannel channel, long offset, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("the journal became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private static String name() {
        return WorkbenchFolder.NAME + "/" + NAME;
    }

    /// What is in the file.
    ///
    /// @param done everything up to this generation is done
    /// @param nextAt where the next commit must be written, so that an open intent and kept records are not lost
    record Contents(DoneMark done, Optional<JournalRecord.Intent> intent, Optional<JournalRecord.Commit> commit, long nextAt) {
        static final Contents NONE = new Contents(DoneMark.NONE, Optional.empty(), Optional.empty(), RECORDS_AT);

        /// Whether nothing is promised that is not done.
        boolean isClean() {
            return intent.isEmpty() && commit.isEmpty();
        }

        /// Whether no record is needed any more.
        boolean isOver() {
            return isClean() && !done.hasKept();
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

    private record Found(JournalRecord record, long end) {
    }
}
