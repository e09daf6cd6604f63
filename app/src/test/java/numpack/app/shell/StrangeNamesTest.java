package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import numpack.app.dialog.SaveChoice;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.problem.Problem;
import numpack.app.problem.Problems;
import numpack.app.session.SampleSession;
import numpack.app.session.pack.PackSession;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names of packs and arrays that would break a line or turn what stands around them, wherever they are shown.
class StrangeNamesTest {
    private static final String NAME = "a\nb\u202ec\u2066.npk";
    private static final String SHOWN = "a\\nb\\u202ec\\u2066.npk";

    @TempDir
    private Path folder;

    private SampleSession sample;
    private PackSession pack;
    private ShellViewModel shell;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("labels", DType.INT32, 10);
        sample.sessions.create(folder.resolve(NAME), opened -> pack = opened);
        pack.edit(draft -> draft.createArray("x", DType.INT32, Shape.of(10), new byte[4]));
        shell = new ShellViewModel(sample.sessions, dialogs, new WorkspaceStore(new AppFolders(folder.resolve("data")), sample.runner), () -> { });
        sample.sessions.choose(pack);
    }

    @AfterEach
    void close() {
        List.copyOf(sample.sessions.packs()).forEach(one -> sample.sessions.close(one, () -> { }));
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void theTitleTheTasksAndTheQuestionsWriteThemAsEscapes() {
        assertEquals(Texts.of("shell.title.unsaved", SHOWN), shell.title().getValue());
        shell.save();
        assertEquals(List.of(Texts.of("shell.save.task", SHOWN)), sample.tasks.items().stream().map(task -> task.name()).toList());
        pack.edit(draft -> draft.setCells("x", CellEdits.of(0, 0, new byte[] {1, 0, 0, 0})));
        dialogs.answerSave(SaveChoice.CANCEL);
        shell.closePack();
        assertEquals(List.of(Texts.of("shell.close.title", SHOWN)), dialogs.saveTitles);
        dialogs.choose(folder.resolve("copy\n.npk"));
        shell.saveCopy();
        assertEquals(Texts.of("shell.saveCopy.done", "copy\\n.npk"), sample.tasks.items().getFirst().getResult());
    }

    @Test
    void whatTheEngineSaysWithANameInItIsEscapedToo() {
        for (var thrown : List.of(new ChangedOutsideException(folder.resolve(NAME), new OutsideChange.ArrayChanged("x\ny\u202e")),
                new ReadOnlyPackException(folder.resolve(NAME), new ReadOnlyPackException.Found(new Finding.SharedFile("data_x.npkd", "x\ny\u202e", "b"))))) {
            var said = Problems.of(thrown).map(StrangeNamesTest::all).orElseThrow();
            assertFalse(said.contains("\n") || said.contains("\u202e"), said);
        }
    }

    @Test
    void aSaveThatIsNoLongerAllIsNotCalledDone() {
        shell.save();
        assertEquals(1, sample.tasks.items().size());
        pack.edit(draft -> draft.setCells("x", CellEdits.of(0, 0, new byte[] {1, 0, 0, 0})));
        assertEquals(List.of(), sample.tasks.items());
        shell.save();
        assertEquals(1, sample.tasks.items().size());
    }

    private static String all(Problem problem) {
        return problem.title() + problem.sentence() + problem.consequence();
    }
}
