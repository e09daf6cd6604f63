package numpack.app.problem;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.DTypeMismatchException;
import numpack.engine.error.DiskFullException;
import numpack.engine.error.EditNotKeptException;
import numpack.engine.error.FileNotWritableException;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.LinkedArrayException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.NotEnoughSpaceException;
import numpack.engine.error.NotReadAgainException;
import numpack.engine.error.OtherPackException;
import numpack.engine.error.PackClosedException;
import numpack.engine.error.PackException;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.RowsRenumberedException;
import numpack.engine.error.ShapeMismatchException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.UnsavedWorkChangedException;
import numpack.engine.error.UnsettledSaveException;
import numpack.engine.error.UnsupportedVersionException;

/// Turns throwables into words. A cancellation is no problem and yields none.
public final class Problems {
    private static final int MAX_NAME_LENGTH = 60;
    private static final int MAX_PATH_LENGTH = 160;

    private Problems() {}

    /// The problem behind a throwable; nothing for a cancellation.
    public static Optional<Problem> of(Throwable thrown) {
        return switch (thrown) {
            case CancellationException cancelled -> Optional.empty();
            case ExecutionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            case CompletionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            case UncheckedIOException wrapper -> of(wrapper.getCause());
            case PackException wrong -> Optional.of(ofPack(wrong));
            case EditNotKeptException failure -> Optional.of(words("problem.editNotKept", failure, visiblePath(failure.log()), sentence(failure.getCause())));
            case NotReadAgainException done -> Optional.of(words("problem.notReadAgain", done, sentence(done.getCause())));
            case IOException failure -> Optional.of(ofDisk(failure));
            case ReadOnlyFileSystemException failure -> Optional.of(words("problem.readOnlyDisk", failure));
            case OutOfMemoryError failure -> Optional.of(words("problem.memory", failure));
            default -> Optional.of(words("problem.unexpected", thrown, Texts.of("problem.unexpected.what", describe(thrown))));
        };
    }

    private static Problem ofPack(PackException thrown) {
        String pack = name(thrown.path());
        return switch (thrown) {
            case ArrayExistsException e -> words("problem.arrayExists", e, pack, visible(e.array()));
            case ArrayUnreadableException e -> words(
                    "problem.arrayUnreadable", e, pack, visible(e.array()), FindingTexts.of(e.finding()).sentence());
            case ChangedOutsideException e -> words("problem.changedOutside", e, pack, OutsideChangeTexts.of(e.what()));
            case CorruptPackException e -> words("problem.corrupt", e, pack, visible(e.file()), FileDamageTexts.of(e.what()));
            case DTypeMismatchException e -> words("problem.dtypeMismatch", e, pack, visible(e.array()), e.expected(), e.found());
            case FileNotWritableException e -> words(
                    "problem.fileNotWritable", e, pack, visible(e.file()), owner(e), Texts.of("problem.fileNotWritable." + reason(e.reason()), owner(e)));
            case ForeignFormatException e -> words("problem.foreignFormat", e, pack, ForeignContentTexts.of(e.found()));
            case InvalidNameException e -> words("problem.invalidName", e, pack, visible(e.name()), NameTexts.of(e.fault()));
            case LinkedArrayException e -> words("problem.linkedArray", e, pack, visible(e.array()), Names.elided(e.target(), MAX_PATH_LENGTH));
            case NoSuchArrayException e -> words("problem.noSuchArray", e, pack, visible(e.array()));
            case NotEnoughSpaceException e -> words(
                    "problem.notEnoughSpace", e, pack, Numbers.bytes(e.neededBytes()), Numbers.bytes(e.freeBytes()), disk(e.disk()));
            case OtherPackException e -> words("problem.otherPack", e, pack);
            case PackClosedException e -> words("problem.packClosed", e, pack);
            case PackLockedException e -> words("problem.packLocked", e, pack, HolderTexts.of(e.holder()));
            case ReadOnlyPackException e -> words("problem.readOnlyPack", e, pack, ReadOnlyTexts.of(e.reason()));
            case RowsRenumberedException e -> words("problem.rowsRenumbered", e, pack, visible(e.array()));
            case ShapeMismatchException e -> words("problem.shapeMismatch", e, pack, visible(e.array()), e.expected(), e.found());
            case StaleArrayException e -> words("problem.staleArray", e, pack, visible(e.array()));
            case UnsavedWorkChangedException e -> words("problem.unsavedWorkChanged", e, pack);
            case UnsettledSaveException e -> words("problem.unsettledSave", e, pack);
            case UnsupportedVersionException e -> words(
                    "problem.unsupportedVersion", e, pack, visible(e.file()), e.found(), e.newestKnown());
        };
    }

    private static String owner(FileNotWritableException thrown) {
        return thrown.owner().isEmpty() ? Texts.of("problem.fileNotWritable.unknownOwner") : visible(thrown.owner());
    }

    private static String reason(FileNotWritableException.Reason reason) {
        return switch (reason) {
            case DENIED -> "denied";
            case OWNER_LOST -> "ownerLost";
            case STICKY_FOLDER -> "stickyFolder";
        };
    }

    private static Problem ofDisk(IOException failure) {
        String file = failure instanceof FileSystemException known && known.getFile() != null
                ? Names.elided(known.getFile(), MAX_PATH_LENGTH) : Texts.of("problem.disk.someFile");
        return switch (failure) {
            case DiskFullException e -> words("problem.diskFull", e, visiblePath(e.path()), disk(e.disk()));
            case FileSystemException e when isDiskFull(e) -> words("problem.diskFull", e, file, disk(""));
            case FileSystemException e when isForbidden(e) -> words("problem.notPermitted", e, file);
            case NoSuchFileException e -> words("problem.noSuchFile", e, file);
            case AccessDeniedException e -> words("problem.accessDenied", e, file);
            case NotDirectoryException e -> words("problem.noFolder", e, file);
            case FileAlreadyExistsException e -> words("problem.alreadyExists", e, file);
            case DirectoryNotEmptyException e -> words("problem.folderNotEmpty", e, file);
            default -> words("problem.disk", failure, file, describe(failure));
        };
    }

    /// What the program itself writes, settings and copies, fails in the system's own words.
    private static boolean isDiskFull(FileSystemException failure) {
        String text = reason(failure);
        return text.contains("no space left") || text.contains("not enough space") || text.contains("disk quota exceeded");
    }

    /// A folder may let its owner and the owner of a file alone move or delete it, even if others may write it.
    private static boolean isForbidden(FileSystemException failure) {
        return reason(failure).contains("operation not permitted");
    }

    private static String reason(FileSystemException failure) {
        return failure.getReason() == null ? "" : failure.getReason().toLowerCase(Locale.ROOT);
    }

    private static String disk(String name) {
        return name.isEmpty() ? Texts.of("problem.disk.someDisk") : Names.elided(name, MAX_PATH_LENGTH);
    }

    private static Problem words(String key, Throwable thrown, Object... values) {
        return new Problem(
                Texts.of(key + ".title", values), Texts.of(key + ".sentence", values),
                Texts.of(key + ".consequence", values), trace(thrown));
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        String type = thrown.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + Names.visible(message);
    }

    /// What happened, in a sentence, for texts that say more about it.
    static String sentence(Throwable cause) {
        return of(cause).map(Problem::sentence).orElseGet(() -> describe(cause));
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return visible((last == null ? path : last).toString());
    }

    private static String visiblePath(Path path) {
        return Names.elided(path.toString(), MAX_PATH_LENGTH);
    }

    private static String visible(String name) {
        return Names.elided(name, MAX_NAME_LENGTH);
    }
}
