package numpack.app.find.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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
            return search(told);
        } catch (CancellationException stopped) {
            // What was found is shown; a search that was replaced is not heard any more.
            return false;
        }
    }

    private boolean search(Progress told) throws IOException {
        var array = search.array();
        // Dropped rows are looked for in the whole array.
        var part = search.sought() == Sought.OfDraft.DROPPED ? Optional.<SearchPart>empty() : search.part();
        var found = part.flatMap(chosen -> chosen.in(array));
        if (part.isPresent() && found.isEmpty()) {
            search.losePart();
            return false;
        }
        var regions = found.orElse(List.of());
        if (part.isPresent() && regions.isEmpty()) {
            return true;
        }
        switch (search.sought()) {
            case Sought.Meeting(var condition) -> {
                var find = Find.in(array.physicalSource(), condition);
                if (regions.isEmpty()) {
                    whole(array, find).run(sink, told);
                } else {
                    parts(find, regions, told);
                }
            }
            case Sought.OfDraft one -> {
                var draft = new DraftHits(array, regions);
                switch (one) {
                    case CHANGED -> draft.changed(sink, told);
                    case DROPPED -> draft.dropped(sink, told);
                }
            }
        }
        return true;
    }

    private static Find whole(DraftArray array, Find find) {
        return array.droppedCount() == 0 ? find : find.inRows(array.physicalRows(RowSet.range(0, array.shape().rowCount())));
    }

    /// One rectangle is searched in order. Hits of several are put in order before they are handed over.
    private void parts(Find find, List<Region> regions, Progress told) throws IOException {
        if (regions.size() == 1) {
            part(find, regions.getFirst()).run(sink, told);
            return;
        }
        var all = RowSet.builder();
        for (var region : regions) {
            part(find, region).run((places, count) -> {
                for (int i = 0; i < count; i++) {
                    all.add(places[i]);
                }
            }, told);
        }
        DraftHits.handOver(all.build(), sink);
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
}
