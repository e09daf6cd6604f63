package numpack.app.stats;

import java.util.Optional;
import numpack.app.session.space.ArrayPlace;
import numpack.engine.draft.DraftArray;
import numpack.engine.find.Condition;

/// Where a number leads.
///
/// @param array     what it was counted in
/// @param place     the first place of what it counts
/// @param condition what the others meet; empty if that cannot be searched for
record NumberLink(DraftArray array, ArrayPlace place, Optional<Condition> condition) {}
