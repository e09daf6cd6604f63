package numpack.engine.find;

import java.io.IOException;

/// Takes hits in ascending order while the search runs, one call at a time, in any thread of the search.
@FunctionalInterface
public interface HitSink {
    /// Takes nothing: for those who want the count alone.
    HitSink NONE = (_, _) -> {};

    /// The next hits.
    ///
    /// @param places where they are, as [Find] says; valid until this returns
    /// @param count  how many of the places are hits, 1 at least
    /// @throws IOException ends the search
    void take(long[] places, int count) throws IOException;
}
