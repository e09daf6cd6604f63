package numpack.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import javafx.beans.InvalidationListener;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.session.pack.LookOnly;
import numpack.app.session.pack.PackSession;
import numpack.app.task.DirectThreads;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.Threads;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.UnsavedWork;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Region;
import numpack.engine.dtype.DType;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private Sessions sessions;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 100, 8).with("labels", DType.INT32, 100);
        sessions = sample.sessions;
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void aPackIsOpenOnceHoweverItIsCalled() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.npk"), sample.pack.path());
        var opened = new ArrayList<PackSession>();

        sessions.open(sample.pack.path(), opened::add);
        sessions.open(link, opened::add);

        assertEquals(List.of(sample.pack, sample.pack), opened);
        assertEquals(1, sessions.packs().size());
    }

    @Test
    void whatIsNoPackIsTheCallersFailureAndStaysAsItIs() throws IOException {
        var stranger = Files.createDirectory(folder.resolve("stranger.npk"));
        Files.writeString(stranger.resolve("metadata.npkm"), "not a manifest");
        var failures = new ArrayList<Throwable>();

        sessions.open(stranger, _ -> { }, failures::add);

        assertEquals(1, failures.size());
        assertInstanceOf(ForeignFormatException.class, failures.getFirst());
        assertEquals(1, sessions.packs().size());
        assertEquals("not a manifest", Files.readString(stranger.resolve("metadata.npkm")));
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void anEmptyPackIsInFrontWithoutATab() {
        sample.tab("labels");

        sessions.create(folder.resolve("new.npk"), sessions::showFirst);

        assertEquals("new.npk", sessions.currentPackProperty().get().name());
        assertNull(sessions.currentTabProperty().get(), "no table of another pack stays in sight");
        assertNull(sessions.meantArrayProperty().get());
        assertEquals(1, sessions.tabs().size());
    }

    @Test
    void aTabComesToTheFrontWhenTheEmptyPackBeforeItIsClosed() {
        var tab = sample.tab("labels");
        sessions.create(folder.resolve("new.npk"), sessions::showFirst);

        sessions.close(sessions.currentPackProperty().get(), () -> { });

        assertSame(tab, sessions.currentTabProperty().get());
        assertSame(sample.pack, sessions.currentPackProperty().get());
    }

    @Test
    void aPackThatIsOpenedAgainComesToTheFrontWithItsTab() {
        var tab = sample.tab("labels");
        sessions.create(folder.resolve("new.npk"), sessions::showFirst);

        sessions.open(sample.pack.path(), sessions::showFirst);

        assertSame(tab, sessions.currentTabProperty().get());
    }

    @Test
    void aNewArrayIsShownInItsOwnPackWhateverTabIsInFront() {
        sample.tab("labels");
        sessions.create(folder.resolve("new.npk"), _ -> { });
        var fresh = sessions.currentPackProperty().get();

        fresh.edit(draft -> draft.createArray("labels", DType.INT32, Shape.of(3), new byte[4]), () -> sessions.show(fresh, "labels"));

        assertSame(fresh, sessions.currentTabProperty().get().pack());
        assertSame(fresh, sessions.currentPackProperty().get());
        assertEquals(3, sessions.meantArrayProperty().get().shape().rowCount());
    }

    @Test
    void anArrayHasOneTabUnlessMoreAreAskedFor() {
        var tab = sample.tab("labels");

        assertSame(tab, sample.tab("labels"));
        assertNotSame(tab, sessions.showSlice(sample.pack, sample.array("labels"), ""));
        assertEquals(2, sessions.tabs().size());
    }

    @Test
    void closingTheTabInFrontBringsItsNeighbourToTheFront() {
        var features = sample.tab("features");
        var labels = sample.tab("labels");

        sessions.close(labels);
        assertSame(features, sessions.currentTabProperty().get());
        sessions.close(features);
        assertNull(sessions.currentTabProperty().get());
    }

    @Test
    void theTabOfARemovedArrayCloses() {
        sample.tab("labels");

        sample.pack.edit(draft -> draft.removeArray("labels"));

        assertEquals(List.of(), sessions.tabs());
    }

    @Test
    void commandsMeanWhatWasChosenLast() {
        var tab = sample.tab("features");
        assertEquals("features", sessions.meantArrayProperty().getValue().name());

        sessions.choose(sample.pack, sample.array("labels"));
        assertEquals("labels", sessions.meantArrayProperty().getValue().name());
        sample.pack.edit(draft -> draft.renameArray("labels", "classes"));
        assertEquals("classes", sessions.meantArrayProperty().getValue().name(), "it is meant under its new name");
        sample.pack.edit(draft -> draft.removeArray("classes"));
        assertNull(sessions.meantArrayProperty().getValue());

        sessions.show(sample.pack, sample.array("features"));
        assertSame(tab, sessions.currentTabProperty().get());
        assertEquals("features", sessions.meantArrayProperty().getValue().name());
    }

    @Test
    void whatIsMeantAlwaysBelongsToTheCurrentPack() {
        sample.tab("features");
        sessions.choose(sample.pack, sample.array("labels"));

        sessions.create(folder.resolve("other.npk"), _ -> { });

        var other = sessions.packs().getLast();
        assertSame(other, sessions.currentPackProperty().get());
        assertNull(sessions.meantArrayProperty().getValue());
        sessions.chooseFront();
        assertSame(sample.pack, sessions.currentPackProperty().get());
        assertEquals("features", sessions.meantArrayProperty().getValue().name());
        sessions.close(other, () -> { });
    }

    @Test
    void noTableOfAnotherPackStaysInFrontOfTheChosenOne() {
        var tab = sample.tab("features");
        sessions.create(folder.resolve("other.npk"), _ -> { });
        var other = sessions.packs().getLast();

        sessions.choose(other);
        assertNull(sessions.currentTabProperty().get());
        sessions.choose(sample.pack);
        assertSame(tab, sessions.currentTabProperty().get());
        assertSame(sample.pack, sessions.currentPackProperty().get());
        sessions.close(other, () -> { });
    }

    @Test
    void theFirstReadableArrayIsShownOnce() {
        sessions.showFirst(sample.pack);
        sample.tab("labels");
        sessions.showFirst(sample.pack);

        assertEquals(List.of("features", "labels"), sessions.tabs().stream().map(tab -> tab.arrayProperty().get().name()).toList());
        assertEquals("labels", sessions.currentTabProperty().get().arrayProperty().get().name());
    }

    @Test
    void aPackThatSomebodyElseEditsIsOpenedToBeLookedAt() throws IOException {
        var other = new Sessions(sample.runner, sample.tasks, new AppFolders(folder.resolve("data")), sample.failures::add);
        var opened = new ArrayList<PackSession>();

        other.open(sample.pack.path(), opened::add);

        var second = opened.getFirst();
        assertFalse(second.isEditable());
        assertEquals(LookOnly.Why.EDITED_ELSEWHERE, second.lookOnly().orElseThrow().why());
        assertEquals(second.lookOnly().orElseThrow().sentence(), second.readOnlyReason().getValue());
        assertEquals(2, second.getState().snapshot().arrays().size());
        second.saveCopy("Copy", folder.resolve("copy.npk"), (_, _) -> { });
        assertTrue(Files.isRegularFile(folder.resolve("copy.npk/metadata.npkm")), "a copy can be saved: " + sample.failures);
        other.close(second, () -> { });
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void aPackWhoseEditsALaterProgramKeepsIsOpenedToBeLookedAt() throws IOException {
        sample.pack.edit(draft -> draft.renameArray("labels", "classes"));
        sessions.close(sample.pack, () -> { });
        var found = new ArrayList<UnsavedWork>();
        sessions.findUnsaved(waiting -> found.addAll(waiting.unsaved()));
        var log = found.getFirst().log();
        // A sound record of a type that is not known here: mark, type, no bytes, check sum.
        var record = ByteBuffer.allocate(14).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0xD7).put((byte) 99).putLong(0);
        var sum = new CRC32C();
        sum.update(record.array(), 1, 9);
        Files.write(log, record.putInt((int) sum.getValue()).array(), StandardOpenOption.APPEND);
        var bytes = Files.readAllBytes(log);

        var opened = new ArrayList<PackSession>();
        sessions.open(folder.resolve("demo.npk"), opened::add);
        var why = opened.getFirst().lookOnly().orElseThrow();
        assertEquals(LookOnly.Why.LATER_LOG, why.why());
        assertTrue(why.sentence().contains(log.getFileName().toString()), why.sentence());
        assertEquals(2, opened.getFirst().getState().snapshot().arrays().size());
        sessions.close(opened.getFirst(), () -> { });
        assertArrayEquals(bytes, Files.readAllBytes(log));
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void aPackWhoseEditsCannotBeKeptIsOpenedToBeLookedAt() throws IOException {
        sessions.close(sample.pack, () -> { });
        var noFolder = Files.createFile(folder.resolve("full"));
        var other = new Sessions(sample.runner, sample.tasks, new AppFolders(noFolder), sample.failures::add);
        var opened = new ArrayList<PackSession>();

        other.open(folder.resolve("demo.npk"), opened::add);

        var why = opened.getFirst().lookOnly().orElseThrow();
        assertEquals(LookOnly.Why.NOT_KEPT, why.why());
        assertTrue(why.sentence().contains(noFolder.toString()), why.sentence());
        assertEquals(2, opened.getFirst().getState().snapshot().arrays().size());

        Files.delete(noFolder);
        other.reopen(opened.getFirst(), () -> { });
        assertTrue(other.packs().getFirst().isEditable(), "once there is room again");
        other.close(other.packs().getFirst(), () -> { });
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void twoOpeningsOfOnePackAtOnceComeToOneSessionThatCanBeEdited() throws IOException {
        sessions.close(sample.pack, () -> { });
        var link = Files.createSymbolicLink(folder.resolve("link.npk"), sample.pack.path());
        var threads = new ManualThreads();
        var slow = slow(threads);
        var opened = new ArrayList<PackSession>();

        slow.open(sample.pack.path(), opened::add);
        slow.open(link, opened::add);
        threads.runBackground();
        threads.runForeground();
        threads.runBackground();
        threads.runForegroundBackwards();
        threads.runAll();

        assertEquals(2, opened.size());
        assertSame(opened.getFirst(), opened.getLast());
        assertEquals(List.of(opened.getFirst()), slow.packs());
        assertTrue(opened.getFirst().isEditable());
        closeAll(slow, threads);
        assertEquals(List.of(), sample.failures);
        assertCanBeEdited(sample.pack.path());
    }

    @Test
    void anOpeningWaitsForTheCloseOfTheSamePack() {
        sessions.close(sample.pack, () -> { });
        var threads = new ManualThreads();
        var slow = slow(threads);
        slow.open(sample.pack.path(), _ -> { });
        threads.runAll();
        var first = slow.packs().getFirst();
        first.edit(draft -> draft.renameArray("labels", "classes"));
        first.edit(draft -> draft.renameArray("features", "signals"));

        var opened = new ArrayList<PackSession>();
        slow.close(first, () -> { });
        slow.open(sample.pack.path(), opened::add);
        threads.runAll();

        assertNotSame(first, opened.getFirst());
        assertTrue(opened.getFirst().isEditable());
        assertEquals(2, opened.getFirst().unsavedCount().getValue());
        closeAll(slow, threads);
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void anOpeningThatFailsLetsTheNextOneTry() throws IOException {
        var stranger = Files.createDirectory(folder.resolve("stranger.npk"));
        Files.writeString(stranger.resolve("metadata.npkm"), "not a manifest");
        var threads = new ManualThreads();
        var slow = slow(threads);
        var failures = new ArrayList<Throwable>();

        slow.open(stranger, _ -> { }, failures::add);
        slow.open(stranger, _ -> { }, failures::add);
        threads.runAll();

        assertEquals(2, failures.size());
        assertEquals(List.of(), slow.packs());
    }

    @Test
    void anOpeningThatLooksForMovedRowsIsListedUntilItEnds() throws IOException {
        closeWithAnEditOfAMovedRow();
        var threads = new ManualThreads();
        var tasks = new TaskList(new TaskRunner(threads, sample.failures::add));
        var slow = slow(threads, tasks);
        var listed = new LinkedHashSet<String>();
        tasks.items().addListener((InvalidationListener) _ -> tasks.items().forEach(item -> listed.add(item.name() + " " + item.getFraction())));

        slow.open(folder.resolve("demo.npk"), _ -> { });
        threads.runBackground();
        threads.runForeground();
        threads.advance(Duration.ofSeconds(1));
        threads.runAll();

        assertEquals(Set.of(Texts.of("session.search.task", "demo.npk") + " 1.0"), listed);
        assertEquals(List.of(), tasks.items());
        assertEquals(1, slow.packs().getFirst().getState().unsavedCount());
        assertEquals(List.of(), slow.packs().getFirst().getState().conflicts());
        slow.open(folder.resolve("demo.npk"), _ -> { });
        closeAll(slow, threads);
        assertEquals(1, listed.size(), "an opening that looks for nothing is not listed");
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void aSearchThatIsCancelledOpensThePackWithConflictsThatAReloadPlaces() throws IOException {
        closeWithAnEditOfAMovedRow();
        var threads = new CancellingThreads();
        var tasks = new TaskList(new TaskRunner(threads, sample.failures::add));
        threads.tasks = tasks;
        var slow = slow(threads, tasks);

        slow.open(folder.resolve("demo.npk"), _ -> { });

        var pack = slow.packs().getFirst();
        assertTrue(threads.hasCancelled);
        assertEquals(List.of(), tasks.items());
        assertEquals(0, pack.getState().unsavedCount());
        assertEquals(Conflict.LostRow.NOT_LOOKED_FOR, pack.getState().conflicts().getFirst().lost().getFirst().count());
        pack.reload("Reload");
        assertEquals(List.of(), pack.getState().conflicts());
        assertEquals(1, pack.getState().unsavedCount());
        slow.close(pack, () -> { });
        assertEquals(List.of(), sample.failures);
    }

    /// Edits a row, closes the pack, and lets another program give the row another number.
    private void closeWithAnEditOfAMovedRow() throws IOException {
        var labels = sample.array("labels");
        var values = ByteBuffer.allocate(4 * 100).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < 100; row++) {
            values.putInt(row);
        }
        sample.pack.edit(draft -> draft.write("labels", new Region(RowSet.range(0, 100), Box.of()), MemorySegment.ofArray(values.array()), "PASTE"));
        sample.save();
        sample.pack.edit(draft -> draft.setCells(labels.name(), CellEdits.of(50, 0, new byte[] {7, 7, 7, 7})));
        sessions.close(sample.pack, () -> { });
        try (var other = Pack.open(folder.resolve("demo.npk"), PackOptions.standard()); var transaction = other.begin()) {
            transaction.drop("labels", RowSet.range(0, 10));
            transaction.commit(Progress.NONE);
            other.compact(other.planCompaction(List.of("labels")), Progress.NONE);
        }
    }

    /// Cancels the first task that is listed as soon as it is.
    private static final class CancellingThreads extends DirectThreads {
        private @Nullable TaskList tasks;
        private boolean hasCancelled;

        @Override
        public void foreground(Runnable work) {
            work.run();
            if (!hasCancelled && tasks != null && !tasks.items().isEmpty()) {
                tasks.items().getFirst().cancel();
                hasCancelled = true;
            }
        }
    }

    private Sessions slow(ManualThreads threads) {
        return slow(threads, new TaskList(new TaskRunner(threads, sample.failures::add)));
    }

    private Sessions slow(Threads threads, TaskList tasks) {
        var runner = new TaskRunner(threads, sample.failures::add);
        return new Sessions(runner, tasks, new AppFolders(folder.resolve("data")), sample.failures::add);
    }

    private static void closeAll(Sessions sessions, ManualThreads threads) {
        List.copyOf(sessions.packs()).forEach(pack -> sessions.close(pack, () -> { }));
        threads.runAll();
    }

    /// That nobody holds the pack any more.
    private void assertCanBeEdited(Path pack) {
        var opened = new ArrayList<PackSession>();
        sessions.open(pack, opened::add);
        assertTrue(opened.getFirst().isEditable());
        sessions.close(opened.getFirst(), () -> { });
    }

    @Test
    void unsavedStepsOfClosedPacksAreFoundAndCanBeForgotten() throws IOException {
        sample.pack.edit(draft -> draft.renameArray("labels", "classes"));
        sessions.close(sample.pack, () -> { });
        var found = new ArrayList<UnsavedWork>();

        sessions.findUnsaved(waiting -> found.addAll(waiting.unsaved()));
        assertEquals(List.of(1), found.stream().map(UnsavedWork::stepCount).toList());

        sessions.forgetUnsaved(found.getFirst(), found::clear);
        sessions.findUnsaved(waiting -> found.addAll(waiting.unsaved()));
        assertEquals(List.of(), found);
    }
}
