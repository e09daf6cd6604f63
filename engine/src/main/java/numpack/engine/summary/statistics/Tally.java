package numpack.engine.summary.statistics;

/// How many there are of something, and where the first of them is.
///
/// @param count 0 or more
/// @param first its place; -1 if there is none
public record Tally(long count, long first) {
    public static final Tally NONE = new Tally(0, -1);

    public Tally {
        if (count < 0 || count > 0 != first >= 0) {
            throw new IllegalArgumentException("%d of them, the first at %d".formatted(count, first));
        }
    }

    /// With those that come later.
    Tally and(Tally later) {
        return count == 0 ? later : new Tally(count + later.count, first);
    }

    Tally behind(long places) {
        return count == 0 ? this : new Tally(count, first + places);
    }
}
