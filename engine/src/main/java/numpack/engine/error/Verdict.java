package numpack.engine.error;

import java.util.Collection;

/// What opening a pack came to. A refused pack yields no verdict from `Pack.open` but a `PackException`; a check of many packs
/// lists it as `REFUSED`.
public enum Verdict {
    /// No complaint.
    OPENS,
    /// All arrays can be read and written, and the trouble is reported.
    OPENS_WITH_FINDING,
    /// What is listed can be read; every write is refused until the user has decided.
    READ_ONLY,
    /// The pack opens, at least one array does not; the others can be read and written.
    ARRAY_UNREADABLE,
    /// No pack is opened; nothing is created, written or deleted.
    REFUSED;

    /// The verdict that follows from findings; a wait for a decision outweighs a lost array.
    public static Verdict of(Collection<? extends Finding> findings) {
        var worst = OPENS;
        for (var finding : findings) {
            var one = switch (finding.effect()) {
                case NOTE -> OPENS_WITH_FINDING;
                case READ_ONLY -> READ_ONLY;
                case ARRAY_UNREADABLE -> ARRAY_UNREADABLE;
            };
            if (one == READ_ONLY) {
                return READ_ONLY;
            }
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }
}
