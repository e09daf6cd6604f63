package numpack.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything in a folder at one moment: names, bytes, links, times. Two are equal if nobody wrote in between.
public final class Snapshot {
    private Snapshot() {
    }

    /// All of a folder.
    public static SortedMap<String, String> of(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.forEach(path -> all.put(folder.relativize(path).toString(), describe(path)));
        }
        return all;
    }

    private static String describe(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "link to " + Files.readSymbolicLink(path);
            }
            var time = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
            if (path.endsWith(".workbench/lock")) {
                // Written through a mapping: when the system notes the time of that is its own affair.
                return "mapped " + sha256(Files.readAllBytes(path));
            }
            return Files.isDirectory(path) ? "folder of " + time : time + " " + sha256(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
