package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numpack.app.dialog.SaveChoice;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.Sessions;
import numpack.app.session.pack.PackSession;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.Draft;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packs with unsaved edits are closed, also while a save is on its way.
class ClosingTest {
    @TempDir
    Path folder;
    private final ManualThreads threads = new ManualThreads();
    private final List<Throwable> failures = new ArrayList<>();
    private final TaskRunner runner = new TaskRunner(threads, failures::add);
    private final TaskList tasks = new TaskList(runner);
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private Sessions sessions;
    private ShellViewModel shell;
    private boolean isClosed;
    private int openOnLeaving = -1;

    @BeforeEach
    void open() throws Exception {
        var folders = new AppFolders(Files.createDirectories(folder.resolve("data")));
        sessions = new Sessions(runner, tasks, folders, failures::add);
        shell = new ShellViewModel(sessions, dialogs, new WorkspaceStore(folders, runner), () -> { });
    }

    @AfterEach
    void close() {
        List.copyOf(sessions.packs()).forEach(pack -> sessions.close(pack, () -> { }));
        threads.runAll();
        assertEquals(List.of(), failures);
    }

    @Test
    void eachPackWithUnsavedEditsIsAskedAbout() {
        edited("one");
        open("two");
        edited("three");
        dialogs.answerSave(SaveChoice.SAVE).answerSave(SaveChoice.DISCARD);
        closeAll();
        assertTrue(isClosed);
        assertEquals(2, dialogs.saveTitles.size());
        assertEquals(List.of(), sessions.packs());
        assertEquals(1, open("one").getState().snapshot().arrays().size());
        assertEquals(0, open("three").getState().snapshot().arrays().size());
    }

    @Test
    void noCopyIsSavedWhileThePackIsBeingWritten() {
        assertEquals(Texts.of("command.whyNot.noPack"), shell.whyNotSaveCopy().getValue());
        var pack = edited("one");
        assertEquals("", shell.whyNotSaveCopy().getValue());

        pack.save("Save", _ -> true, () -> { });
        assertEquals(Texts.of("session.busy.save"), shell.whyNotSaveCopy().getValue());
        threads.runAll();
        assertEquals("", shell.whyNotSaveCopy().getValue());
    }

    @Test
    void nothingIsClosedSavedOrDiscardedBeforeAllIsAnswered() {
        open("zero");
        var one = edited("one");
        var two = edited("two");
        edited("three");
        dialogs.answerSave(SaveChoice.SAVE).answerSave(SaveChoice.DISCARD).answerSave(SaveChoice.CANCEL);
        closeAll();
        assertFalse(isClosed);
        assertEquals(4, sessions.packs().size());
        assertEquals(1, one.getState().unsavedCount());
        assertEquals(1, two.getState().unsavedCount());
        assertEquals(-1, openOnLeaving, "what is open is not kept by a quit that was cancelled");
    }

    @Test
    void whatWasInFrontBeforeACancelledClosingIsInFrontAfterwards() {
        var one = edited("one");
        var front = sessions.show(one, one.getState().snapshot().find("a").orElseThrow());
        var two = edited("two");
        sessions.show(two, two.getState().snapshot().find("a").orElseThrow());
        sessions.currentTabProperty().set(front);
        dialogs.answerSave(SaveChoice.SAVE).answerSave(SaveChoice.CANCEL);
        closeAll();
        assertEquals(front, sessions.currentTabProperty().get());
        assertEquals(one, sessions.currentPackProperty().get());
        assertEquals(front.arrayProperty().get(), sessions.meantArrayProperty().get());
    }

    @Test
    void whatPanelsAskOfThePackInFrontIsAnsweredWhileTheQuestionIsOpen() {
        var one = edited("one");
        var two = edited("two");
        var shown = new ArrayList<PackSession>();
        sessions.currentPackProperty().subscribe(pack -> Optional.ofNullable(pack)
                .ifPresent(front -> front.ask(Draft::state, _ -> shown.add(front))));
        threads.runAll();
        var behind = new ArrayList<PackSession>();
        dialogs.duringSaveQuestion = () -> behind.add(shown.getLast());
        dialogs.answerSave(SaveChoice.SAVE).answerSave(SaveChoice.CANCEL);
        closeAll();
        assertEquals(List.of(one, two), behind);
        assertFalse(isClosed);
    }

