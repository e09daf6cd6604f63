package numpack.engine.draft.history;

import java.util.List;
import java.util.Map;
import numpack.engine.draft.state.RowMoves;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.draft.step.Step;

/// What compactions have made of row numbers, at one moment. Immutable.
///
/// @param closings the compactions of each array that had any, oldest first, by identity
public record Renumberings(Map<Long, List<KnownArray.Closing>> closings) {
    static final Renumberings NONE = new Renumberings(Map.of());

    public Renumberings {
        closings = Map.copyOf(closings);
    }

    /// The compactions of an array.
    public List<KnownArray.Closing> of(long arrayId) {
        return closings.getOrDefault(arrayId, List.of());
    }

    /// Where the rows of a step are in the rows that an array has now.
    public RowMoves moves(Step.Atom step, RowSpace now) {
        var then = step.target().space();
        if (step instanceof Step.AppendRows append) {
            then = then.plus(append.pieces());
        }
        var moves = RowMoves.identity();
        for (var closing : of(step.target().arrayId())) {
            if (closing.stepId() > step.id()) {
                moves = moves.then(RowMoves.between(then, closing.space())).then(RowMoves.closingUp(closing.live()));
                then = RowSpace.of(closing.live().size());
            }
        }
        return moves.then(RowMoves.between(then, now));
    }
}
