package numpack.app.problem;

import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.engine.error.reason.NameFault;

/// Words for why a name cannot be given to an array.
public final class NameTexts {
    private static final int MAX_NAME_LENGTH = 60;

    private NameTexts() {}

    /// Why not, or what to enter, in a sentence.
    public static String of(NameFault fault) {
        return switch (fault) {
            case NameFault.Empty _ -> Texts.of("problem.name.empty");
            case NameFault.HalfCharacter _ -> Texts.of("problem.name.halfCharacter");
            case NameFault.ControlCharacter _ -> Texts.of("problem.name.controlCharacter");
            case NameFault.ForbiddenCharacter f -> Texts.of("problem.name.forbiddenCharacter", String.valueOf(f.character()));
            case NameFault.TwoDots _ -> Texts.of("problem.name.twoDots");
            case NameFault.DotOrSpaceAtEdge _ -> Texts.of("problem.name.dotOrSpaceAtEdge");
            case NameFault.Reserved _ -> Texts.of("problem.name.reserved");
            case NameFault.TooLong f -> Texts.of("problem.name.tooLong", f.bytes(), f.limit());
            case NameFault.Taken f -> Texts.of("problem.name.taken", Names.elided(f.other(), MAX_NAME_LENGTH));
            case NameFault.FileInTheWay f -> Texts.of("problem.name.fileInTheWay", Names.elided(f.file(), MAX_NAME_LENGTH));
            case NameFault.SameOnThisDisk _ -> Texts.of("problem.name.sameOnThisDisk");
            case NameFault.OutsideThePack _ -> Texts.of("problem.name.outsideThePack");
            case NameFault.TooLongForDroppedRows _ -> Texts.of("problem.name.tooLongForDroppedRows");
        };
    }
}
