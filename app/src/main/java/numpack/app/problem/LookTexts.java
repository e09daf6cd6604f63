package numpack.app.problem;

import java.io.IOException;
import java.nio.file.Path;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.engine.error.PackHolder;
import numpack.engine.error.UnsupportedVersionException;

/// Why a pack can only be looked at, in a sentence.
public final class LookTexts {
    private LookTexts() {}

    /// Another program edits it.
    public static String editedBy(PackHolder holder) {
        return Texts.of("problem.look.editedBy", HolderTexts.of(holder));
    }

    /// A later version of the program has kept edits of it.
    public static String laterLog(UnsupportedVersionException later) {
        return Texts.of("problem.look.laterLog", Names.visible(later.file()));
    }

    /// Edits cannot be kept.
    ///
    /// @param folder where the logs of edits lie
    public static String notKept(Path folder, IOException failure) {
        return Texts.of("problem.look.notKept", Names.visible(folder.toString()), Problems.sentence(failure));
    }
}
