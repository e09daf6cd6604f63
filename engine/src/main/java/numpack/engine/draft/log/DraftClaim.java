package numpack.engine.draft.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import numpack.engine.error.PackHolder;

/// The right to edit one pack, held through a lock file beside its log. The system releases it when the process dies.
///
/// The lock is taken on a byte far beyond the end, so that others can read who holds it on systems where a lock forbids reading. Within
/// this process a set remembers what is held: opening the file a second time and closing it would release a POSIX lock. A process that takes a
/// claim, gives it up or asks for it holds the set's monitor.
public final class DraftClaim implements AutoCloseable {
    private static final Set<Path> HELD = new HashSet<>();
    static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int HOLDER_BYTES = 512;
    /// What is in the file: the words of an editor.
    private static final Pattern HOLDER = Pattern.compile("process ([0-9]{1,18}) of (.*) since (\\S+)\\s*");
    /// Longer than any question takes, too short to be noticed.
    private static final Duration PROBE = Duration.ofMillis(60);
    private static final long POLL_MILLIS = 5;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DraftClaim(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the claim; empty if someone else holds it. Another process that only asks ([#isTaken]) is in the way for a moment, so it is tried
    /// for a while.
    public static Optional<DraftClaim> take(Path lockFile) throws IOException {
        return take(lockFile, PROBE);
    }

    /// Takes the claim, trying as long as `patience` says.
    static Optional<DraftClaim> take(Path lockFile, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            synchronized (HELD) {
                if (HELD.contains(lockFile)) {
                    return Optional.empty();
                }
                var taken = lock(lockFile);
                if (taken.isPresent()) {
                    HELD.add(lockFile);
                    return taken;
                }
            }
            if (System.nanoTime() - deadline >= 0) {
                return Optional.empty();
            }
            pause();
        }
    }

    /// Whether someone holds it, this process included. Asking does not make it appear taken to this process.
    public static boolean isTaken(Path lockFile) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(lockFile)) {
                return true;
            }
            // A shared lock is refused where someone holds the claim, and asks for no right to write.
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.READ); var lock = channel.tryLock(LOCKED_BYTE, 1, true)) {
                return lock == null;
            } catch (NoSuchFileException free) {
                return false;
            }
        }
    }

    /// Whether it is the one of this lock file.
    public boolean isOf(Path lockFile) {
        return path.equals(lockFile);
    }

    /// Who holds it, or held it last.
    public static PackHolder holder(Path lockFile) {
        synchronized (HELD) {
            if (HELD.contains(lockFile)) {
                return new PackHolder.ThisProgram();
            }
            try (var in = Files.newInputStream(lockFile)) {
                return named(new String(in.readNBytes(HOLDER_BYTES), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                return new PackHolder.Unknown();
            }
        }
    }

    private static PackHolder named(String words) {
        var holder = HOLDER.matcher(words);
        if (!holder.matches()) {
            return new PackHolder.Unknown();
        }
        try {
            return new PackHolder.Editor(Long.parseLong(holder.group(1)), holder.group(2), Instant.parse(holder.group(3)));
        } catch (DateTimeParseException noTime) {
            return new PackHolder.Unknown();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            try (channel) {
                lock.release();
            } finally {
                HELD.remove(path);
            }
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another program asks who edits the pack");
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
            var holder = new PackHolder.Editor(ProcessHandle.current().pid(), System.getProperty("user.name", ""),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS));
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.inWords().getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(new DraftClaim(lockFile, channel, lock));
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }
}
