package numpack.engine.draft.apply;

import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.draft.step.Step;

/// The target of the last step that was made or read. A step on the same array shares it: of a hundred thousand edits most are on one.
/// Not safe for threads.
public final class LastTarget {
    private Step.Target last = new Step.Target(0, "", RowSpace.of(0));

    public Step.Target of(ArrayState array) {
        return of(array.id(), array.name(), array.space());
    }

    public Step.Target of(long arrayId, String array, RowSpace space) {
        if (last.arrayId() != arrayId || !last.array().equals(array) || !last.space().equals(space)) {
            last = new Step.Target(arrayId, array, space);
        }
        return last;
    }
}
