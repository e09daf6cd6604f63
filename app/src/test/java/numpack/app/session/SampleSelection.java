package numpack.app.session;

import numpack.app.session.pack.EditedPack;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.RowSet;

/// Selected live rows that are known.
public record SampleSelection(EditedPack pack, DraftArray array, RowSet live) implements RowSelection {
    @Override
    public SelectedRows rows() {
        return new SelectedRows(pack, array, live, RowSet.empty());
    }
}
