package numpack.app.compact;

import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FormDialog;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.session.PackSession;
import numpack.engine.draft.DraftArray;
import numpack.engine.work.CompactionReport;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Asks and compacts.
public final class CompactVerbs {
    private final DialogService dialogs;

    public CompactVerbs(DialogService dialogs) {
        this.dialogs = dialogs;
    }

    /// Compacts an array and, if the user leaves them ticked, its siblings.
    public void compact(PackSession pack, DraftArray array) {
        pack.ask(draft -> CompactPreview.of(draft, draft.snapshot().find(array.name()).orElse(array)), preview -> {
            if (!preview.lines().isEmpty() && preview.lines().getFirst().array().equals(array.name())) {
                ask(pack, array, new CompactViewModel(preview));
            }
        });
    }

    /// Puts the command into the catalogue.
    ///
    /// @param pack the pack in front; null for none
    /// @param array the array in front, or chosen in the explorer; null for none
    public void register(Commands commands, ObservableValue<@Nullable PackSession> pack, ObservableValue<@Nullable DraftArray> array) {
        var why = array.flatMap(now -> pack.map(session -> whyNot(session, now))).orElse(Texts.of("compact.whyNot.noArray"));
        commands.register(Command.of(CommandGroup.ARRAY, "compact.start", Feather.MINIMIZE_2, () -> {
            var session = pack.getValue();
            var now = array.getValue();
            if (session != null && now != null) {
                compact(session, now);
            }
        }).keys("Shortcut+Shift+M").enabledWhen(why.map(String::isEmpty)).because(why));
    }

    private void ask(PackSession pack, DraftArray array, CompactViewModel model) {
        var view = new CompactView(model);
        dialogs.fill(new FormDialog<>(model.title(), Texts.of("compact.sentence"), view, view.firstField(),
                Choice.destructive(model.accept()), model.complaint(), model::chosen)).ifPresent(names ->
                        pack.compact(Texts.of("compact.task", Names.elided(array.name(), 40)), names,
                                (item, report) -> item.setResult(sentence(report))));
    }

    private static String whyNot(PackSession session, DraftArray array) {
        if (!session.isEditable()) {
            return Texts.of("compact.whyNot.busy", session.holder());
        }
        if (!session.getState().readOnly().isEmpty()) {
            return Texts.of("compact.whyNot.readOnly");
        }
        return array.isReadable() && array.droppedCount() > 0 ? "" : Texts.of("compact.whyNot.nothing");
    }

    private static String sentence(CompactionReport report) {
        return Texts.of("compact.done", report.droppedRows(), report.arrays().size(), Numbers.exactBytes(report.freedBytes()),
                Numbers.duration(report.elapsed()));
    }
}
