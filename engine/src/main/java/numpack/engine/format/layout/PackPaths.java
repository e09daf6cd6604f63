package numpack.engine.format.layout;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import numpack.engine.error.Finding;
import numpack.engine.error.Finding.FileFault;
import numpack.engine.error.Finding.PathFault;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileLook;

/// Follows the paths that files of a pack name, and none that leads out of it or to a file of another kind. For one look at a pack,
/// by one thread: what it learned about folders is not learned again.
///
/// A path is judged as every system would read it: a drive letter, a `\` that climbs, or another spelling of `metadata.npkm`
/// is refused everywhere, because the pack may come from anywhere and go anywhere. A symbolic link on the way is refused even if it
/// stays inside, because it may no longer do so at the next write.
public final class PackPaths {
    private static final int MAX_PATH_LENGTH = 4000;
    /// Bytes of UTF-8 that one char takes at most.
    private static final int MAX_UTF8_BYTES = 3;

    private final Path root;
    private final FolderView view;
    private final Map<Path, Boolean> folders = new HashMap<>();

    /// @param root the pack's real path
    public PackPaths(Path root, FolderView view) {
        this.root = root;
        this.view = view;
    }

    /// Where a path leads.
    public sealed interface Resolution {
        /// To a regular file inside the pack.
        ///
        /// @param file relative to the pack, without detours
        record Found(String file, FileLook look) implements Resolution {
        }

        /// Nowhere that we go.
        record Refused(Finding finding) implements Resolution {
        }
    }

    /// Why a path is not followed whatever lies on the disk; empty if it may be.
    public static Optional<PathFault> faultOf(String written) {
        if (written.isEmpty()) {
            return Optional.of(PathFault.EMPTY);
        }
        if (written.indexOf('\0') >= 0) {
            return Optional.of(PathFault.NUL);
        }
        if (written.length() >= 2 && written.charAt(1) == ':' && isLetter(written.charAt(0))) {
            return Optional.of(PathFault.DRIVE);
        }
        if (written.startsWith("/") || written.startsWith("\\")) {
            return Optional.of(PathFault.ABSOLUTE);
        }
        var clean = normalized(written);
        if (clean.isEmpty()) {
            return Optional.of(PathFault.ESCAPES);
        }
        return faultOfNormal(clean.get());
    }

    /// Whether a path goes up anywhere, even if it comes back.
    public static boolean climbs(String written) {
        return written.contains("..") && List.of(written.split("[/\\\\]", -1)).contains("..");
    }

    /// Where an entry's or segment's path leads.
    ///
    /// @param written the path as the file has it
    /// @param array   for the finding
    public Resolution resolve(String written, String array) throws IOException {
        var fault = faultOf(written);
        if (fault.isPresent()) {
            return unsafe(written, array, fault.get());
        }
        var clean = normalized(written).orElseThrow();
        if (PackLayout.isBitmap(clean.toLowerCase(Locale.ROOT))) {
            return unsafe(written, array, PathFault.BITMAP);
        }
        return follow(clean, written, array);
    }

    /// Where an array's bitmap lies; empty if there is none.
    public Optional<Resolution> resolveBitmap(String array) throws IOException {
        var file = PackLayout.bitmapFile(array);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var found = follow(file.get(), file.get(), array);
        var isAbsent = found instanceof Resolution.Refused(Finding.FileUnusable(var _, var _, var fault)) && fault == FileFault.MISSING;
        return isAbsent ? Optional.empty() : Optional.of(found);
    }

    private Resolution follow(String clean, String written, String array) throws IOException {
        try {
            var path = root.resolve(clean);
            for (var folder = path.getParent(); !folder.equals(root); folder = folder.getParent()) {
                if (isLink(folder)) {
                    return unsafe(written, array, PathFault.SYMBOLIC_LINK);
                }
            }
            var look = view.look(path);
            if (look.isEmpty()) {
                return unusable(clean, array, FileFault.MISSING);
            }
            return switch (look.get().kind()) {
                case LINK -> unsafe(written, array, PathFault.SYMBOLIC_LINK);
                case FOLDER, OTHER -> unusable(clean, array, FileFault.NOT_A_FILE);
                case FILE -> look.get().isReadable() ? new Resolution.Found(clean, look.get()) : unusable(clean, array, FileFault.UNREADABLE);
            };
        } catch (InvalidPathException cannotExistHere) {
            return unusable(clean, array, FileFault.MISSING);
        } catch (AccessDeniedException denied) {
            return unusable(clean, array, FileFault.UNREADABLE);
        }
    }

    private boolean isLink(Path folder) throws IOException {
        var known = folders.get(folder);
        if (known == null) {
            known = view.look(folder).filter(look -> look.kind() == FileLook.Kind.LINK).isPresent();
            folders.put(folder, known);
        }
        return known;
    }

    /// The path without `.`, doubled `/` and `..`; empty if it climbs out, or climbs in the eyes of Windows only.
    public static Optional<String> normalized(String written) {
        if (isPlain(written)) {
            return Optional.of(written);
        }
        var parts = new ArrayDeque<String>();
        for (var part : written.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (part.indexOf('\\') >= 0 && climbs(part)) {
                return Optional.empty();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", new ArrayList<>(parts)));
    }

    /// Whether it is one name and nothing else, as nearly all paths of a pack are.
    private static boolean isPlain(String written) {
        return !written.isEmpty() && written.charAt(0) != '.' && written.indexOf('/') < 0 && written.indexOf('\\') < 0;
    }

    private static Optional<PathFault> faultOfNormal(String clean) {
        if (clean.isEmpty()) {
            return Optional.of(PathFault.PACK_FOLDER);
        }
        var folded = clean.replace('\\', '/').toLowerCase(Locale.ROOT);
        var first = folded.split("/", 2)[0];
        if (folded.equals(PackLayout.MANIFEST)) {
            return Optional.of(PathFault.MANIFEST);
        }
        if (first.equals(PackLayout.WORKBENCH)) {
            return Optional.of(PathFault.WORKBENCH);
        }
        return isTooLong(clean) ? Optional.of(PathFault.TOO_LONG) : Optional.empty();
    }

    private static boolean isTooLong(String clean) {
        if (clean.length() <= PackLayout.MAX_FILE_NAME_LENGTH / MAX_UTF8_BYTES) {
            return false;
        }
        for (var part : clean.split("/")) {
            if (PackLayout.utf8Length(part) > PackLayout.MAX_FILE_NAME_LENGTH) {
                return true;
            }
        }
        return clean.length() > MAX_PATH_LENGTH;
    }

    private static boolean isLetter(char one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z';
    }

    private static Resolution unsafe(String written, String array, PathFault fault) {
        return new Resolution.Refused(new Finding.UnsafePath(written, array, fault));
    }

    private static Resolution unusable(String file, String array, FileFault fault) {
        return new Resolution.Refused(new Finding.FileUnusable(file, array, fault));
    }
}
