package numpack.app.table;

import java.util.stream.LongStream;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowView;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.shape.RowSet;

/// Finds the rows that the scroll bar marks: a bar has some hundred pixels, so a thousand parts of the array are enough.
final class MarksTask implements Work<MarksTask.Marks> {
    private static final int PARTS = 1000;

    private final CellSpace space;

    MarksTask(CellSpace space) {
        this.space = space;
    }

    @Override
    public Marks run(ProgressSink progress) {
        var array = space.array();
        if (space.rowAxis() != 0) {
            return Marks.NONE;
        }
        if (space.listed().isPresent()) {
            return listed(space.listed().get(), progress);
        }
        var rows = array.physicalShape().rowCount();
        var parts = (int) Math.min(PARTS, rows);
        var edited = new RowMarks(space);
        var dropped = new RowMarks(space);
        var counts = array.unsavedEdits() > 0 ? array.editedRowMarks(Math.max(1, parts)) : new long[Math.max(1, parts)];
        for (var part = 0; part < parts; part++) {
            var from = begin(rows, parts, part);
            var to = begin(rows, parts, part + 1);
            if (counts[part] > 0) {
                edited.add(from);
            }
            if (space.showsDropped() && to - from > array.liveRowsBefore(to) - array.liveRowsBefore(from)) {
                dropped.add(from);
            }
        }
        return new Marks(edited.toArray(), dropped.toArray());
    }

    /// Of listed rows it is known which are edited.
    private Marks listed(RowView.Listed list, ProgressSink progress) {
        var array = space.array();
        var edited = list.rows().intersect(array.editedRows());
        var dropped = space.showsDropped() ? space.droppedOfRows(0, space.rowCount() - 1) : RowSet.empty();
        progress.checkCancelled();
        return new Marks(parts(list.positionsOf(edited), list.count()), parts(list.positionsOf(dropped), list.count()));
    }

    /// The first of some positions in each of the parts.
    static long[] parts(RowSet positions, long count) {
        var first = LongStream.builder();
        for (long at = positions.next(0); at < count;) {
            first.add(at);
            at = positions.next(Math.max(at + 1, (at * PARTS / count + 1) * count / PARTS));
        }
        return first.build().toArray();
    }

    /// As the engine cuts them, without overflow.
    private static long begin(long rows, int parts, int part) {
        return rows / parts * part + rows % parts * part / parts;
    }

    /// Ascending grid rows.
    record Marks(long[] edited, long[] dropped) {
        static final Marks NONE = new Marks(new long[0], new long[0]);
    }
}
