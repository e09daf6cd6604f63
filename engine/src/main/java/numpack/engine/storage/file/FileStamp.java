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
public record FileStamp(long size, long mtimeNanos, String key) {
    /// The stamp of a file that is not there.
    public static final FileStamp ABSENT = new FileStamp(-1, 0, "");

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
        return new FileStamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), key == null ? "" : key.toString());
    }

    public boolean isAbsent() {
        return size < 0;
    }

    /// Whether the file had changed so shortly before `now`, the moment the stamp was taken, that a further change might not show.
    public boolean isUnsureAt(Instant now) {
        return !isAbsent() && mtimeNanos > TimeUnit.SECONDS.toNanos(now.minus(GRAIN).getEpochSecond()) + now.getNano();
    }
}
