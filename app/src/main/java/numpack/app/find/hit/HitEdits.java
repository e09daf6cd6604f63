package numpack.app.find.hit;

import java.io.IOException;
import numpack.app.find.search.Search;
import numpack.app.session.pack.ArrayVerb;
import numpack.engine.draft.Draft;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.find.HitSink;

/// The replacement of hits by one element, as one edit.
public final class HitEdits implements ArrayVerb {
    /// The most that one edit takes.
    public static final int MAX_CELLS = 1 << 22;

    private final CellEdits edits;

    private HitEdits(CellEdits edits) {
        this.edits = edits;
    }

    /// Of one of the listed hits.
    public static HitEdits one(Search search, int hit, byte[] element) {
        long rowCells = search.array().physicalShape().rowElements();
        long place = search.found().place(hit);
        return new HitEdits(CellEdits.of(place / rowCells, place % rowCells, element));
    }

    /// Of all hits. In the background.
    public static HitEdits all(Search search, byte[] element) throws IOException {
        long rowCells = search.array().physicalShape().rowElements();
        var edits = CellEdits.ofItemSize(element.length);
        HitSink sink = (places, count) -> {
            for (int i = 0; i < count; i++) {
                edits.add(places[i] / rowCells, places[i] % rowCells, element);
            }
        };
        var found = search.found();
        for (int i = 0; i < found.listed(); i++) {
            sink.take(new long[] {found.place(i)}, 1);
        }
        return new HitEdits(edits);
    }

    @Override
    public void apply(Draft draft, String array) {
        draft.setCells(array, edits);
    }
}
