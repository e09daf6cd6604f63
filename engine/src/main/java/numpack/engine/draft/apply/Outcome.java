package numpack.engine.draft.apply;

import java.util.Optional;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.step.Conflict;

/// What came of applying a step.
///
/// @param state   the new state, or the old one if there was trouble
/// @param trouble why it could not be applied
public record Outcome(PackState state, Optional<Conflict.Reason> trouble) {
    static Outcome done(PackState state) {
        return new Outcome(state, Optional.empty());
    }

    static Outcome not(PackState state, Conflict.Reason reason) {
        return new Outcome(state, Optional.of(reason));
    }
}
