package numpack.app.find.hit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import numpack.app.find.search.Search;
import numpack.app.find.search.SearchTask;
import numpack.app.find.search.Sought;
import numpack.app.session.RowSelection;
import numpack.app.session.SelectedRows;
import numpack.app.session.ShownHits.Extent;
import numpack.app.session.pack.EditedPack;
import numpack.app.session.space.ArrayPlace;
import numpack.app.task.ProgressSink;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.StepPlace;
import numpack.engine.find.HitSink;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.RowSetBuilder;
import numpack.engine.shape.Shape;

/// The rows that have hits, all of them, also of hits that the list has no room for: then the search runs once more.
public record HitRows(EditedPack pack, Search search) implements RowSelection {
    @Override
    public DraftArray array() {
        return search.array();
    }

    @Override
    public SelectedRows rows() {
        try {
            var rows = find(new ProgressSink() {
                @Override
                public void begin(long total) {}

                @Override
                public void advance(long amount) {}

                @Override
                public boolean isCancelled() {
                    return search.isStopped();
                }
            });
            return search.sought() == Sought.OfDraft.DROPPED ? new SelectedRows(pack, array(), RowSet.empty(), rows) : new SelectedRows(pack, array(), rows, RowSet.empty());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The same rows, be they dropped or not.
    public RowSet all() {
        var found = rows();
        return found.live().union(found.dropped());
    }

    /// The same rows as something to be shown, in as many parts as there are runs of them.
    ///
    /// @param maxParts the most that can be shown; none are given if there are more
    public List<ArrayPlace> places(int maxParts) throws IOException {
        var found = rows();
        boolean isDropped = found.live().isEmpty();
        var rows = isDropped ? found.dropped() : found.live();
        if (rows.isEmpty() || rows.rangeCount() > maxParts) {
            return List.of();
        }
        var parts = new ArrayList<ArrayPlace.Part>();
        var rest = Box.all(array().physicalShape()).inRow();
        rows.forEachRange((from, to) -> parts.add(new ArrayPlace.Part(array().liveRowsBefore(from), isDropped ? 0 : to - from, from, to - from, rest)));
        // Cells are asked for of dropped rows, so that dropped rows are shown.
        return List.of(new ArrayPlace(array().id(), isDropped ? StepPlace.Extent.CELLS : StepPlace.Extent.ROWS, parts));
    }

    private RowSet find(ProgressSink progress) throws IOException {
        var shape = array().physicalShape();
        if (shape.ndim() == 0) {
            return RowSet.empty();
        }
        var hits = search.hits();
        var rows = RowSet.builder();
        if (hits.places().listed() == hits.places().count()) {
            for (int i = 0; i < hits.places().listed(); i++) {
                rows.add(hits.row(i));
            }
            return rows.build();
        }
        if (!new SearchTask(search, sink(rows, hits.extent() == Extent.ROWS ? Shape.of(1) : shape)).run(progress)) {
            throw new CancellationException("only a part of the rows was found");
        }
        return rows.build();
    }

    private static HitSink sink(RowSetBuilder rows, Shape shape) {
        long rowElements = shape.rowElements();
        return (places, count) -> {
            for (int i = 0; i < count; i++) {
                rows.add(places[i] / rowElements);
            }
        };
    }
}
