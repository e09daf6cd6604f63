package numpack.app.table;

import numpack.app.session.ShownHits;
import numpack.app.session.space.CellSpace;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;

/// Finds the rows that the scroll bar marks for the hits of a search: one for each of a thousand parts of the array that has any.
final class HitMarksTask implements Work<long[]> {
    private static final int PARTS = 1000;

    private final CellSpace space;
    private final ShownHits hits;

    HitMarksTask(CellSpace space, ShownHits hits) {
        this.space = space;
        this.hits = hits;
    }

    @Override
    public long[] run(ProgressSink progress) {
        var rows = new RowMarks(space);
        long count = space.array().physicalShape().rowCount();
        long partRows = Math.max(1, Math.ceilDiv(count, PARTS));
        int next = 0;
        while (space.rowAxis() == 0 && next < hits.places().listed()) {
            progress.checkCancelled();
            long row = hits.row(next);
            rows.add(row);
            next = hits.firstFromRow(row - row % partRows + partRows);
        }
        return rows.toArray();
    }
}
