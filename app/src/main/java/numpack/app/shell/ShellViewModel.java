package numpack.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FileQuestion;
import numpack.app.edit.StepNames;
import numpack.app.i18n.Texts;
import numpack.app.session.DraftState;
import numpack.app.session.PackSession;
import numpack.app.session.Sessions;
import numpack.engine.draft.Step;

/// The verbs of the window: open, save, close, undo. Asks where something could be lost.
public final class ShellViewModel {
    private final Sessions sessions;
    private final DialogService dialogs;
    private final ObservableValue<String> title;
    private final Closing closing;
    private final BooleanProperty explorerShown = new SimpleBooleanProperty(this, "explorerShown", true);
    private final BooleanProperty detailsShown = new SimpleBooleanProperty(this, "detailsShown", true);

    public ShellViewModel(Sessions sessions, DialogService dialogs) {
        this.sessions = sessions;
        this.dialogs = dialogs;
        this.closing = new Closing(sessions, dialogs);
        var pack = sessions.currentPackProperty();
        title = pack.flatMap(session -> session.unsavedCount()
                .map(count -> Texts.of(count > 0 ? "shell.title.unsaved" : "shell.title.pack", session.name()))).orElse(Texts.of("shell.title"));
    }

    /// The window's title.
    public ObservableValue<String> title() {
        return title;
    }

    /// Whether the explorer is on the screen.
    BooleanProperty explorerShownProperty() {
        return explorerShown;
    }

    /// Whether the details are on the screen.
    BooleanProperty detailsShownProperty() {
        return detailsShown;
    }

    /// Asks for a pack's folder and opens it.
    public void open() {
        dialogs.chooseFolder(new FileQuestion(Texts.of("shell.open.title"))).ifPresent(this::open);
    }

    public void open(Path folder) {
        sessions.open(folder, sessions::showFirst);
    }

    /// Asks for a place and makes an empty pack there.
    public void create() {
        var question = new FileQuestion(Texts.of("shell.new.title"), Optional.empty(), Texts.of("shell.new.name"), List.of());
        dialogs.chooseTarget(question).ifPresent(folder -> sessions.create(folder, _ -> {}));
    }

    public void save() {
        current().ifPresent(session -> session.save(Texts.of("shell.save.task", session.name()), () -> {}));
    }

    /// Asks for a place and writes the current state there as a new pack.
    public void saveCopy() {
        current().ifPresent(session -> {
            var question = new FileQuestion(Texts.of("shell.saveCopy.title"), Optional.ofNullable(session.path().getParent()),
                    Texts.of("shell.saveCopy.name", session.name()), List.of());
            dialogs.chooseTarget(question).ifPresent(folder -> session.saveCopy(Texts.of("shell.saveCopy.task", session.name()), folder,
                    (item, written) -> item.setResult(Texts.of("shell.saveCopy.done", written.getFileName()))));
        });
    }

    public void discard() {
        current().ifPresent(PackSession::discard);
    }

    public void undo() {
        current().ifPresent(PackSession::undo);
    }

    public void redo() {
        current().ifPresent(PackSession::redo);
    }

    /// Words for the Undo item.
    public ObservableValue<String> undoText() {
        return sessions.currentState().map(state -> named("shell.undo", state.nextUndo())).orElse(Texts.of("shell.undo.text"));
    }

    public ObservableValue<String> redoText() {
        return sessions.currentState().map(state -> named("shell.redo", state.nextRedo())).orElse(Texts.of("shell.redo.text"));
    }

    public ObservableValue<Boolean> canUndo() {
        return sessions.currentState().map(state -> state.nextUndo().isPresent()).orElse(false);
    }

    public ObservableValue<Boolean> canRedo() {
        return sessions.currentState().map(state -> state.nextRedo().isPresent()).orElse(false);
    }

    public ObservableValue<Boolean> canSave() {
        return sessions.currentPackProperty().flatMap(PackSession::canSave).orElse(false);
    }

    /// Why saving is not possible now.
    public ObservableValue<String> whyNotSave() {
        return sessions.currentPackProperty().flatMap(pack -> Bindings.createStringBinding(() -> whyNotSave(pack), pack.stateProperty(), pack.savingProperty()))
                .orElse(Texts.of("shell.save.noPack"));
    }

    /// Words of the save button: they count what is unsaved.
    public ObservableValue<String> saveText() {
        return sessions.currentState().map(DraftState::unsavedCount)
                .map(count -> count == 0 ? Texts.of("shell.save.text") : Texts.of("shell.save.count", count)).orElse(Texts.of("shell.save.text"));
    }

    public ObservableValue<Boolean> hasPack() {
        return sessions.currentPackProperty().map(_ -> true).orElse(false);
    }

    public ObservableValue<Boolean> hasTab() {
        return sessions.currentTabProperty().map(_ -> true).orElse(false);
    }

    public ObservableValue<Boolean> hasUnsaved() {
        return sessions.currentState().map(state -> state.unsavedCount() > 0).orElse(false);
    }

    public void closeTab() {
        var tab = sessions.currentTabProperty().get();
        if (tab != null) {
            sessions.close(tab);
        }
    }

    public void closePack() {
        current().ifPresent(session -> closing.close(List.of(session), () -> {}));
    }

    /// Closes every pack, asking where edits are unsaved, and then goes on; does not go on if the user cancels.
    public void closeAll(Runnable then) {
        closing.close(sessions.packs(), then);
    }

    /// Shows the next tab, or the one before.
    public void stepTab(int by) {
        var tabs = sessions.tabs();
        if (!tabs.isEmpty()) {
            int now = tabs.indexOf(sessions.currentTabProperty().get());
            sessions.currentTabProperty().set(tabs.get(Math.floorMod(now + by, tabs.size())));
        }
    }

    private Optional<PackSession> current() {
        return Optional.ofNullable(sessions.currentPackProperty().get());
    }

    private static String whyNotSave(PackSession pack) {
        if (!pack.isEditable()) {
            return Texts.of("shell.readOnly.holder", pack.holder());
        }
        if (pack.savingProperty().get()) {
            return Texts.of("shell.save.running");
        }
        var state = pack.getState();
        if (!state.waiting().isEmpty()) {
            return Texts.of("shell.save.waiting");
        }
        if (!state.readOnly().isEmpty()) {
            return Texts.of("shell.save.readOnly", state.readOnly());
        }
        return state.unsavedCount() == 0 ? Texts.of("shell.save.nothing") : "";
    }

    private static String named(String key, Optional<Step> step) {
        return step.map(StepNames::of).map(name -> Texts.of(key + ".named", name)).orElse(Texts.of(key + ".text"));
    }
}
