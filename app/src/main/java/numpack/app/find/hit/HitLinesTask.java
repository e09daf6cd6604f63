package numpack.app.find.hit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import numpack.app.session.ShownHits;
import numpack.app.session.ShownHits.Extent;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;
import numpack.engine.find.FoundCell;
import numpack.engine.shape.Box;
import numpack.engine.shape.Slice;

/// Reads some hits.
public final class HitLinesTask implements Work<List<HitLine>> {
    private static final int VALUES_OF_ROW = 6;
    private static final String CROSS = "✕";

    private final ShownHits hits;
    private final int first;
    private final int count;

    /// @param first which of the listed hits is the first
    /// @param count how many; fewer are read if fewer are listed
    public HitLinesTask(ShownHits hits, int first, int count) {
        this.hits = hits;
        this.first = first;
        this.count = count;
    }

    @Override
    public List<HitLine> run(ProgressSink progress) throws IOException {
        int end = Math.min(hits.places().listed(), first + count);
        var lines = new ArrayList<HitLine>();
        for (int i = first; i < end; i++) {
            progress.checkCancelled();
            progress.advance(1);
            lines.add(line(i));
        }
        return lines;
    }

    private HitLine line(int i) throws IOException {
        var array = hits.array();
        var shape = array.physicalShape();
        if (shape.ndim() == 0) {
            return new HitLine("", "", array.physicalSource().load().text());
        }
        long row = hits.row(i);
        if (hits.extent() == Extent.ROWS) {
            return new HitLine(row(array, row), "", valuesOf(array, row));
        }
        var index = new FoundCell(hits.places().place(i)).index(shape);
        var box = new Slice[index.length];
        for (int axis = 0; axis < box.length; axis++) {
            box[axis] = Slice.of(index[axis], 1);
        }
        var column = IntStream.range(1, index.length).mapToObj(axis -> Long.toString(index[axis])).collect(Collectors.joining(", "));
        return new HitLine(row(array, row), column, array.physicalSource().load(Box.of(box)).text(new long[index.length]));
    }

    private static String row(DraftArray array, long physical) {
        return array.isLive(physical) ? Long.toString(array.liveRowsBefore(physical)) : CROSS;
    }

    /// The first values of a row.
    private static String valuesOf(DraftArray array, long row) throws IOException {
        var shape = array.physicalShape();
        long cells = shape.rowElements();
        var box = Box.ofRows(Slice.of(row, 1), shape);
        var words = new ArrayList<String>();
        for (long cell = 0; cell < Math.min(cells, VALUES_OF_ROW); cell++) {
            words.add(array.physicalSource().load(box.cell(cell)).text(new long[shape.ndim()]));
        }
        return String.join(", ", words) + (cells > VALUES_OF_ROW ? ", …" : "");
    }
}
