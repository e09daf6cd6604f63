package numpack.app.session;

import numpack.app.session.pack.EditedPack;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.RowSet;

/// The rows of an array that the user has selected, in physical rows.
///
/// @param pack where the array is
/// @param array the array as it was when they were selected
/// @param live those that are rows of the array
/// @param dropped those that are dropped and shown
public record SelectedRows(EditedPack pack, DraftArray array, RowSet live, RowSet dropped) {}
