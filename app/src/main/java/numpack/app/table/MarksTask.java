package numpack.app.table;

import numpack.app.session.space.CellSpace;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;

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

    /// As the engine cuts them, without overflow.
    private static long begin(long rows, int parts, int part) {
        return rows / parts * part + rows % parts * part / parts;
    }

    /// Ascending grid rows.
    record Marks(long[] edited, long[] dropped) {
        static final Marks NONE = new Marks(new long[0], new long[0]);
    }
}
