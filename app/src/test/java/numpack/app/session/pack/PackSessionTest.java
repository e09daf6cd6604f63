package numpack.app.session.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.Set;
import numpack.app.prefs.AppFolders;
import numpack.app.problem.Problems;
import numpack.app.session.SampleSession;
import numpack.app.session.Sessions;
import numpack.app.session.pack.outside.Outside;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskState;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Conflict;
import numpack.engine.dtype.DType;
import numpack.engine.error.DiskFullException;
import numpack.engine.error.EditNotKeptException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.RowsRenumberedException;
import numpack.engine.shape.RowSet;
import numpack.engine.work.CompactionPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackSessionTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private PackSession pack;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("labels", DType.INT32, 100).with("words", DType.UINT8, 7, 3);
        pack = sample.pack;
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void anEditIsInTheStateWhenItsCallbackIsCalled() {
        var seen = new ArrayList<Long>();

        pack.edit(draft -> draft.setCells("labels", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})), revision -> {
            seen.add(revision);
            seen.add(pack.getState().revision());
        }, sample.failures::add);

        assertEquals(2, seen.size());
        assertEquals(seen.getFirst(), seen.getLast());
        assertEquals(1, pack.unsavedCount().getValue());
        assertTrue(pack.canSave().getValue());
    }

    @Test
    void aFailedEditIsTheCallersAndChangesNothing() {
        var before = pack.getState();
        var failures = new ArrayList<Throwable>();

        pack.edit(draft -> draft.removeArray("nobody"), _ -> { }, failures::add);

        assertEquals(List.of(NoSuchArrayException.class), failures.stream().map(Object::getClass).toList());
        assertEquals(before, pack.getState());
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void goingToAStepUndoesAndRedoesUntilItIsReached() {
        for (int row = 0; row < 4; row++) {
            set(row, 1);
        }
        int all = pack.getState().cursor();

        var steps = pack.getState().steps();
        pack.goTo(steps.get(all - 4));
        assertEquals(1, pack.unsavedCount().getValue());
        pack.goTo(steps.getLast());
        assertEquals(4, pack.unsavedCount().getValue());
        pack.undo(() -> { });
        pack.redo(() -> { });
        assertEquals(all, pack.getState().cursor());
    }

    @Test
    void aStepIsGoneToWhereverItStandsByThen() {
        for (int row = 0; row < 3; row++) {
            set(row, 1);
        }
        var unsaved = pack.getState().steps().subList(pack.getState().savedMark(), pack.getState().cursor());
        pack.revert(unsaved.get(0));
        pack.goTo(unsaved.get(1));

        var state = pack.getState();
        assertEquals(unsaved.get(1).id(), state.steps().get(state.cursor() - 1).id());
        pack.goToBeginning();
        assertEquals(0, pack.getState().cursor());
    }

    @Test
    void savingIsAListedTaskAfterWhichNothingIsUnsaved() {
        set(5, 7);

        pack.save("Save demo.npk", _ -> true, () -> { });

        var task = sample.tasks.items().getFirst();
        assertEquals("Save demo.npk", task.name());
        assertEquals(TaskState.SUCCEEDED, task.getState());
        assertEquals(0, pack.unsavedCount().getValue());
        assertFalse(pack.savingProperty().get());
        assertFalse(pack.canSave().getValue());
    }

    @Test
    void savingLastsUntilTheLastOfSeveralLongChangesHasEnded() {
        sample.close();
        var threads = new ManualThreads();
        var runner = new TaskRunner(threads, sample.failures::add);
        var tasks = new TaskList(runner);
        var sessions = new Sessions(runner, tasks, new AppFolders(folder.resolve("data")), sample.failures::add);
        sessions.open(pack.path(), _ -> { });
        threads.runAll();
        var slow = sessions.packs().getFirst();

        slow.saveCopy("Copy", folder.resolve("a.npk"), (_, _) -> { });
        slow.saveCopy("Copy", folder.resolve("b.npk"), (_, _) -> { });
        threads.runBackground();
        while (tasks.items().stream().allMatch(item -> item.getState() == TaskState.RUNNING)) {
            threads.runNextForeground();
        }
        assertTrue(slow.savingProperty().get());
        threads.runAll();

        assertFalse(slow.savingProperty().get());
        sessions.close(slow, () -> { });
        threads.runAll();
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void anEditThatWaitedForACompactionDoesNotGoToAnotherRow() throws IOException {
        pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(2))));
        sample.save();
        sample.close();
        var threads = new ManualThreads();
        var runner = new TaskRunner(threads, sample.failures::add);
        var sessions = new Sessions(runner, new TaskList(runner), new AppFolders(folder.resolve("data")), sample.failures::add);
        sessions.open(pack.path(), _ -> { });
        threads.runAll();
        var slow = sessions.packs().getFirst();
        var seen = slow.getState().snapshot().find("labels").orElseThrow();

        var plans = new ArrayList<CompactionPlan>();
        slow.ask(draft -> draft.planCompaction(List.of("labels")), plans::add);
        threads.runAll();

        slow.compact("Compact", plans.getFirst(), (_, _) -> { });
        slow.edit(DraftVerb.asSeen(List.of(seen), draft -> draft.setCells("labels", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0}))));
        threads.runAll();

        assertEquals(99, slow.getState().snapshot().find("labels").orElseThrow().physicalShape().rowCount());
        assertEquals(0, slow.unsavedCount().getValue(), "row 5 of before is row 4 now, and 5 is another");
        assertEquals(List.of(RowsRenumberedException.class), sample.failures.stream().map(Object::getClass).toList());
        sessions.close(slow, () -> { });
        threads.runAll();
    }

    @Test
    void aFileThatGrowsIsNoticedWithinTwoSeconds() throws IOException {
        later(2);
        assertEquals(Outside.UNCHANGED, pack.outsideProperty().get(), "nobody has changed it");

        Files.write(file("labels"), new byte[4], StandardOpenOption.APPEND);
        later(2);

        assertEquals(Outside.CHANGED, pack.outsideProperty().get());
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void ourOwnSaveIsNoChangeFromOutside() {
        set(5, 7);
        sample.save();

        later(4);

        assertEquals(Outside.UNCHANGED, pack.outsideProperty().get());
    }

    @Test
    void reloadingKeepsWhatFitsAndListsWhatDoesNot() throws IOException {
        set(5, 7);
        set(6, 8);
        try (var file = FileChannel.open(file("labels"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {99, 0, 0, 0}), 6 * 4);
        }
        later(2);
        assertEquals(Outside.CHANGED, pack.outsideProperty().get());

        pack.reload("Reload");

        assertEquals(Outside.UNCHANGED, pack.outsideProperty().get());
        assertEquals(1, pack.unsavedCount().getValue());
        assertEquals(List.of(Conflict.Reason.OTHER_VALUES), pack.getState().conflicts().stream().map(Conflict::reason).toList());
        pack.discardConflict(pack.getState().conflicts().getFirst().step());
        assertEquals(List.of(), pack.getState().conflicts());
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void aFolderThatIsGoneMayComeBack() throws IOException {
        Files.move(pack.path(), folder.resolve("moved.npk"));
        later(2);
        assertEquals(Outside.GONE, pack.outsideProperty().get());
        assertEquals(List.of(), sample.failures, "a strip says it, not a dialog a second");

        Files.move(folder.resolve("moved.npk"), pack.path());
        later(2);
        assertEquals(Outside.UNCHANGED, pack.outsideProperty().get());
    }

    @Test
    void thatEditsCannotBeKeptIsToldOnceAndStandsUntilOneIsKept() {
        var log = Path.of("/home/ada/x.draft");
        DraftVerb refused = _ -> {
            throw new UncheckedIOException(new EditNotKeptException(log, new DiskFullException(log, "/home (disk)", new IOException("full"))));
        };
        var told = new ArrayList<Throwable>();
        for (int key = 0; key < 3; key++) {
            pack.edit(refused, _ -> { }, told::add);
        }
        assertEquals(3, told.size(), "each caller learns that its edit was not made");
        assertEquals(1, told.stream().flatMap(failure -> Problems.of(failure).stream()).count(), "one dialog");
        assertTrue(pack.notKeptProperty().get().contains("/home (disk)"), pack.notKeptProperty().get());
        assertTrue(pack.notKeptProperty().get().contains("/home/ada/x.draft"), pack.notKeptProperty().get());

        pack.edit(_ -> { });
        assertFalse(pack.notKeptProperty().get().isEmpty(), "nothing was written");
        set(5, 7);
        assertEquals("", pack.notKeptProperty().get());
        pack.edit(refused, _ -> { }, told::add);
        assertEquals(2, told.stream().flatMap(failure -> Problems.of(failure).stream()).count(), "it is something new");
    }

    @Test
    void aPackThatWasAwayIsSavedOnceItIsBackAndIsNeverCalledReadOnly() throws IOException {
        set(5, 7);
        Files.move(pack.path(), folder.resolve("moved.npk"));
        sample.save();
        assertEquals(List.of(NoSuchFileException.class), sample.failures.stream().map(Object::getClass).toList());
        assertEquals(Optional.empty(), pack.getState().readOnly());
        later(2);
        assertEquals(Outside.GONE, pack.outsideProperty().get());
        assertFalse(pack.canSave().getValue());
        assertEquals(Optional.empty(), pack.getState().readOnly());

        Files.move(folder.resolve("moved.npk"), pack.path());
        later(2);
        assertEquals(Outside.UNCHANGED, pack.outsideProperty().get());
        assertTrue(pack.canSave().getValue());
        sample.save();
        assertEquals(1, sample.failures.size());
        assertEquals(0, pack.unsavedCount().getValue());
        try (var other = Pack.open(pack.path(), PackOptions.readOnly())) {
            assertEquals(7, other.array("labels").load().getLong(5));
        }
    }

    @Test
    void aFileThatWasAwayIsNoChangeOnceItIsBack() throws IOException {
        var away = folder.resolve("away");
        Files.move(file("labels"), away);
        later(2);
        assertEquals(Outside.CHANGED, pack.outsideProperty().get());
        Files.move(away, file("labels"));
        later(6);
        assertEquals(Outside.UNCHANGED, pack.outsideProperty().get());
        set(5, 7);
        sample.save();
        assertEquals(List.of(), sample.failures);
        assertEquals(0, pack.unsavedCount().getValue());
    }

    @Test
    void arraysThatStandOutByOtherDroppedRowsAreFollowed() {
        sample.with("images", DType.UINT8, 100, 2);
        assertEquals(Set.of(), pack.unevenArrays().getValue());

        pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(3))));
        assertEquals(Set.of(sample.array("images").id(), sample.array("labels").id()), pack.unevenArrays().getValue());
        pack.edit(draft -> draft.dropRows(Map.of("images", RowSet.of(3))));
        assertEquals(Set.of(), pack.unevenArrays().getValue());
    }

    private void set(long row, int value) {
        pack.edit(draft -> draft.setCells("labels", CellEdits.of(row, 0, new byte[] {(byte) value, 0, 0, 0})));
    }

    private Path file(String array) {
        return pack.path().resolve("data_" + array + ".npkd");
    }

    private void later(int seconds) {
        sample.threads.advance(Duration.ofSeconds(seconds));
    }
}
