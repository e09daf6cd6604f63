package numpack.engine.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// Whose a file is, who may do what with it, and how many names it has, where the system knows such things: POSIX does. Windows gives a
/// new file the rights of its folder.
///
/// @param mode  type and permissions as the system numbers them
/// @param links how many names the file has; more than one if it is shared by hard links
public record FileRights(int uid, int gid, int mode, int links) {
    private static final int STICKY = 01000;
    private static final int PERMISSIONS = 07777;

    /// The rights of what lies at a path, a symbolic link not followed; empty where the system has none.
    public static Optional<FileRights> of(Path path) throws IOException {
        if (!isKnownFor(path)) {
            return Optional.empty();
        }
        var found = Files.readAttributes(path, "unix:uid,gid,mode,nlink", LinkOption.NOFOLLOW_LINKS);
        return Optional.of(new FileRights((int) found.get("uid"), (int) found.get("gid"), (int) found.get("mode"), (int) found.get("nlink")));
    }

    /// The name of the user that a file belongs to; empty if the system does not tell.
    public static String ownerOf(Path path) {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        } catch (IOException | UnsupportedOperationException unknown) {
            // It is only for a sentence that has a cause of its own.
            return "";
        }
    }

    /// Gives a file owner, group and permissions of another one.
    ///
    /// @return whether they were others
    /// @throws java.nio.file.FileSystemException if this user may not give them
    public static boolean copy(Path from, Path to) throws IOException {
        if (!isKnownFor(from)) {
            return false;
        }
        var wanted = of(from).orElseThrow();
        var found = of(to).orElseThrow();
        // By number: to ask for a name may mean to ask a server.
        if (wanted.gid != found.gid) {
            Files.setAttribute(to, "unix:gid", wanted.gid, LinkOption.NOFOLLOW_LINKS);
        }
        if (wanted.uid != found.uid) {
            Files.setAttribute(to, "unix:uid", wanted.uid, LinkOption.NOFOLLOW_LINKS);
        }
        if (wanted.permissions() != found.permissions()) {
            // Last: a file that is given away loses some.
            Files.setAttribute(to, "unix:mode", wanted.permissions());
        }
        return wanted.uid != found.uid || wanted.gid != found.gid || wanted.permissions() != found.permissions();
    }

    /// Whether a folder lets only the owner of a file, or its own, rename and remove it.
    public boolean isSticky() {
        return (mode & STICKY) != 0;
    }

    private int permissions() {
        return mode & PERMISSIONS;
    }

    private static boolean isKnownFor(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