    @Test
    void askedForAgainBetweenTwoQuestionsItAsksFromTheBeginning() {
        edited("one");
        edited("two");
        dialogs.duringSaveQuestion = () -> {
            dialogs.duringSaveQuestion = () -> { };
            shell.closeAll(() -> { }, () -> isClosed = true);
        };
        dialogs.answerSave(SaveChoice.SAVE).answerSave(SaveChoice.DISCARD).answerSave(SaveChoice.DISCARD);
        shell.closeAll(() -> { }, () -> failures.add(new AssertionError("closed by what was asked for first")));
        threads.runAll();
        assertTrue(isClosed);
        assertEquals(3, dialogs.saveTitles.size());
    }

    @Test
    void whatIsOpenCanBeKeptWhenAllIsAnsweredAndNothingClosedYet() {
        edited("one");
        open("two");
        dialogs.answerSave(SaveChoice.SAVE);
        closeAll();
        assertTrue(isClosed);
        assertEquals(2, openOnLeaving);
    }

    @Test
    void itSaysThatItWaitsForASave() {
        edited("one");
        shell.save();
        shell.closePack();
        assertEquals(Texts.of("shell.close.waiting", "one.npk", Texts.of("session.busy.save")), shell.waiting().getValue());
        threads.runAll();
        assertEquals("", shell.waiting().getValue());
    }

    @Test
    void aSaveTakesAnEditAlongThatIsStillBeingMade() {
        var pack = open("one");
        pack.edit(draft -> draft.createArray("a", DType.INT32, Shape.of(3), new byte[4]));
        assertTrue(shell.canSave().getValue(), "Save must not be refused because the edit is not in the state yet");
        shell.save();
        threads.runAll();
        assertEquals(0, pack.getState().unsavedCount());
        assertEquals(1, pack.getState().snapshot().arrays().size());
        assertFalse(shell.canSave().getValue());
    }

    @Test
    void anUndoWaitsForAnEditThatIsStillBeingMade() {
        var pack = open("one");
        pack.edit(draft -> draft.createArray("a", DType.INT32, Shape.of(3), new byte[4]));
        assertTrue(shell.canUndo().getValue());
        shell.undo();
        threads.runAll();
        assertEquals(0, pack.getState().snapshot().arrays().size());
        assertFalse(shell.canUndo().getValue());
    }

    @Test
    void anArrayThatARedoBringsBackIsInFront() {
        var pack = edited("one");
        shell.undo();
        threads.runAll();
        open("two");
        sessions.choose(pack);
        shell.redo();
        threads.runAll();
        assertEquals("a", sessions.currentTabProperty().get().arrayProperty().get().name());
    }

    @Test
    void closingWaitsForASaveAndThenAsksNothing() {
        var pack = edited("one");
        shell.save();
        closeAll();
        assertTrue(isClosed);
        assertEquals(List.of(), dialogs.saveTitles);
        assertEquals(1, open("one").getState().snapshot().arrays().size());
        assertTrue(pack.closedProperty().get());
    }

    @Test
    void savingSaysWhyItIsNotPossible() {
        var why = shell.whyNotSave();
        assertEquals(Texts.of("command.whyNot.noPack"), why.getValue());
        edited("one");
        assertEquals("", why.getValue());
        shell.save();
        assertFalse(shell.canSave().getValue());
        assertEquals(Texts.of("session.busy.save"), why.getValue());
        threads.runAll();
        assertEquals(Texts.of("shell.save.nothing"), why.getValue());
    }

