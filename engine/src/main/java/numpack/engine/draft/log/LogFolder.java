package numpack.engine.draft.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The folder where the logs of all packs lie. A log is named after a hash of its pack's real path. Where another pack has taken the place of
/// one whose edits still wait, there are several of a path, with numbers: which is whose their headers say.
public record LogFolder(Path folder) {
    private static final String SUFFIX = ".draft";
    private static final String LOCK = ".lock";
    private static final String ASIDE = ".damaged";
    private static final int NAME_DIGITS = 32;

    /// The logs of packs that are or were at a path, the oldest first.
    public List<Path> logsOf(Path pack) throws IOException {
        return List.copyOf(numbered(pack).values());
    }

    /// Where one more log of a path is to lie: after all others.
    public Path free(Path pack) throws IOException {
        var logs = numbered(pack);
        return log(pack, logs.isEmpty() ? 0 : logs.lastKey() + 1);
    }

    /// By their numbers. Some may be missing: each log is deleted when it is no longer needed.
    private SortedMap<Integer, Path> numbered(Path pack) throws IOException {
        var name = Pattern.compile(hash(pack.toString()) + "(?:-([1-9][0-9]{0,8}))?" + Pattern.quote(SUFFIX));
        var logs = new TreeMap<Integer, Path>();
        for (var log : logs()) {
            var match = name.matcher(log.getFileName().toString());
            if (match.matches()) {
                logs.put(match.group(1) == null ? 0 : Integer.parseInt(match.group(1)), log);
            }
        }
        return logs;
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

    /// The header of a log; empty if its first record is none that can be read here.
    public static Optional<LogHeader> header(Path log) throws IOException {
        try (var file = ReopeningFile.toRead(log)) {
            var found = new ArrayList<LogHeader>();
            new LogScan(file).first(record -> {
                if (record.type() == LogHeader.TYPE) {
                    found.add(LogHeader.fromBytes(record.payload()));
                }
            });
            return found.stream().findFirst();
        } catch (IllegalArgumentException | LaterLogException notOurs) {
            return Optional.empty();
        }
    }

    /// Moves a log that cannot be used out of the way.
    ///
    /// @return where it lies now
    public static Path setAside(Path log) throws IOException {
        return Files.move(log, aside(log));
    }

    /// Copies a log in which something is damaged, to be looked at.
    ///
    /// @return where the copy lies
    public static Path keepAside(Path log) throws IOException {
        return Files.copy(log, aside(log));
    }

    /// A name beside a log that nothing has: what was put aside before stays.
    private static Path aside(Path log) {
        var aside = log.resolveSibling(log.getFileName() + ASIDE);
        for (int number = 1; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); number++) {
            aside = log.resolveSibling(log.getFileName() + ASIDE + "-" + number);
        }
        return aside;
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
