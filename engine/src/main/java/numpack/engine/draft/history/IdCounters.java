package numpack.engine.draft.history;

import numpack.engine.draft.step.RowSpace;
import numpack.engine.draft.step.Step;

/// The numbers that steps and arrays of a history have. None is given twice, nor one that something else mentions. Not safe for threads.
public final class IdCounters {
    private long lastStepId;
    private long lastArrayId;

    /// The highest number that a step has.
    public long lastStepId() {
        return lastStepId;
    }

    public long takeStepId() {
        return ++lastStepId;
    }

    public long takeArrayId() {
        return ++lastArrayId;
    }

    public void seeArrayId(long id) {
        lastArrayId = Math.max(lastArrayId, id);
    }

    public void seeStepId(long id) {
        lastStepId = Math.max(lastStepId, id);
    }

    /// Takes all numbers that a step mentions for given.
    void see(Step step) {
        seeStepId(step.id());
        switch (step) {
            case Step.Atom atom -> see(atom.target());
            case Step.Group group -> group.parts().forEach(part -> see(part.target()));
            case Step.Reverted _, Step.Undone _ -> { }
        }
    }

    /// The same of an array.
    void see(KnownArray array) {
        seeArrayId(array.id());
        see(array.space());
        array.closings().forEach(closing -> {
            seeStepId(closing.stepId());
            see(closing.space());
        });
    }

    private void see(Step.Target target) {
        seeArrayId(target.arrayId());
        see(target.space());
    }

    private void see(RowSpace space) {
        space.pieces().forEach(piece -> seeStepId(piece.stepId()));
    }
}
