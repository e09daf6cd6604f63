package numpack.engine.draft.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import numpack.engine.draft.step.StepEffects;

class VoidCodesTest {
    /// What logs say that were written by earlier versions.
    private static final Map<String, StepEffects.Reason> WRITTEN = Map.of(
            "its rows were permanently removed by a compaction", StepEffects.Reason.ROWS_COMPACTED,
            "another program has changed its array since", StepEffects.Reason.CHANGED_OUTSIDE,
            "its bytes in the log are damaged", StepEffects.Reason.DAMAGED,
            "rows or arrays were taken out before the save", StepEffects.Reason.BEFORE_SAVED_REVERT,
            "it reverted edits that have been saved since", StepEffects.Reason.REVERTED_SAVED_SINCE,
            "it came after an edit that can no longer be redone", StepEffects.Reason.AFTER_LOST_REDO);

    @Test
    void reasonsInLogsOfEarlierVersionsAreKnownAndWrittenAsThey() {
        WRITTEN.forEach((code, reason) -> {
            assertEquals(reason, VoidCodes.reason(code));
            assertEquals(code, VoidCodes.of(reason));
        });
    }

    @Test
    void aReasonThatIsNotKnownIsAnother() {
        assertEquals(StepEffects.Reason.OTHER, VoidCodes.reason("its rows were forgotten by a compaction"));
        assertEquals(StepEffects.Reason.OTHER, VoidCodes.reason(""));
        assertEquals(StepEffects.Reason.OTHER, VoidCodes.reason(VoidCodes.of(StepEffects.Reason.OTHER)));
    }
}
