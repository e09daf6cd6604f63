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
    record ArrayItem(PackSession session, DraftArray array, int unsaved, long dropped) implements ExplorerItem {}
}
