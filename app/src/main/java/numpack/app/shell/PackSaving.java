package numpack.app.shell;

import java.util.List;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.Question;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.session.pack.PackSession;
import numpack.engine.work.HardLinkedFile;

/// Saves packs. Says first if that rewrites files because other folders share them as hard links: a file written in place would change there too.
///
/// @param dialogs asks whether to go on
record PackSaving(DialogService dialogs) {
    /// Saves a pack and continues; does neither if the user cancels.
    void save(PackSession session, Runnable saved) {
        session.save(Texts.of("shell.save.task", session.shownName()), files -> goesOn(session, files), saved);
    }

    private boolean goesOn(PackSession session, List<HardLinkedFile> files) {
        var bytes = Numbers.bytes(files.stream().mapToLong(HardLinkedFile::bytes).sum());
        return dialogs.ask(new Question(Texts.of("shell.save.shared.title", files.size(), session.shownName()), Texts.of("shell.save.shared.text", files.size(), bytes),
                Choice.primary(Texts.of("shell.save.shared.accept")))).isPresent();
    }
}
