package numpack.engine.draft.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The folder where the logs of all packs lie. A log is named after a hash of its pack's real path. Where another pack has taken the place of
/// one whose edits still wait, there are several of a path, with numbers: which is whose their headers say.
public record LogFolder(Path folder) {
    private static final String SUFFIX = ".draft";
    private static final String LOCK = ".lock";
    private static final int NAME_DIGITS = 32;

    /// The logs of packs that are or were at a path, the oldest first.
    public List<Path> logsOf(Path pack) {
        var logs = new ArrayList<Path>();
        for (int number = 0; Files.exists(log(pack, number)); number++) {
            logs.add(log(pack, number));
        }
        return logs;
    }

    /// Where one more log of a path is to lie.
    public Path free(Path pack) {
        int number = 0;
        while (Files.exists(log(pack, number))) {
            number++;
        }
        return log(pack, number);
    }

    /// Whether a log lies where those of a path do.
    public boolean isOf(Path log, Path pack) {
        return lockOf(log).equals(lockOf(pack.toString()));
    }

    /// The lock of a path: who holds it edits the pack there.
    public Path lockOf(String pack) {
        return folder.resolve(hash(pack) + LOCK);
    }

    private Path log(Path pack, int number) {
        return folder.resolve(hash(pack.toString()) + (number == 0 ? "" : "-" + number) + SUFFIX);
    }

    /// The lock file that goes with a log.
    public static Path lockOf(Path log) {
        var name = log.getFileName().toString();
        var path = name.substring(0, name.length() - SUFFIX.length());
        int number = path.indexOf('-');
        return log.resolveSibling((number < 0 ? path : path.substring(0, number)) + LOCK);
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

    /// The header of a log; empty if its first record is none.
    public static Optional<LogHeader> header(Path log) throws IOException {
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

    private static String hash(String pack) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(pack.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
