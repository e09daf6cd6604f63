package numpack.engine.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// What tells one state of a file from another without reading it: size, time of last change, and the file's identity.
///
/// @param size in bytes, -1 if the file is not there
/// @param mtimeNanos time of last change in nanoseconds since 1970
/// @param key the identity of the file whatever its name (device and inode), empty where the system has none
/// @param birthNanos when the file was made, in nanoseconds since 1970; the time of last change where the disk does not keep it
public record FileStamp(long size, long mtimeNanos, String key, long birthNanos) {
    /// The stamp of a file that is not there.
    public static final FileStamp ABSENT = new FileStamp(-1, 0, "", 0);

    /// Two writes within the clock's grain may leave the same stamp; FAT's grain is 2 s.
    public static final Duration GRAIN = Duration.ofSeconds(2);

    /// The stamp of `path` now; a symbolic link is followed.
    public static FileStamp of(Path path) throws IOException {
        try {
            return of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return ABSENT;
        }
    }

    /// The stamp in what was read of a file.
    public static FileStamp of(BasicFileAttributes attributes) {
        var key = attributes.fileKey();
        return new FileStamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), key == null ? "" : key.toString(),
                attributes.creationTime().to(TimeUnit.NANOSECONDS));
    }

    /// Whether a later stamp is that of the same file, changed or not. The key alone does not tell: a disk gives the number of a deleted file to
    /// the next one that is made. Where it keeps no time of birth, the key has to do.
    public boolean isSameFile(FileStamp later) {
        return !isAbsent() && key.equals(later.key) && (birthNanos == later.birthNanos || hasNoBirth() && later.hasNoBirth());
    }

    /// Key and time of birth as text; empty if the system has no key. Equal texts are of the same file. Where the disk keeps no time of birth,
    /// unequal ones may be too.
    public String identity() {
        return key.isEmpty() ? "" : key + "@" + birthNanos;
    }

    private boolean hasNoBirth() {
        return birthNanos == mtimeNanos;
    }

    public boolean isAbsent() {
        return size < 0;
    }

    /// Whether the file had changed so shortly before `now`, the moment the stamp was taken, that a further change might not show.
    public boolean isUnsureAt(Instant now) {
        return !isAbsent() && mtimeNanos > TimeUnit.SECONDS.toNanos(now.minus(GRAIN).getEpochSecond()) + now.getNano();
    }
}
