package numpack.engine.draft.ledger;

import java.util.Arrays;
import numpack.engine.draft.step.StepEffects.Reason;

/// What the log says for the reasons why steps have no effect any more. The texts are codes there and must not change.
public final class VoidCodes {
    private VoidCodes() {
    }

    static String of(Reason reason) {
        return switch (reason) {
            // These follow from other records and are never written.
            case CONFLICTING, REVERTED -> "";
            case ROWS_COMPACTED -> "its rows were permanently removed by a compaction";
            case CHANGED_OUTSIDE -> "another program has changed its array since";
            case DAMAGED -> "its bytes in the log are damaged";
            case BEFORE_SAVED_REVERT -> "rows or arrays were taken out before the save";
            case REVERTED_SAVED_SINCE -> "it reverted edits that have been saved since";
            case AFTER_LOST_REDO -> "it came after an edit that can no longer be redone";
            case OTHER -> "another reason";
        };
    }

    /// The reason of a code; [Reason#OTHER] if this version does not know it.
    static Reason reason(String code) {
        return Arrays.stream(Reason.values()).filter(reason -> !code.isEmpty() && of(reason).equals(code)).findFirst().orElse(Reason.OTHER);
    }
}
