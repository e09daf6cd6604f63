package numpack.engine.journal.record;

import java.io.File;
import java.nio.charset.StandardCharsets;

/// What a name in a journal must look like: a relative path that stays inside the pack. Whether it does so on the disk too is
/// found by `PackPlaces`.
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
}
