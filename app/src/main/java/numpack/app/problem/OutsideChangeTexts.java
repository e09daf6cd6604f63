package numpack.app.problem;

import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.error.reason.OutsideChange;

/// Words for what another program has changed in a pack.
final class OutsideChangeTexts {
    private static final int MAX_NAME_LENGTH = 60;

    private OutsideChangeTexts() {}

    /// What it changed, in a sentence.
    static String of(OutsideChange change) {
        return switch (change) {
            case OutsideChange.FileChanged c -> Texts.of("problem.outside.fileChanged", visible(c.file()));
            case OutsideChange.FileRemoved c -> Texts.of("problem.outside.fileRemoved", visible(c.file()));
            case OutsideChange.FileReplaced c -> Texts.of("problem.outside.fileReplaced", visible(c.file()));
            case OutsideChange.FileAdded c -> Texts.of("problem.outside.fileAdded", visible(c.file()));
            case OutsideChange.FileTooShort c -> Texts.of("problem.outside.fileTooShort", visible(c.file()), Numbers.exactBytes(c.neededBytes()));
            case OutsideChange.FileLength c -> Texts.of(
                    "problem.outside.fileLength", visible(c.file()), Numbers.exactBytes(c.foundBytes()), Numbers.exactBytes(c.expectedBytes()));
            case OutsideChange.ArrayChanged c -> Texts.of("problem.outside.arrayChanged", visible(c.array()));
            case OutsideChange.ArrayAdded c -> Texts.of("problem.outside.arrayAdded", visible(c.array()));
            case OutsideChange.EditedRowsChanged c -> Texts.of("problem.outside.editedRowsChanged", visible(c.array()));
            case OutsideChange.FilesMoved _ -> Texts.of("problem.outside.filesMoved");
            case OutsideChange.EntriesMixed _ -> Texts.of("problem.outside.entriesMixed");
            case OutsideChange.FolderReplaced _ -> Texts.of("problem.outside.folderReplaced");
            case OutsideChange.UnfinishedCommitChanged _ -> Texts.of("problem.outside.unfinishedCommitChanged");
        };
    }

    private static String visible(String name) {
        return Names.elided(name, MAX_NAME_LENGTH);
    }
}
