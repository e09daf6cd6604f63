package numpack.app.edit;

import numpack.app.i18n.Texts;
import numpack.engine.draft.step.StepEffects;

/// Words for why an edit has no effect any more.
public final class EffectTexts {
    private EffectTexts() {}

    /// Why, in a few words.
    public static String of(StepEffects.Reason reason) {
        return Texts.of(switch (reason) {
            case CONFLICTING -> "edit.noEffect.conflicting";
            case REVERTED -> "edit.noEffect.reverted";
            case ROWS_COMPACTED -> "edit.noEffect.rowsCompacted";
            case CHANGED_OUTSIDE -> "edit.noEffect.changedOutside";
            case DAMAGED -> "edit.noEffect.damaged";
            case BEFORE_SAVED_REVERT -> "edit.noEffect.beforeSavedRevert";
            case REVERTED_SAVED_SINCE -> "edit.noEffect.revertedSavedSince";
            case AFTER_LOST_REDO -> "edit.noEffect.afterLostRedo";
            case OTHER -> "edit.noEffect.other";
        });
    }
}
