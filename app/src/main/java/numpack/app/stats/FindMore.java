package numpack.app.stats;

import numpack.app.session.ShownArray;
import numpack.engine.find.Condition;

/// Goes on from the first place of something to the others: Find does.
@FunctionalInterface
public interface FindMore {
    /// Nobody goes on.
    FindMore NOBODY = (_, _) -> { };

    /// The array stands at the first place already.
    void find(ShownArray array, Condition condition);
}
