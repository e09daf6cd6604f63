package numpack.app.explorer;

import numpack.app.session.PackSession;
import numpack.engine.draft.DraftArray;

/// One line of the explorer.
sealed interface ExplorerItem {
    PackSession session();

    /// A pack.
    ///
    /// @param isUnfolded whether its arrays are listed
    record PackItem(PackSession session, int unsaved, int arrays, boolean isUnfolded) implements ExplorerItem {}

    /// An array.
    ///
    /// @param name    what people see of its name
    /// @param dtype   NumPy's name of it; empty if the array cannot be read
    /// @param form    dtype and shape
    /// @param tip     its whole name, or why it cannot be read
    /// @param unsaved how many unsaved edits it has
    record ArrayItem(PackSession session, DraftArray array, String name, String dtype, String form, String tip, int unsaved, long dropped)
            implements ExplorerItem {}
}
