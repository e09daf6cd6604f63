package numpack.app.find.hit;

import java.util.List;
import numpack.app.selection.GridSpot;
import numpack.app.session.ShownHits;
import numpack.app.session.ShownHits.Extent;
import numpack.app.session.space.ArrayPlace;
import numpack.app.session.space.CellSpace;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.StepPlace;
import numpack.engine.find.FoundCell;
import numpack.engine.shape.Box;
import numpack.engine.shape.Slice;

/// Where hits are in their array. In the background only: where rows are dropped, the disk may have to tell.
public final class HitPlace {
    private HitPlace() {}

    /// The place of a cell of the grid among the hits, be it one or not.
    public static long of(CellSpace space, GridSpot spot, Extent extent) {
        var place = space.place(spot.row(), spot.column());
        return extent == Extent.ROWS ? place.physicalRow() : place.physicalRow() * space.array().physicalShape().rowElements() + place.offset();
    }

    /// What is to be shown of the i-th hit.
    public static ArrayPlace show(ShownHits hits, int i) {
        var array = hits.array();
        var shape = array.physicalShape();
        boolean isRow = hits.extent() == Extent.ROWS;
        var index = isRow ? new long[] {hits.row(i)} : new FoundCell(hits.places().place(i)).index(shape);
        var rest = new Slice[Math.max(0, shape.ndim() - 1)];
        for (int axis = 1; axis < shape.ndim(); axis++) {
            rest[axis - 1] = isRow ? Slice.all(shape.length(axis)) : Slice.of(index[axis], 1);
        }
        var part = part(array, shape.ndim() == 0 ? 0 : index[0], Box.of(rest));
        // Cells are asked for of a dropped row, so that dropped rows are shown.
        boolean isDropped = part.rowCount() == 0;
        return new ArrayPlace(array.id(), isRow && !isDropped ? StepPlace.Extent.ROWS : StepPlace.Extent.CELLS, List.of(part));
    }

    private static ArrayPlace.Part part(DraftArray array, long physicalRow, Box rest) {
        if (array.physicalShape().ndim() == 0) {
            return new ArrayPlace.Part(0, 1, 0, 1, rest);
        }
        return new ArrayPlace.Part(array.liveRowsBefore(physicalRow), array.isLive(physicalRow) ? 1 : 0, physicalRow, 1, rest);
    }
}
