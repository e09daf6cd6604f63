package numpack.engine.draft.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The folder where the logs of all packs lie. A log is named after a hash of its pack's real path.
public record LogFolder(Path folder) {
    private static final String SUFFIX = ".draft";
    private static final int NAME_DIGITS = 32;

    /// Where the log of a pack lies, or would lie.
    public Path log(Path pack) {
        return folder.resolve(name(pack) + SUFFIX);
    }

    /// The lock file that goes with a log.
    public static Path lockOf(Path log) {
        var name = log.getFileName().toString();
        return log.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + ".lock");
    }

    /// All logs.
    public List<Path> logs() throws IOException {
        var logs = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                entries.forEach(logs::add);
            }
        }
        return logs;
    }

    /// The log of a pack that has been moved since: it bears the folder's file key, and its pack is no longer where it was.
    public Optional<Path> findMoved(Path pack) throws IOException {
        var key = fileKey(pack);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        for (var log : logs()) {
            var header = headerIfReadable(log);
            if (header.isPresent() && header.get().fileKey().equals(key) && !header.get().pack().equals(pack.toString())
                    && !Files.exists(header.get().packPath()) && !DraftClaim.isTaken(lockOf(log))) {
                return Optional.of(log);
            }
        }
        return Optional.empty();
    }

    /// A log that has just been deleted, or cannot be read, says nothing of a pack that was moved; it must not keep that from being opened.
    private static Optional<LogHeader> headerIfReadable(Path log) {
        try {
            return header(log);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// The header of a log; empty if its first record is none.
    private static Optional<LogHeader> header(Path log) throws IOException {
        try (var file = ReopeningFile.toRead(log)) {
            var found = new ArrayList<LogHeader>();
            new LogScan(file).first(record -> {
                if (record.type() == LogHeader.TYPE) {
                    found.add(LogHeader.fromBytes(record.payload()));
                }
            });
            return found.stream().findFirst();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// Moves a log that cannot be used out of the way.
    ///
    /// @return where it lies now
    public static Path setAside(Path log) throws IOException {
        return Files.move(log, LogScan.asideOf(log), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Where a damaged log is kept.
    public static Path asideOf(Path log) {
        return LogScan.asideOf(log);
    }

    /// The file system's own name for a folder; empty where it has none.
    public static String fileKey(Path folder) throws IOException {
        return Objects.toString(Files.readAttributes(folder, BasicFileAttributes.class).fileKey(), "");
    }

    private static String name(Path pack) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(pack.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
