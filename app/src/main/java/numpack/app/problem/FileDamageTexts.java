package numpack.app.problem;

import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.error.reason.FileDamage;

/// Words for why a file of a pack cannot be understood.
final class FileDamageTexts {
    private FileDamageTexts() {}

    /// Why, in a sentence about the file.
    static String of(FileDamage damage) {
        return switch (damage) {
            case FileDamage.NotAFile _ -> Texts.of("problem.damage.notAFile");
            case FileDamage.SymbolicLink _ -> Texts.of("problem.damage.symbolicLink");
            case FileDamage.NotInThePack _ -> Texts.of("problem.damage.notInThePack");
            case FileDamage.TooLarge d -> Texts.of("problem.damage.tooLarge", Numbers.bytes(d.bytes()));
            case FileDamage.Empty _ -> Texts.of("problem.damage.empty");
            case FileDamage.OnlyZeros _ -> Texts.of("problem.damage.onlyZeros");
            case FileDamage.MalformedAt d -> Texts.of("problem.damage.malformedAt", d.offset());
            case FileDamage.SenselessRecord _ -> Texts.of("problem.damage.senselessRecord");
        };
    }
}
