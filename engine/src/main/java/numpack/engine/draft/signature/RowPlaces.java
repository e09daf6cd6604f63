package numpack.engine.draft.signature;

import java.util.ArrayList;
import java.util.List;

/// Where rows of one signature are.
public final class RowPlaces {
    /// This many places are named.
    public static final int MAX_NAMED = 20;
    static final RowPlaces NONE = new RowPlaces();

    private final List<Place> named = new ArrayList<>(1);
    private long count;

    /// A place of such a row.
    ///
    /// @param before signatures of the rows before it, up to a few
    /// @param after the same of those after it
    public record Place(long row, long[] before, long[] after) {}

    void add(Place place) {
        count++;
        if (named.size() < MAX_NAMED) {
            named.add(place);
        }
    }

    /// How many there are.
    public long count() {
        return count;
    }

    /// The first of them.
    public List<Place> named() {
        return List.copyOf(named);
    }
}
