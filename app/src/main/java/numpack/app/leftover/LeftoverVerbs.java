package numpack.app.leftover;

import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FormDialog;
import numpack.app.i18n.Texts;
import numpack.app.session.pack.PackSession;
import numpack.app.session.pack.outside.Outside;
import numpack.engine.draft.DraftState;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Lists leftover files of a pack and deletes those that the user ticks.
public final class LeftoverVerbs {
    private final DialogService dialogs;

    public LeftoverVerbs(DialogService dialogs) {
        this.dialogs = dialogs;
    }

    /// Puts the command into the catalogue.
    ///
    /// @param pack the pack in front; null for none
    public void register(Commands commands, ObservableValue<@Nullable PackSession> pack) {
        var why = pack.flatMap(session -> session.busyProperty().flatMap(_ -> session.outsideProperty()
                .flatMap(_ -> session.stateProperty().map(state -> whyNot(session, state))))).orElse(Texts.of("command.whyNot.noPack"));
        commands.register(Command.of(CommandGroup.TOOLS, "leftover.show", Feather.TRASH_2, () -> {
            var session = pack.getValue();
            if (session != null) {
                ask(session);
            }
        }).keys("Shortcut+Alt+L").enabledWhen(why.map(String::isEmpty)).because(why));
    }

    private void ask(PackSession pack) {
        var model = new LeftoversViewModel(pack.getState().leftovers());
        var view = new LeftoversView(model);
        dialogs.fill(new FormDialog<>(Texts.of("leftover.title", pack.shownName()), Texts.of("leftover.sentence"), view, view.firstField(),
                Choice.destructive(model.accept().getValue()), model.accept(), model.complaint(), model::chosen))
                .ifPresent(pack::removeLeftovers);
    }

    private static String whyNot(PackSession session, DraftState state) {
        if (!session.busyProperty().get().isEmpty()) {
            return session.busyProperty().get();
        }
        if (session.outsideProperty().get() == Outside.GONE) {
            return Texts.of("command.whyNot.packGone");
        }
        return state.leftovers().isEmpty() ? Texts.of("command.whyNot.noLeftovers")
                : session.lookOnly().isPresent() ? session.lookOnly().get().sentence()
                : state.readOnly().isEmpty() ? "" : Texts.of("command.whyNot.readOnly");
    }
}
