package numpack.engine.draft;

import java.util.List;
import java.util.Optional;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;
import numpack.engine.draft.step.StepList;
import numpack.engine.error.Finding;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.Verdict;

/// Everything about a draft and its pack at one moment. Never changes, and may be read by any thread.
///
/// @param snapshot     the arrays with the unsaved steps
/// @param steps        all steps, oldest first: saved ones, unsaved ones, and after the cursor those that were undone. They are read when they are
///                     asked for
/// @param cursor       how many of them are done
/// @param savedMark    how many of them are in the pack
/// @param unsavedCount how many steps a save would make lasting, or take back: see [Draft#unsavedSteps]
/// @param effects      which steps have no effect any more, and why
/// @param nextUndo     what [Draft#undo] would take back; steps without effect are passed over
/// @param nextRedo     what [Draft#redo] would do again
/// @param conflicts    the unsaved steps that do not fit what another program has written. They are none of the steps, and no save takes them
///                     along; they stay, in the log too, until they fit again after a reload or a reopening, or are discarded
/// @param historyBytes bytes of the log
/// @param openingNote  where a damaged log was set aside when the draft was opened
/// @param findings     all that is not as it should be in the pack
/// @param readOnly     why the pack accepts no changes; empty if it does
/// @param canAccept    whether a decision of the user could make it writable: `Pack.acceptFindings`
/// @param leftovers    files that programs which ended unexpectedly have left in the pack
public record DraftState(DraftSnapshot snapshot, StepList steps, int cursor, int savedMark, int unsavedCount, StepEffects effects,
        Optional<Step> nextUndo, Optional<Step> nextRedo, List<Conflict> conflicts, long historyBytes, Optional<String> openingNote,
        List<Finding> findings, Optional<ReadOnlyPackException.Reason> readOnly, boolean canAccept, List<Finding.LeftoverFile> leftovers) {
    public DraftState {
        conflicts = List.copyOf(conflicts);
        findings = List.copyOf(findings);
        leftovers = List.copyOf(leftovers);
    }

    /// Grows with every change of the draft.
    public long revision() {
        return snapshot.revision();
    }

    public Verdict verdict() {
        return Verdict.of(findings);
    }

    public boolean canUndo() {
        return nextUndo.isPresent();
    }

    public boolean canRedo() {
        return nextRedo.isPresent();
    }

    /// Why a step has no effect any more; empty if it has.
    public Optional<StepEffects.Reason> whyVoid(Step step) {
        return effects.whyVoid(step);
    }

    /// Findings because of which nothing is written.
    public List<Finding> waiting() {
        return readOnly.isEmpty() ? List.of() : findings.stream().filter(finding -> finding.effect() == Finding.Effect.READ_ONLY).toList();
    }
}
