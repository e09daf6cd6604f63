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
import numpack.app.session.pack.DiskUse;
import numpack.app.session.pack.PackSession;
import numpack.app.session.pack.outside.Outside;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftState;
import numpack.engine.work.CompactionReport;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Asks and compacts.
public final class CompactVerbs {
    private final DialogService dialogs;

    public CompactVerbs(DialogService dialogs) {
        this.dialogs = dialogs;
    }

    /// Compacts an array and, if the user leaves them ticked, those linked with it.
    public void compact(PackSession pack, DraftArray array) {
        pack.ask(draft -> CompactPreview.of(draft, draft.snapshot().find(array.id()).orElse(array)), preview -> {
            if (!preview.lines().isEmpty() && preview.lines().getFirst().array().equals(preview.subject())) {
                ask(pack, preview.subject(), new CompactViewModel(preview));
            }
        });
    }

    /// Compacts all arrays of a pack that have dropped rows.
    public void compactAll(PackSession pack) {
        var uneven = pack.unevenArrays().getValue();
        pack.ask(draft -> CompactPreview.ofAll(draft, pack.name(), uneven), preview -> {
            if (!preview.lines().isEmpty()) {
                ask(pack, pack.name(), new CompactViewModel(preview));
            }
        });
    }

    /// Puts the commands into the catalogue.
    ///
    /// @param pack the pack in front; null for none
    /// @param array the array in front, or chosen in the explorer; null for none
    public void register(Commands commands, ObservableValue<@Nullable PackSession> pack, ObservableValue<@Nullable DraftArray> array) {
        var why = array.flatMap(now -> pack.flatMap(session -> session.busyProperty().flatMap(_ -> session.outsideProperty().map(_ -> whyNot(session, now)))))
                .orElse(Texts.of("command.whyNot.noArray"));
        commands.register(Command.of(CommandGroup.ARRAY, "compact.start", Feather.MINIMIZE_2, () -> {
            var session = pack.getValue();
            var now = array.getValue();
            if (session != null && now != null) {
                compact(session, now);
            }
        }).keys("Shortcut+Shift+M").enabledWhen(why.map(String::isEmpty)).because(why));
        var whyNotAll = pack.flatMap(session -> session.busyProperty().flatMap(_ -> session.outsideProperty().flatMap(_ -> session.stateProperty().map(state -> whyNotAll(session, state)))))
                .orElse(Texts.of("command.whyNot.noPack"));
        commands.register(Command.of(CommandGroup.ARRAY, "compact.all", Feather.MINIMIZE, () -> {
            var session = pack.getValue();
            if (session != null) {
                compactAll(session);
            }
        }).keys("Shortcut+Alt+M").enabledWhen(whyNotAll.map(String::isEmpty)).because(whyNotAll));
    }

    private void ask(PackSession pack, String subject, CompactViewModel model) {
        var view = new CompactView(model);
        dialogs.fill(new FormDialog<>(model.title(), Texts.of("compact.sentence"), view, view.firstField(),
                Choice.destructive(model.accept()), model.complaint(), model::chosen)).ifPresent(approved ->
                        pack.compact(Texts.of("compact.task", Names.elided(subject, 40)), approved,
                                (item, report) -> item.setResult(sentence(report))));
    }

    private static String whyNot(PackSession session, DraftArray array) {
        var whyNot = whyNotWrite(session, session.getState());
        return !whyNot.isEmpty() ? whyNot : array.linkTarget().isPresent() ? Texts.of("command.whyNot.link")
                : !array.isReadable() ? Texts.of("command.whyNot.unreadable")
                : array.droppedCount() > 0 ? "" : Texts.of("command.whyNot.noDroppedRows");
    }

    private static String whyNotAll(PackSession session, DraftState state) {
        var whyNot = whyNotWrite(session, state);
        return !whyNot.isEmpty() ? whyNot : DiskUse.of(state.snapshot().arrays()).reclaimable() > 0 ? "" : Texts.of("command.whyNot.noDroppedRowsInPack");
    }

    private static String whyNotWrite(PackSession session, DraftState state) {
        if (session.lookOnly().isPresent()) {
            return session.lookOnly().get().sentence();
        }
        if (!session.busyProperty().get().isEmpty()) {
            return session.busyProperty().get();
        }
        if (session.outsideProperty().get() == Outside.GONE) {
            return Texts.of("command.whyNot.packGone");
        }
        return state.readOnly().isEmpty() ? "" : Texts.of("command.whyNot.readOnly");
    }

    private static String sentence(CompactionReport report) {
        return Texts.of("compact.done", report.droppedRows(), report.arrays().size(), Numbers.exactBytes(report.freedBytes()),
                Numbers.duration(report.elapsed()));
    }
}
