package numpack.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FileQuestion;
import numpack.app.edit.StepNames;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.problem.ReadOnlyTexts;
import numpack.app.session.Sessions;
import numpack.app.session.pack.EditedPack;
import numpack.app.session.pack.PackSession;
import numpack.app.session.pack.outside.Outside;
import numpack.engine.draft.DraftState;
import numpack.engine.draft.step.Step;

/// The verbs of the window: open, save, close, undo. Asks where something could be lost.
public final class ShellViewModel {
    private static final int MAX_NAME_LENGTH = 40;
    private static final String ENDING = ".npk";

    private final Sessions sessions;
    private final DialogService dialogs;
    private final WorkspaceStore workspace;
    private final Runnable toTable;
    private final ObservableValue<String> title;
    private final PackSaving saving;
    private final Closing closing;
    private final BooleanProperty starting = new SimpleBooleanProperty(this, "starting");

    /// @param workspace knows which packs were opened before
    /// @param toTable   gives the focus to the table in front
    public ShellViewModel(Sessions sessions, DialogService dialogs, WorkspaceStore workspace, Runnable toTable) {
        this.sessions = sessions;
        this.dialogs = dialogs;
        this.workspace = workspace;
        this.toTable = toTable;
        this.saving = new PackSaving(dialogs);
        this.closing = new Closing(sessions, dialogs, saving);
        var pack = sessions.currentPackProperty();
        title = pack.flatMap(session -> session.unsavedCount()
                .map(count -> Texts.of(count > 0 ? "shell.title.unsaved" : "shell.title.pack", session.shownName()))).orElse(Texts.of("shell.title"));
    }

    /// The window's title.
    public ObservableValue<String> title() {
        return title;
    }

    /// Asks for a pack's folder and opens it.
    public void open() {
        dialogs.chooseFolder(new FileQuestion(Texts.of("shell.open.title"), nearby(), "", List.of())).ifPresent(this::open);
    }

    public void open(Path folder) {
        sessions.open(folder, session -> {
            sessions.showFirst(session);
            toTable.run();
        });
    }

    /// Opens the pack that the program was started with, if there is one. Until that has ended the page for no pack is not shown.
    public void start(Optional<Path> asked, Consumer<? super Throwable> failures) {
        asked.ifPresentOrElse(folder -> sessions.open(folder, session -> {
            sessions.showFirst(session);
            toTable.run();
            starting.set(false);
        }, failure -> {
            starting.set(false);
            failures.accept(failure);
        }), () -> starting.set(false));
    }

    /// Whether packs are about to be there because the program was just started with them.
    public BooleanProperty startingProperty() {
        return starting;
    }

    /// Asks for a place and makes an empty pack there.
    public void create() {
        var question = new FileQuestion(Texts.of("shell.new.title"), nearby(), Texts.of("shell.new.name"), List.of());
        dialogs.chooseTarget(question).map(ShellViewModel::endingOnce).ifPresent(folder -> sessions.create(folder, sessions::showFirst));
    }

    public void save() {
        current().ifPresent(session -> saving.save(session, () -> {}));
    }

    /// Asks for a place and writes the current state there as a new pack.
    public void saveCopy() {
        current().ifPresent(session -> {
            var question = new FileQuestion(Texts.of("shell.saveCopy.title"), Optional.ofNullable(session.path().getParent()),
                    Texts.of("shell.saveCopy.name", session.name()), List.of());
            dialogs.chooseTarget(question).ifPresent(folder -> session.saveCopy(Texts.of("shell.saveCopy.task", session.shownName()), folder,
                    (item, written) -> item.setResult(Texts.of("shell.saveCopy.done", Names.elided(written.getFileName().toString(), MAX_NAME_LENGTH)))));
        });
    }

    public void discard() {
        current().ifPresent(PackSession::discard);
    }

    /// Reads the pack again from the disk; unsaved edits stay where they fit.
    public void reload() {
        current().ifPresent(session -> session.reload(Texts.of("shell.reload.task", session.shownName())));
    }

    public void undo() {
        current().ifPresent(session -> session.undo(showing(session, DraftState::nextRedo)));
    }

    public void redo() {
        current().ifPresent(session -> session.redo(showing(session, DraftState::nextUndo)));
    }

    /// Shows an array that was just made.
    public void showMade(EditedPack pack, String name) {
        if (sessions.show(pack, name)) {
            toTable.run();
        }
    }

    /// What was undone or redone is shown; if that is another table, the focus moves there.
    private Runnable showing(PackSession session, Function<DraftState, Optional<Step>> done) {
        return () -> done.apply(session.getState()).ifPresent(step -> {
            var before = sessions.currentTabProperty().get();
            sessions.showChange(session, step, () -> {
                if (sessions.currentTabProperty().get() != before) {
                    toTable.run();
                }
            });
        });
    }

    /// Words for the Undo item.
    public ObservableValue<String> undoText() {
        return sessions.currentState().map(state -> named("shell.undo", state.nextUndo())).orElse(Texts.of("shell.undo.text"));
    }

    public ObservableValue<String> redoText() {
        return sessions.currentState().map(state -> named("shell.redo", state.nextRedo())).orElse(Texts.of("shell.redo.text"));
    }

    public ObservableValue<Boolean> canUndo() {
        return canStep(DraftState::nextUndo);
    }

    public ObservableValue<Boolean> canRedo() {
        return canStep(DraftState::nextRedo);
    }

