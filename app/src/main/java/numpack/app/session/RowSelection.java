package numpack.app.session;

import numpack.app.session.pack.EditedPack;
import numpack.engine.draft.DraftArray;

/// What of an array's rows the user has selected, before the rows are looked up.
public interface RowSelection {
    /// Where the array is.
    EditedPack pack();

    /// The array as it was when they were selected.
    DraftArray array();

    /// Finds the rows. That takes a pass over the array's bitmap, as long as the selection is: in the background only.
    SelectedRows rows();
}
