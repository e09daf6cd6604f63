package numpack.engine.format.layout;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.reason.NameFault;

/// Judges the name of an array to be. Stricter than reading, because the name becomes part of file names, and the pack shall be
/// the same pack on every system that it is copied to.
public final class NewName {
    private static final int MAX_BYTES = 240;
    private static final String FORBIDDEN = "/\\:*?\"<>|";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "com0", "com1", "com2", "com3", "com4",
            "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
            "lpt9", "lpt¹", "lpt²", "lpt³");

    private NewName() {
    }

    /// Returns if an array may be called `name`.
    ///
    /// @param pack   for the message
    /// @param names  of the arrays that are there
    /// @param files  that lie at the top of the pack's folder, those of its arrays and others
    /// @throws InvalidNameException if no array may have this name, or files of no array stand in its way
    /// @throws ArrayExistsException if an array has this name, or one that some file systems cannot tell from it
    public static void check(Path pack, String name, Collection<String> names, Collection<String> files) {
        fault(name).ifPresent(fault -> {
            throw new InvalidNameException(pack, name, fault);
        });
        var folded = fold(name);
        for (var other : names) {
            if (fold(other).equals(folded)) {
                throw new ArrayExistsException(pack, other);
            }
        }
        var own = Set.of(fold(PackLayout.dataFile(name)), fold(PackLayout.segmentListFile(name)), fold(PackLayout.segmentFolder(name)),
                fold(PackLayout.bitmapFile(name).orElseThrow()));
        for (var other : files) {
            if (own.contains(fold(other))) {
                throw new InvalidNameException(pack, name, new NameFault.FileInTheWay(other));
            }
        }
    }

    /// What is wrong with a name whatever the pack; empty for a good one.
    public static Optional<NameFault> fault(String name) {
        if (name.isEmpty()) {
            return Optional.of(new NameFault.Empty());
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return Optional.of(new NameFault.HalfCharacter());
        }
        if (name.codePoints().anyMatch(NewName::isControl)) {
            return Optional.of(new NameFault.ControlCharacter());
        }
        var forbidden = name.chars().filter(one -> FORBIDDEN.indexOf(one) >= 0).findFirst();
        if (forbidden.isPresent()) {
            return Optional.of(new NameFault.ForbiddenCharacter((char) forbidden.getAsInt()));
        }
        if (name.contains("..")) {
            return Optional.of(new NameFault.TwoDots());
        }
        if (isEdge(name.codePointAt(0)) || isEdge(name.codePointBefore(name.length()))) {
            return Optional.of(new NameFault.DotOrSpaceAtEdge());
        }
        if (DEVICES.contains(name.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            return Optional.of(new NameFault.Reserved());
        }
        int bytes = PackLayout.utf8Length(name);
        return bytes > MAX_BYTES ? Optional.of(new NameFault.TooLong(bytes, MAX_BYTES)) : Optional.empty();
    }

    /// Line and paragraph separators break lists as control characters do.
    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
    }

    private static boolean isEdge(int codePoint) {
        return codePoint == '.' || Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// What two names have in common that some file system takes for one. Upper case first: it unites more letters than lower case alone.
    public static String fold(String text) {
        if (isAscii(text)) {
            // The same, a hundred times as fast; a pack may have ten thousand names.
            return text.toLowerCase(Locale.ROOT);
        }
        var folded = Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
