package numpack.app.problem;

import static numpack.app.i18n.Names.visible;

import numpack.app.i18n.Texts;
import numpack.app.i18n.Times;
import numpack.engine.error.PackHolder;

/// Who holds a pack, in words that follow "by".
public final class HolderTexts {
    private HolderTexts() {}

    public static String of(PackHolder holder) {
        return switch (holder) {
            case PackHolder.ThisProgram _ -> Texts.of("problem.packLocked.thisProgram");
            case PackHolder.Editor editor -> Texts.of(
                    "problem.packLocked.editor", Long.toString(editor.pid()), visible(editor.user()), Times.when(editor.since()));
            case PackHolder.Writer writer -> writer.started()
                    .map(started -> Texts.of("problem.packLocked.writerSince", Long.toString(writer.pid()), visible(writer.host()), Times.when(started)))
                    .orElseGet(() -> Texts.of("problem.packLocked.writer", Long.toString(writer.pid()), visible(writer.host())));
            case PackHolder.Unknown _ -> Texts.of("problem.packLocked.anotherProgram");
        };
    }
}
