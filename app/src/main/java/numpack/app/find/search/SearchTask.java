package numpack.app.find.search;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import numpack.app.session.space.CellBox;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Region;
import numpack.engine.find.Find;
import numpack.engine.find.HitSink;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;

/// Searches, over the draft as it was when the search was made. Answers whether all was looked at.
public final class SearchTask implements Work<Boolean> {
    private final Search search;
    private final HitSink sink;

    /// Lists the hits of a search.
    public SearchTask(Search search) {
        this(search, search.found());
    }

    /// Hands the hits to a sink: once more, those that the list has no room for.
    public SearchTask(Search search, HitSink sink) {
        this.search = search;
        this.sink = sink;
    }

    @Override
    public Boolean run(ProgressSink progress) throws IOException {
        var told = new SearchProgress(search, progress);
        try {
            search(told);
            return true;
        } catch (CancellationException stopped) {
            // What was found is shown; a search that was replaced is not heard any more.
            return false;
        }
    }

    void search(Progress told) throws IOException {
        var array = search.array();
        switch (search.sought()) {
            case Sought.Meeting(var condition) -> {
                var find = Find.in(array.physicalSource(), condition);
                if (search.cells().isEmpty()) {
                    whole(array, find).run(sink, told);
                } else {
                    parts(find, told);
                }
            }
            case Sought.OfDraft one -> {
                var draft = new DraftHits(array, search.cells().stream().map(SearchTask::region).toList());
                switch (one) {
                    case CHANGED -> draft.changed(sink, told);
                    case DROPPED -> draft.dropped(sink, told);
                }
            }
        }
    }

    private static Find whole(DraftArray array, Find find) {
        return array.droppedCount() == 0 ? find : find.inRows(array.physicalRows(RowSet.range(0, array.shape().rowCount())));
    }

    /// One rectangle is searched in order. Hits of several are put in order before they are handed over.
    private void parts(Find find, Progress told) throws IOException {
        if (search.cells().size() == 1) {
            part(find, region(search.cells().getFirst())).run(sink, told);
            return;
        }
        var all = RowSet.builder();
        for (var cells : search.cells()) {
            part(find, region(cells)).run((places, count) -> {
                for (int i = 0; i < count; i++) {
                    all.add(places[i]);
                }
            }, told);
        }
        DraftHits.handOver(all.build(), sink);
    }

    private static Region region(CellBox cells) {
        return cells.space().region(cells);
    }

    private Find part(Find find, Region region) {
        var shape = search.array().physicalShape();
        if (shape.ndim() == 0) {
            return find;
        }
        var rows = region.rows();
        // Consecutive rows are a box.
        return rows.rangeCount() == 1 ? find.within(region.rest().behind(Slice.of(rows.min(), rows.size())))
                : find.within(region.rest().behind(Slice.all(shape.rowCount()))).inRows(rows);
    }

    /// The cells of a search as the draft names them; nothing for the whole array.
    static List<Region> regions(Search search) {
        return search.cells().stream().map(SearchTask::region).toList();
    }
}
