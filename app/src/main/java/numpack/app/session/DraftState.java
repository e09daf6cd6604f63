package numpack.app.session;

import java.util.List;
import java.util.Optional;
import numpack.app.problem.ReadOnlyTexts;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;
import numpack.engine.draft.step.StepList;
import numpack.engine.error.Finding.LeftoverFile;
import numpack.engine.error.Finding;
import numpack.engine.error.Verdict;

/// Everything about a draft and its pack at one revision, gathered off the screen's thread.
///
/// @param steps        oldest first; they are read when they are asked for
/// @param cursor       how many of them are done
/// @param savedMark    how many of them are in the pack
/// @param unsavedCount steps that a save would make lasting
/// @param effects      which of them have no effect, and why
/// @param readOnly     why changes are refused, in a sentence; empty if they are accepted
/// @param acceptance   whether the user may decide to write all the same
/// @param leftovers    files that programs which ended unexpectedly have left in the pack
public record DraftState(DraftSnapshot snapshot, StepList steps, int cursor, int savedMark, int unsavedCount, StepEffects effects,
        Optional<Step> nextUndo, Optional<Step> nextRedo, List<Conflict> conflicts, List<Finding> findings, Verdict verdict, String readOnly, Acceptance acceptance,
        List<LeftoverFile> leftovers) {
    /// Whether a decision of the user could make the pack writable.
    public enum Acceptance {
        POSSIBLE, NONE
    }

    static DraftState of(Draft draft) {
        var pack = draft.pack();
        return new DraftState(draft.snapshot(), draft.steps(), draft.cursor(), draft.savedMark(), draft.unsavedCount(), draft.effects(),
                draft.nextUndo(), draft.nextRedo(), draft.conflicts(), pack.findings(), pack.verdict(), pack.readOnlyReason().map(ReadOnlyTexts::of).orElse(""),
                pack.canAcceptFindings() ? Acceptance.POSSIBLE : Acceptance.NONE, pack.leftovers());
    }

    /// Findings because of which nothing is written.
    public List<Finding> waiting() {
        return readOnly.isEmpty() ? List.of() : findings.stream().filter(finding -> finding.effect() == Finding.Effect.READ_ONLY).toList();
    }

    public long revision() {
        return snapshot.revision();
    }
}
