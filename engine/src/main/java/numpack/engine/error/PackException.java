package numpack.engine.error;

import java.nio.file.Path;

/// Something is wrong with a pack or with what was asked of it. Unchecked, because the caller can rarely mend it on the spot;
/// sealed, because the window has words for every leaf. A leaf carries its facts as fields, and nothing was changed when it is thrown.
///
/// Trouble with the disk itself stays an `IOException`.
public sealed abstract class PackException extends RuntimeException
        permits ArrayExistsException, ArrayUnreadableException, ChangedOutsideException, CorruptPackException, DTypeMismatchException,
                FileNotWritableException, ForeignFormatException, InvalidNameException, LinkedArrayException, NoSuchArrayException,
                NotEnoughSpaceException, OtherPackException, PackClosedException,
                PackLockedException, ReadOnlyPackException, RowsRenumberedException, ShapeMismatchException, StaleArrayException,
                UnsavedWorkChangedException, UnsettledSaveException,
                UnsupportedVersionException {
    private static final long serialVersionUID = 1L;

    private final transient Path path;

    PackException(Path path, String message) {
        super(message);
        this.path = path;
    }

    PackException(Path path, String message, Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    /// The pack's folder.
    public Path path() {
        return path;
    }
}
