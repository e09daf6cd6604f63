package numpack.engine.storage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.ReadFile;

/// Files that stop working at a chosen call, as if the process had been killed there, or that refuse one call, as a full disk
/// does. Every call that changes something counts: write, copy, sync, set length, create, rename, delete, make directory.
///
/// A suite runs its scenario once with [#counting], then once for each call with [#dyingAt] and [#tearingAt], each time opening
/// what is left with fresh files.
public final class FailingFiles implements DurableFiles {
    private final AtomicLong looks = new AtomicLong();
    private final DurableFiles files;
    private final long failAt;
    private final Failure failure;
    private final List<String> calls = new ArrayList<>();
    private boolean dead;

    private FailingFiles(DurableFiles files, long failAt, Failure failure) {
        this.files = files;
        this.failAt = failAt;
        this.failure = failure;
    }

    /// Never fails, only counts.
    public static FailingFiles counting(DurableFiles files) {
        return new FailingFiles(files, Long.MAX_VALUE, Failure.DEAD);
    }

    /// Fails in call `n` (from 0), before anything of it is done, and in all that follow.
    public static FailingFiles dyingAt(DurableFiles files, long n) {
        return new FailingFiles(files, n, Failure.DEAD);
    }

    /// As [#dyingAt], but if call `n` is a write or copy, its first half is done.
    public static FailingFiles tearingAt(DurableFiles files, long n) {
        return new FailingFiles(files, n, Failure.TORN);
    }

    /// Refuses call `n` alone, as a full disk does: the first half of a write is done.
    public static FailingFiles refusingAt(DurableFiles files, long n) {
        return new FailingFiles(files, n, Failure.REFUSED);
    }

    /// How many changing calls were made, the failed ones included.
    public synchronized long count() {
        return calls.size();
    }

    /// The changing calls in order: "rename a to b".
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /// How often something was looked for.
    public long looks() {
        return looks.get();
    }

    @Override
    public Optional<UUID> run(Path folder) throws IOException {
        return files.run(folder);
    }

    @Override
    public DurableFiles deferred() {
        return new DeferredFiles(this);
    }

    @Override
    public boolean reachDisk() {
        return files.reachDisk();
    }

    @Override
    public WritableFile open(Path file, Opening opening) throws IOException {
        if (opening != Opening.EXISTING && !Files.exists(file)) {
            check("create " + file);
        } else {
            alive();
        }
        return new FailingFile(file, files.open(file, opening));
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        check("make directory " + directory);
        files.createDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        check("rename " + from + " to " + to);
        files.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        check("delete " + file);
        files.delete(file);
    }

    @Override
    public boolean copyRights(Path from, Path to) throws IOException {
        check("give the rights of " + from + " to " + to);
        return files.copyRights(from, to);
    }

    @Override
    public int linkCount(Path file) throws IOException {
        alive();
        return files.linkCount(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        check("sync directory " + directory);
        files.syncDirectory(directory);
    }

    @Override
    public Optional<FileLook> look(Path path) throws IOException {
        alive();
        looks.incrementAndGet();
        return files.look(path);
    }

    @Override
    public byte[] readStart(Path file, int most) throws IOException {
        alive();
        return files.readStart(file, most);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        alive();
        return files.list(directory);
    }

    private synchronized void alive() throws IOException {
        if (dead) {
            throw new IOException("this process is dead");
        }
    }

    private void check(String call) throws IOException {
        if (failsNow(call)) {
            throw new IOException("stopped at call %d: %s".formatted(failAt, call));
        }
    }

    private synchronized boolean failsNow(String call) throws IOException {
        alive();
        boolean now = calls.size() == failAt;
        calls.add(call);
        dead |= now && failure != Failure.REFUSED;
        return now;
    }

    private enum Failure {
        DEAD, TORN, REFUSED
    }

    /// Half done, then failed.
    private interface Half {
        void write() throws IOException;
    }

    private final class FailingFile implements WritableFile {
        private final Path path;
        private final WritableFile file;

        FailingFile(Path path, WritableFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public long length() throws IOException {
            alive();
            return file.length();
        }

        @Override
        public void write(long offset, ByteBuffer source) throws IOException {
            check("write %d bytes at %d of %s".formatted(source.remaining(), offset, path),
                    () -> file.write(offset, source.slice(source.position(), source.remaining() / 2)));
            file.write(offset, source);
        }

        @Override
        public void write(long offset, MemorySegment source) throws IOException {
            check("write %d bytes at %d of %s".formatted(source.byteSize(), offset, path),
                    () -> file.write(offset, source.asSlice(0, source.byteSize() / 2)));
            file.write(offset, source);
        }

        @Override
        public void setLength(long length) throws IOException {
            FailingFiles.this.check("set length %d of %s".formatted(length, path));
            file.setLength(length);
        }

        @Override
        public void copyFrom(ReadFile source, long sourceOffset, long offset, long length, LongConsumer copied) throws IOException {
            check("copy %d bytes to %d of %s".formatted(length, offset, path),
                    () -> file.copyFrom(source, sourceOffset, offset, length / 2, copied));
            file.copyFrom(source, sourceOffset, offset, length, copied);
        }

        @Override
        public void force() throws IOException {
            FailingFiles.this.check("sync " + path);
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }

        private void check(String call, Half half) throws IOException {
            if (failsNow(call)) {
                if (failure != Failure.DEAD) {
                    half.write();
                }
                throw new IOException("stopped in call %d: %s".formatted(failAt, call));
            }
        }
    }
}