    @Test
    void whatWaitsForAReloadSaysSo() {
        edited("one");
        shell.reload();
        assertEquals(Texts.of("session.busy.reload"), shell.whyNotSave().getValue());
        assertEquals(Texts.of("session.busy.reload"), shell.whyNotSaveCopy().getValue());
        shell.closePack();
        assertEquals(Texts.of("shell.close.waiting", "one.npk", Texts.of("session.busy.reload")), shell.waiting().getValue());
        dialogs.answerSave(SaveChoice.CANCEL);
        threads.runAll();
        assertEquals("", shell.whyNotSave().getValue());
    }

    @Test
    void theWindowIsClosedWhileOneOfItsPacksWaitsForItsSave() {
        edited("one");
        edited("two");
        shell.save();
        shell.closePack();
        dialogs.answerSave(SaveChoice.DISCARD);
        closeAll();
        assertTrue(isClosed);
        assertEquals(1, dialogs.saveTitles.size());
        assertEquals(List.of(), sessions.packs());
    }

    @Test
    void closingTwiceWhileASaveRunsClosesOnce() {
        edited("one");
        shell.save();
        shell.closeAll(() -> { }, () -> failures.add(new AssertionError("closed twice")));
        closeAll();
        assertTrue(isClosed);
    }

    @Test
    void closingAgainDuringTheSaveThatWasChosenClosesToo() {
        edited("one");
        dialogs.answerSave(SaveChoice.SAVE);
        shell.closeAll(() -> { }, () -> { });
        threads.runBackground();
        threads.runForeground();
        assertEquals(1, dialogs.saveTitles.size());
        closeAll();
        assertTrue(isClosed);
        assertEquals(1, dialogs.saveTitles.size());
    }

    @Test
    void aSaveThatWasCancelledIsAskedAboutWhenItHasEnded() {
        var pack = edited("one");
        shell.save();
        threads.runBackground();
        threads.runForeground();
        tasks.items().getFirst().cancel();
        dialogs.answerSave(SaveChoice.CANCEL);
        closeAll();
        assertEquals(1, dialogs.saveTitles.size());
        assertFalse(isClosed);
        assertFalse(pack.savingProperty().get(), "a cancelled save must not block the next one");
    }

    @Test
    void anEditThatIsStillBeingMadeIsAskedAboutToo() {
        var pack = open("one");
        pack.edit(draft -> draft.createArray("a", DType.INT32, Shape.of(3), new byte[4]));
        dialogs.answerSave(SaveChoice.CANCEL);
        closeAll();
        assertEquals(1, dialogs.saveTitles.size());
    }

    @Test
    void aNewPackDoesNotEndTwiceInNpk() {
        dialogs.choose(folder.resolve("fresh.npk.npk"));
        shell.create();
        threads.runAll();
        assertEquals("fresh.npk", sessions.currentPackProperty().get().name());
    }

    @Test
    void aStartWithAPackEndsHoweverThePackOpens() {
        shell.startingProperty().set(true);
        var seen = new ArrayList<Throwable>();
        shell.start(Optional.of(folder.resolve("nothing.npk")), seen::add);
        assertTrue(shell.startingProperty().get());
        threads.runAll();
        assertFalse(shell.startingProperty().get());
        assertEquals(1, seen.size());
    }

    private void closeAll() {
        shell.closeAll(() -> openOnLeaving = sessions.packs().size(), () -> isClosed = true);
        threads.runAll();
    }

    private PackSession edited(String name) {
        var pack = open(name);
        pack.edit(draft -> draft.createArray("a", DType.INT32, Shape.of(3), new byte[4]));
        threads.runAll();
        assertEquals(1, pack.getState().unsavedCount());
        return pack;
    }

    private PackSession open(String name) {
        var path = folder.resolve(name + ".npk");
        if (Files.exists(path)) {
            sessions.open(path, opened -> { });
        } else {
            sessions.create(path, opened -> { });
        }
        threads.runAll();
        assertEquals(List.of(), failures);
        return sessions.currentPackProperty().get();
    }
}
