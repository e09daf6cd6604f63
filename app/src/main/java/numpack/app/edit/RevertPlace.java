package numpack.app.edit;

import java.util.Optional;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepList;

/// The edits that a revert was about. A revert that changed no value, because a later edit had replaced it, names no array and no place
/// itself.
public final class RevertPlace {
    private RevertPlace() {}

    /// The step that knows where a step changed something: itself, or of a revert that changed no value the first edit that it reverted.
    public static Step of(Step step, StepList steps) {
        return reverted(step, steps).orElse(step);
    }

    private static Optional<Step> reverted(Step step, StepList steps) {
        return switch (step) {
            case Step.Reverted taken when taken.changes().isEmpty() -> taken.stepIds().stream().sorted().map(steps::positionOf).filter(at -> at >= 0)
                    .findFirst().map(steps::get);
            case Step.Undone undone -> reverted(undone.step(), steps);
            default -> Optional.empty();
        };
    }
}
