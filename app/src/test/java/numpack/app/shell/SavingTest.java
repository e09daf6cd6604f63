package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import numpack.app.dialog.SaveChoice;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.SampleSession;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that other folders share as hard links are spoken of before they are rewritten.
class SavingTest {
    @TempDir
    private Path folder;

    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private SampleSession sample;
    private ShellViewModel shell;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.INT32, 100).with("labels", DType.INT32, 10);
        shell = new ShellViewModel(sample.sessions, dialogs, new WorkspaceStore(new AppFolders(folder.resolve("data")), sample.runner), () -> { });
    }

    @AfterEach
    void close() {
        sample.close();
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void anOrdinarySaveAsksNothing() throws IOException {
        share("features");
        set("labels", 1);
        shell.save();
        assertEquals(List.of(), dialogs.questions);
        assertEquals(0, sample.pack.getState().unsavedCount());
    }

    @Test
    void aSaveIntoSharedFilesSaysHowManyAndHowMuchSpaceTheyNeed() throws IOException {
        var copy = share("features");
        share("labels");
        var before = Files.readAllBytes(copy);
        set("features", 1);
        set("labels", 1);
        dialogs.press(0);
        shell.save();

        var question = dialogs.questions.getFirst();
        assertEquals(Texts.of("shell.save.shared.title", 2, "demo.npk"), question.title());
        assertEquals(Texts.of("shell.save.shared.text", 2, Numbers.bytes(440)), question.text());
        assertEquals(0, sample.pack.getState().unsavedCount());
        assertArrayEquals(before, Files.readAllBytes(copy));
    }

    @Test
    void nothingIsSavedIfTheUserCancelsAndTheNextSaveAsksAgain() throws IOException {
        share("features");
        set("features", 1);
        dialogs.cancel();
        shell.save();
        assertEquals(1, sample.pack.getState().unsavedCount());
        assertFalse(sample.pack.savingProperty().get());
        assertEquals("", sample.pack.busyProperty().get());
        assertTrue(sample.pack.canSave().getValue());
        assertEquals(List.of(), sample.tasks.items());

        dialogs.press(0);
        shell.save();
        assertEquals(2, dialogs.questions.size());
        assertEquals(0, sample.pack.getState().unsavedCount());
    }

    @Test
    void anArrayIsAskedAboutOnceUntilThePackIsOpenedAgain() throws IOException {
        share("features");
        set("features", 1);
        dialogs.press(0);
        shell.save();

        Files.delete(folder.resolve("features"));
        share("features");
        sample.pack.undo(() -> { });
        shell.save();
        assertEquals(1, dialogs.questions.size(), "an undo of what was saved is saved on the same road, and this array was asked about");
        assertEquals(0, sample.pack.getState().unsavedCount());

        Files.delete(folder.resolve("features"));
        share("features");
        share("labels");
        set("features", 2);
        set("labels", 2);
        dialogs.press(0);
        shell.save();
        assertEquals(Texts.of("shell.save.shared.title", 1, "demo.npk"), dialogs.questions.getLast().title());
        assertEquals(0, sample.pack.getState().unsavedCount());
    }

    @Test
    void aClosingThatSavesAsksTooAndStaysOpenOnCancel() throws IOException {
        share("features");
        set("features", 1);
        dialogs.answerSave(SaveChoice.SAVE).cancel();
        shell.closePack();
        assertEquals(1, dialogs.questions.size());
        assertFalse(sample.pack.closedProperty().get());
        assertEquals(1, sample.pack.getState().unsavedCount());

        dialogs.answerSave(SaveChoice.SAVE).press(0);
        shell.closePack();
        assertTrue(sample.pack.closedProperty().get());
    }

    private void set(String array, int value) {
        sample.pack.edit(draft -> draft.setCells(array, CellEdits.of(0, 0, new byte[] {(byte) value, 0, 0, 0})));
    }

    private Path share(String array) throws IOException {
        return Files.createLink(folder.resolve(array), sample.pack.path().resolve("data_" + array + ".npkd"));
    }
}
