package numpack.app.find.search;

import java.util.List;
import numpack.app.session.ShownHits;
import numpack.app.session.space.CellBox;
import numpack.engine.draft.DraftArray;
import numpack.engine.find.FoundPlaces;

/// One search through one array, from its start until it is replaced. What it has found can be read by any thread while it runs.
public final class Search {
    private final DraftArray array;
    private final Sought sought;
    private final List<CellBox> cells;
    private final FoundPlaces found = new FoundPlaces(FoundPlaces.USUAL_LIMIT);
    private volatile boolean isStopped;
    private volatile double done;

    /// @param cells where to search; nothing for the whole array
    public Search(DraftArray array, Sought sought, List<CellBox> cells) {
        this.array = array;
        this.sought = sought;
        this.cells = List.copyOf(cells);
    }

    public DraftArray array() {
        return array;
    }

    public Sought sought() {
        return sought;
    }

    public FoundPlaces found() {
        return found;
    }

    /// What it has found so far.
    public ShownHits hits() {
        return new ShownHits(array, found, sought.extent(), found.count());
    }

    /// The share that is done, 0 to 1.
    public double done() {
        return done;
    }

    /// Ends it soon, whatever it has found.
    public void stop() {
        isStopped = true;
    }

    List<CellBox> cells() {
        return cells;
    }

    /// Whether it was ended.
    public boolean isStopped() {
        return isStopped;
    }

    void setDone(double share) {
        done = share;
    }
}
