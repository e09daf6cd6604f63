package numpack.engine.draft.apply;

import numpack.engine.draft.step.CellPlaces;
import numpack.engine.draft.step.Step;
import numpack.engine.shape.RowSet;

/// The rows that an atom touches, as numbered when it was made.
public final class TouchedRows {
    private TouchedRows() {
    }

    public static RowSet of(Step.Atom atom) {
        return switch (atom) {
            case Step.SetCells set -> rows(set.places());
            case Step.Fill fill -> fill.region().rows();
            case Step.WriteBlock block -> block.region().rows();
            case Step.DropRows drop -> drop.rows();
            case Step.RestoreRows restore -> restore.rows();
            case Step.AppendRows append -> RowSet.range(append.target().space().rows(), append.target().space().rows() + append.rowCount());
            case Step.CreateArray _, Step.RenameArray _, Step.CloneArray _, Step.RemoveArray _ -> RowSet.empty();
        };
    }

    private static RowSet rows(CellPlaces places) {
        var rows = RowSet.builder();
        for (int run = 0; run < places.runCount(); run++) {
            rows.addRange(places.row(run), places.lastRow(run) + 1);
        }
        return rows.build();
    }
}
