package numpack.engine.journal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import numpack.engine.error.CorruptPackException;

/// Keeps the names in a journal inside the pack.
///
/// A pack may come from anywhere, its journal with it: a step that could name a file elsewhere would let a stranger write it.
final class JournalPath {
    static final int MAX_BYTES = 4096;

    private JournalPath() {
    }

    /// `name`, if it is a relative path that stays inside.
    ///
    /// @throws IllegalArgumentException if it is not
    static String check(String name) {
        boolean drive = name.length() > 1 && name.charAt(1) == ':';
        boolean backslash = File.separatorChar == '\\' && name.indexOf('\\') >= 0;
        if (drive || backslash || name.indexOf('\0') >= 0 || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("not a path inside a pack: " + name);
        }
        for (var part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException("not a path inside a pack: " + name);
            }
        }
        return name;
    }

    /// Where `name` lies.
    ///
    /// @throws CorruptPackException if a link on the way, or the file itself as a link, leads out of the pack
    static Path resolve(Path pack, String name) throws IOException {
        var path = pack.resolve(name);
        boolean link = Files.isSymbolicLink(path);
        var anchor = link ? path : path.getParent();
        if (!anchor.equals(pack) && Files.exists(anchor, LinkOption.NOFOLLOW_LINKS)
                && !(Files.exists(anchor) && anchor.toRealPath().startsWith(pack.toRealPath()))) {
            throw new CorruptPackException(pack, name, "a link that leads out of the pack");
        }
        return path;
    }

    static boolean exists(Path pack, String name) {
        return Files.exists(pack.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /// The length of a file, `ABSENT` if it is not there.
    static long length(Path pack, String name) throws IOException {
        var path = resolve(pack, name);
        return Files.exists(path) ? Files.size(path) : JournalStep.ABSENT;
    }
}