    public ObservableValue<Boolean> canSave() {
        return sessions.currentPackProperty().flatMap(PackSession::canSave).orElse(false);
    }

    /// Why saving is not possible now.
    public ObservableValue<String> whyNotSave() {
        return sessions.currentPackProperty().flatMap(pack -> Bindings.createStringBinding(() -> whyNotSave(pack), pack.stateProperty(), pack.busyProperty(),
                        pack.editingProperty(), pack.outsideProperty()))
                .orElse(Texts.of("command.whyNot.noPack"));
    }

    /// Why a copy cannot be saved now.
    public ObservableValue<String> whyNotSaveCopy() {
        return sessions.currentPackProperty().<String>flatMap(PackSession::busyProperty).orElse(Texts.of("command.whyNot.noPack"));
    }

    /// Words of the save button: they count what is unsaved.
    public ObservableValue<String> saveText() {
        return sessions.currentState().map(DraftState::unsavedCount)
                .map(count -> count == 0 ? Texts.of("shell.save.text") : Texts.of("shell.save.count", count)).orElse(Texts.of("shell.save.text"));
    }

    public ObservableValue<Boolean> hasPack() {
        return sessions.currentPackProperty().map(_ -> true).orElse(false);
    }

    /// Whether the page for packs is shown, not the one for no pack.
    ObservableValue<Boolean> showsPacks() {
        return Bindings.createBooleanBinding(() -> sessions.currentPackProperty().get() != null || sessions.reopeningProperty().get(),
                sessions.currentPackProperty(), sessions.reopeningProperty());
    }

    /// Whether it is to be said that there is no table: not while a pack with tables is only closed to be opened again.
    ObservableValue<Boolean> saysNoTab() {
        return Bindings.createBooleanBinding(() -> sessions.currentTabProperty().get() == null && !sessions.reopeningProperty().get()
                && !sessions.overviewInFrontProperty().get(), sessions.currentTabProperty(), sessions.reopeningProperty(), sessions.overviewInFrontProperty());
    }

    /// Whether there is a pack, and it has no arrays.
    ObservableValue<Boolean> isPackEmpty() {
        return sessions.currentState().map(state -> state.snapshot().arrays().isEmpty()).orElse(false);
    }

    /// Why no table is shown.
    ObservableValue<String> noTabSentence() {
        return sessions.currentPackProperty().flatMap(pack -> pack.stateProperty().map(state -> state.snapshot().arrays().isEmpty()
                ? Texts.of("shell.emptyPack", pack.shownName()) : Texts.of("command.whyNot.noArray"))).orElse("");
    }

    public ObservableValue<Boolean> hasUnsaved() {
        return sessions.currentState().map(state -> state.unsavedCount() > 0).orElse(false);
    }

    public void closePack() {
        current().ifPresent(session -> closing.close(List.of(session), () -> {}, () -> {}));
    }

    /// What a closing waits for, in words; empty if there is none.
    public ObservableValue<String> waiting() {
        return closing.waitingProperty();
    }

    /// Closes every pack, asking where edits are unsaved, and then continues; does not go on if the user cancels.
    ///
    /// @param leaving called when nothing stands in the way any more, while everything is still open
    public void closeAll(Runnable leaving, Runnable then) {
        closing.close(sessions.packs(), leaving, then);
    }

    /// An edit that is still on its way may be what is meant: the verb waits for it.
    private ObservableValue<Boolean> canStep(Function<DraftState, Optional<Step>> next) {
        return sessions.currentPackProperty().flatMap(pack -> Bindings.createBooleanBinding(
                () -> pack.editingProperty().get() || next.apply(pack.getState()).isPresent(), pack.stateProperty(), pack.editingProperty())).orElse(false);
    }

    /// Where packs are likely to be: beside the one in front, else beside the one that was opened last.
    private Optional<Path> nearby() {
        var lastOpened = workspace.getState().recent().stream().findFirst().map(pack -> Path.of(pack.path()));
        return current().map(PackSession::path).or(() -> lastOpened).map(Path::getParent);
    }

    private Optional<PackSession> current() {
        return Optional.ofNullable(sessions.currentPackProperty().get());
    }

    /// Choosers add the ending of the name they proposed, also to a name that was typed with it.
    private static Path endingOnce(Path folder) {
        var name = folder.getFileName().toString();
        return name.endsWith(ENDING + ENDING) ? folder.resolveSibling(name.substring(0, name.length() - ENDING.length())) : folder;
    }

    private static String whyNotSave(PackSession pack) {
        if (pack.lookOnly().isPresent()) {
            return pack.lookOnly().get().sentence();
        }
        if (!pack.busyProperty().get().isEmpty()) {
            return pack.busyProperty().get();
        }
        if (pack.outsideProperty().get() == Outside.GONE) {
            return Texts.of("shell.save.gone");
        }
        var state = pack.getState();
        if (!state.waiting().isEmpty()) {
            return Texts.of("shell.save.waiting");
        }
        if (!state.readOnly().isEmpty()) {
            return Texts.of("shell.save.readOnly", ReadOnlyTexts.of(state.readOnly()));
        }
        return state.unsavedCount() == 0 && !pack.editingProperty().get() ? Texts.of("shell.save.nothing") : "";
    }

    private static String named(String key, Optional<Step> step) {
        return step.map(StepNames::of).map(name -> Texts.of(key + ".named", name)).orElse(Texts.of(key + ".text"));
    }
}
