package numpack.app.problem;

import java.util.Optional;
import numpack.app.i18n.Texts;
import numpack.engine.error.ReadOnlyPackException;

/// Words for why a pack does not accept changes.
public final class ReadOnlyTexts {
    private ReadOnlyTexts() {}

    /// Why, in a sentence about the pack; empty if it accepts changes.
    public static String of(Optional<ReadOnlyPackException.Reason> reason) {
        return reason.map(ReadOnlyTexts::of).orElse("");
    }

    /// Why, in a sentence about the pack.
    public static String of(ReadOnlyPackException.Reason reason) {
        return switch (reason) {
            case ReadOnlyPackException.OpenedForReading _ -> Texts.of("problem.readOnly.openedForReading");
            case ReadOnlyPackException.FolderNotWritable _ -> Texts.of("problem.readOnly.folderNotWritable");
            case ReadOnlyPackException.LockNotWritable _ -> Texts.of("problem.readOnly.lockNotWritable");
            case ReadOnlyPackException.OnlyLookedAt _ -> Texts.of("problem.readOnly.onlyLookedAt");
            case ReadOnlyPackException.Found found -> FindingTexts.of(found.finding()).sentence();
        };
    }
}
