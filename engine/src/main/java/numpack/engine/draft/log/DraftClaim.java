package numpack.engine.draft.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to edit one pack, held through a lock file beside its log. The system gives it free when the process dies.
///
/// The lock is taken on a byte far behind the end, so that others can read who holds it on systems where a lock forbids reading. Within
/// this process a set remembers what is held: opening the file a second time and closing it would give a POSIX lock free.
public final class DraftClaim implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int HOLDER_BYTES = 512;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DraftClaim(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the claim; empty if someone else holds it.
    public static Optional<DraftClaim> take(Path lockFile) throws IOException {
        if (!HELD.add(lockFile)) {
            return Optional.empty();
        }
        try {
            var taken = lock(lockFile);
            if (taken.isEmpty()) {
                HELD.remove(lockFile);
            }
            return taken;
        } catch (IOException | RuntimeException failed) {
            HELD.remove(lockFile);
            throw failed;
        }
    }

    /// Whether someone holds it, this process included.
    public static boolean isTaken(Path lockFile) throws IOException {
        if (HELD.contains(lockFile)) {
            return true;
        }
        if (!Files.exists(lockFile)) {
            return false;
        }
        var claim = take(lockFile);
        if (claim.isPresent()) {
            claim.get().close();
        }
        return claim.isEmpty();
    }

    /// Who holds it, in words; empty if that cannot be read.
    public static String holder(Path lockFile) {
        if (HELD.contains(lockFile)) {
            return "this program";
        }
        try (var in = Files.newInputStream(lockFile)) {
            return new String(in.readNBytes(HOLDER_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        } finally {
            HELD.remove(path);
        }
    }

    private static Optional<DraftClaim> lock(Path lockFile) throws IOException {
        var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            var holder = "process %d of %s since %s".formatted(ProcessHandle.current().pid(), System.getProperty("user.name", ""),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS));
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(new DraftClaim(lockFile, channel, lock));
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }
}
