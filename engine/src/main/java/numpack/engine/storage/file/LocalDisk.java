package numpack.engine.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Disks on which a mapped file shows at once what any process of this machine writes into it, and which rename and cut a file while it is
/// mapped. A network disk does not promise the first, Windows refuses the second: there, files are read by position.
public final class LocalDisk {
    private static final Set<String> TYPES = Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "zfs", "f2fs", "apfs", "hfs");

    private LocalDisk() {}

    /// Whether the disk of a file or folder is one. Costs a look at the list of all disks.
    public static boolean holds(Path path) throws IOException {
        return TYPES.contains(Files.getFileStore(path).type().toLowerCase(Locale.ROOT));
    }
}
