package numpack.app.table;

import numpack.app.session.ShownHits;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowView;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.shape.RowSet;

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
        if (space.rowAxis() != 0 || space.rowCount() == 0) {
            return new long[0];
        }
        if (space.listed().isPresent()) {
            return listed(space.listed().get(), progress);
        }
        var rows = new RowMarks(space);
        long count = space.array().physicalShape().rowCount();
        long partRows = Math.max(1, Math.ceilDiv(count, PARTS));
        int next = 0;
        while (next < hits.places().listed()) {
            progress.checkCancelled();
            long row = hits.row(next);
            rows.add(row);
            next = hits.firstFromRow(row - row % partRows + partRows);
        }
        return rows.toArray();
    }

    /// Listed rows may be in any order: they are looked for all at once.
    private long[] listed(RowView.Listed list, ProgressSink progress) {
        var rows = RowSet.builder();
        for (int i = 0; i < hits.places().listed(); i++) {
            rows.add(hits.row(i));
        }
        progress.checkCancelled();
        return MarksTask.parts(list.positionsOf(rows.build()), list.count());
    }
}
