package numpack.engine.error.reason;

/// What another program has changed in a pack. Files are named by their paths in the pack.
public sealed interface OutsideChange {
    /// A file has other bytes than were read before.
    record FileChanged(String file) implements OutsideChange {}

    /// A file was removed.
    record FileRemoved(String file) implements OutsideChange {}

    /// A file was removed, and perhaps another one is in its place.
    record FileReplaced(String file) implements OutsideChange {}

    /// There is a file where there was none.
    record FileAdded(String file) implements OutsideChange {}

    /// A file was cut.
    ///
    /// @param neededBytes how long it has to be at least
    record FileTooShort(String file, long neededBytes) implements OutsideChange {}

    /// A file has another length.
    record FileLength(String file, long expectedBytes, long foundBytes) implements OutsideChange {}

    /// The entry or a file of an array is another.
    record ArrayChanged(String array) implements OutsideChange {}

    /// There is an array where there was none.
    record ArrayAdded(String array) implements OutsideChange {}

    /// Rows that unsaved edits change hold something else than they did before the edits.
    record EditedRowsChanged(String array) implements OutsideChange {}

    /// Files were removed, renamed or added while a commit was half done.
    record FilesMoved() implements OutsideChange {}

    /// Some entries of arrays are as before a commit that is half done and some as after it.
    record EntriesMixed() implements OutsideChange {}

    /// Another folder is in the place of the pack.
    record FolderReplaced() implements OutsideChange {}

    /// A commit that was cut short is not as it was found.
    record UnfinishedCommitChanged() implements OutsideChange {}
}
