package numpack.app.find.search;

import java.util.Optional;
import numpack.app.session.ShownHits;
import numpack.engine.draft.DraftArray;
import numpack.engine.find.FoundPlaces;
import org.jspecify.annotations.Nullable;

/// One search through one array, from its start until it is replaced. What it has found can be read by any thread while it runs.
public final class Search {
    private final DraftArray array;
    private final Sought sought;
    private final @Nullable SearchPart part;
    private final FoundPlaces found = new FoundPlaces(FoundPlaces.USUAL_LIMIT);
    private volatile boolean isStopped;
    private volatile boolean isPartLost;
    private volatile double done;

    /// @param part where to search; null for the whole array
    public Search(DraftArray array, Sought sought, @Nullable SearchPart part) {
        this.array = array;
        this.sought = sought;
        this.part = part;
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

    /// Whether nothing was searched since it is not known any more where the part is.
    public boolean isPartLost() {
        return isPartLost;
    }

    Optional<SearchPart> part() {
        return Optional.ofNullable(part);
    }

    void losePart() {
        isPartLost = true;
    }

    /// Whether it was ended.
    public boolean isStopped() {
        return isStopped;
    }

    void setDone(double share) {
        done = share;
    }
}
