package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.Transaction;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.DraftLimitException;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.PackHolder;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.RowsRenumberedException;
import numpack.engine.error.ShapeMismatchException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

class DraftTest extends DraftFixture {
    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.create("labels", DType.UINT8, Shape.of(10), new byte[] {1});
        transaction.create("images", DType.UINT8, Shape.of(10, 2, 2), new byte[] {5});
        transaction.create("point", DType.INT16, Shape.of(), new byte[] {7, 0});
    }

    private byte[] labels() throws IOException {
        return read("labels");
    }

    private Step label(long row, int value) {
        return set("labels", row, value);
    }

    @Test
    void editsAsSeenAreRefusedOnceRowsHaveOtherNumbers() throws IOException {
        var seen = draft.snapshot().find("labels").orElseThrow();
        draft.appendBlankRows("labels", 2, new byte[] {8});
        var longer = draft.snapshot().find("labels").orElseThrow();
        draft.save(Progress.NONE);
        draft.editAsSeen(List.of(seen, longer), () -> label(3, 9));
        assertEquals(9, labels()[3], "rows that came behind and a save move nothing");

        draft.dropRows(Map.of("labels", RowSet.of(0, 1)));
        draft.editAsSeen(List.of(longer), () -> label(4, 9));
        draft.saveAndCompact(draft.planCompaction(List.of("labels")), Progress.NONE);
        var before = labels();
        var refused = assertThrows(RowsRenumberedException.class, () -> draft.editAsSeen(List.of(longer), () -> label(3, 5)));
        assertEquals("labels", refused.array());
        assertArrayEquals(before, labels());
    }

    @Test
    void anArrayThatIsRenamedAndNotSavedIsCompactedUnderItsNewName() throws IOException {
        draft.dropRows(Map.of("labels", RowSet.of(0, 1)));
        draft.save(Progress.NONE);
        draft.renameArray("labels", "targets");

        var report = draft.saveAndCompact(draft.planCompaction(List.of("targets")), Progress.NONE);

        assertEquals(2, report.droppedRows());
        assertEquals(8, array("targets").physicalShape().rowCount());
    }

    @Test
    void onlyRowsThatWereApprovedAreLeftBehind() throws IOException {
        draft.dropRows(Map.of("labels", RowSet.of(0, 1)));
        var approved = draft.planCompaction(List.of("labels"));
        var drop = draft.dropRows(Map.of("labels", RowSet.of(2)));

        var refused = assertThrows(StaleArrayException.class, () -> draft.saveAndCompact(approved, Progress.NONE));
        assertEquals("labels", refused.array());
        assertEquals(2, draft.state().unsavedCount(), "nothing was saved");

        draft.undo();
        assertEquals(2, draft.saveAndCompact(approved, Progress.NONE).droppedRows());
        assertEquals(8, array("labels").physicalShape().rowCount());
        assertTrue(draft.state().steps().contains(drop), "it can be redone");
    }

    @Test
    void editsAsSeenAreRefusedIfAnAppendBeforeOtherRowsWasTakenOut() throws IOException {
        var first = draft.appendBlankRows("labels", 2, new byte[] {8});
        draft.appendBlankRows("labels", 2, new byte[] {9});
        var seen = draft.snapshot().find("labels").orElseThrow();
        draft.revert(first);
        assertThrows(RowsRenumberedException.class, () -> draft.editAsSeen(List.of(seen), () -> label(11, 5)));
    }

    @Test
    void editsAsSeenReachTheirArrayWhateverItIsCalledByThen() throws IOException {
        var seen = draft.snapshot().find("labels").orElseThrow();
        draft.renameArray("labels", "old");
        draft.renameArray("images", "labels");

        draft.editAsSeen(List.of(seen), () -> set(draft.nameNow(seen), 3, 9));
        assertEquals(9, read("old")[3]);
        draft.group(() -> {
            draft.renameArray("old", "older");
            draft.renameArray(draft.nameNow(seen), "oldest");
        });
        assertEquals("oldest", draft.nameNow(seen));

        draft.removeArray("oldest");
        assertThrows(NoSuchArrayException.class, () -> draft.editAsSeen(List.of(seen), () -> draft.removeArray("labels")));
        assertEquals("labels", assertThrows(NoSuchArrayException.class, () -> draft.nameNow(seen)).array());
    }

    @Test
    void anArrayOfAnotherDraftIsRefusedThoughItHasTheSameId() throws IOException {
        try (var otherPack = Pack.create(folder.resolve("other"), PackOptions.standard()); var transaction = otherPack.begin()) {
            fill(transaction);
            transaction.commit(Progress.NONE);
            try (var other = Draft.open(otherPack, folder.resolve("otherLogs"))) {
                var seen = other.snapshot().find("labels").orElseThrow();
                var own = array("labels");
                assertEquals(own.id(), seen.id());
                assertFalse(own.isSameArrayAs(seen));
                assertFalse(own.keepsNumbers(seen));
                assertEquals(Optional.empty(), own.rowsNow(seen, RowSet.of(3)));

                assertThrows(NoSuchArrayException.class, () -> draft.editAsSeen(List.of(seen), () -> label(3, 9)));
                assertThrows(NoSuchArrayException.class, () -> draft.nameNow(seen));
                assertThrows(NoSuchArrayException.class, () -> draft.again(seen));
                assertEquals(0, draft.state().unsavedCount());
            }
        }
    }

    @Test
    void anArrayIsTheSameAtEveryMomentOfItsDraft() throws IOException {
        var seen = array("labels");
        draft.renameArray("labels", "old");
        draft.renameArray("images", "labels");

        assertTrue(array("old").isSameArrayAs(seen));
        assertFalse(array("labels").isSameArrayAs(seen));
    }

    @Test
    void anArrayThatASaveHasLeftBehindIsFoundAgain() throws IOException {
        var seen = draft.snapshot().find("labels").orElseThrow();
        assertEquals(seen.base(), draft.again(seen).base(), "nothing was read again");
        label(3, 9);
        draft.renameArray("labels", "targets");
        draft.save(Progress.NONE);
        assertThrows(StaleArrayException.class, () -> Packs.read(seen.source()));
        assertEquals(9, Packs.read(draft.again(seen).source())[3]);

        draft.dropRows(Map.of("targets", RowSet.of(0)));
        draft.saveAndCompact(draft.planCompaction(List.of("targets")), Progress.NONE);
        assertThrows(RowsRenumberedException.class, () -> draft.again(seen));
        draft.removeArray("targets");
        assertThrows(NoSuchArrayException.class, () -> draft.again(seen));
    }

    @Test
    void unsavedEditsAreSeenInSnapshotsAndNotOnDisk() throws IOException {
        var before = Files.readAllBytes(folder.resolve("pack/data_labels.npkd"));
        var old = draft.snapshot();
        label(3, 9);
        assertEquals(9, labels()[3]);
        assertEquals(1, Packs.read(old.find("labels").orElseThrow().source())[3], "an old snapshot stays as it was");
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("pack/data_labels.npkd")));
        assertTrue(draft.state().revision() > old.revision());
    }

    @Test
    void unsavedEditsAreThereAgainAfterReopening() throws IOException {
        label(3, 9);
        label(4, 8);
        draft.undo();
        reopen();
        assertEquals(9, labels()[3]);
        assertEquals(1, labels()[4]);
        assertTrue(draft.state().canRedo());
        draft.redo();
        assertEquals(8, labels()[4]);
    }

    @Test
    void aNewEditCutsTheUnsavedStepsThatWereUndone() {
        label(3, 9);
        draft.undo();
        label(4, 8);
        assertEquals(1, draft.state().steps().size());
        assertFalse(draft.state().canRedo());
    }

    @Test
    void anEditAfterUndoPastTheSaveKeepsWhatWasSavedAsSteps() throws IOException {
        label(3, 9);
        draft.save(Progress.NONE);
        draft.undo();
        label(4, 8);
        assertEquals(3, draft.state().steps().size());
        assertTrue(draft.state().steps().get(1) instanceof Step.Undone);
        draft.undo();
        draft.undo();
        assertEquals(9, labels()[3], "undo of the undo brings the saved edit back");
    }

    @Test
    void undoWorksAfterSaveAndReopening() throws IOException {
        label(3, 9);
        draft.removeArray("images");
        draft.save(Progress.NONE);
        reopen();
        assertTrue(draft.snapshot().find("images").isEmpty());
        draft.undo();
        draft.undo();
        assertEquals(1, labels()[3]);
        assertTrue(draft.snapshot().find("images").isPresent());
        assertFalse(draft.state().canUndo());
        draft.save(Progress.NONE);
        assertEquals(5, Packs.read(array("images").source())[0]);
    }

    @Test
    void dropsOfSeveralArraysAreOneStep() throws IOException {
        draft.dropRows(Map.of("labels", RowSet.of(1, 2), "images", RowSet.of(1, 2)));
        assertEquals(1, draft.state().steps().size());
        assertEquals(8, array("labels").shape().rowCount());
        assertEquals(3, array("images").physicalRow(1));
        assertEquals("{1-2}", array("labels").unsavedDrops().toText());
        draft.undo();
        assertEquals(10, array("images").shape().rowCount());
    }

    @Test
    void aGroupIsUndoneBackwards() throws IOException {
        draft.group(() -> {
            label(3, 9);
            label(3, 8);
            draft.renameArray("labels", "classes");
            draft.setCells("classes", CellEdits.of(3, 0, new byte[] {7}));
        });
        assertEquals(1, draft.state().steps().size());
        assertEquals(7, Packs.read(array("classes").source())[3]);
        draft.save(Progress.NONE);
        draft.undo();
        assertEquals(1, labels()[3]);
        draft.redo();
        assertEquals(7, Packs.read(array("classes").source())[3]);
    }

    @Test
    void aGroupThatFailsLeavesNothing() throws IOException {
        assertThrows(NoSuchArrayException.class, () -> draft.group(() -> {
            label(3, 9);
            draft.removeArray("nothing");
        }));
        assertEquals(0, draft.state().steps().size());
        assertEquals(1, labels()[3]);
    }

    @Test
    void aGroupThatFailsLeavesNoBytesInTheLog() throws IOException {
        var paste = new byte[100_000];
        draft.appendBlankRows("labels", paste.length, new byte[] {1});
        long before = draft.state().historyBytes();
        assertThrows(NoSuchArrayException.class, () -> draft.group(() -> {
            draft.write("labels", new Region(RowSet.range(0, paste.length), Box.of()), MemorySegment.ofArray(paste), "PASTE");
            label(4, 3);
            draft.setCells("images", CellEdits.of(0, 0, new byte[] {6}));
            draft.removeArray("nothing");
        }));
        assertEquals(before, draft.state().historyBytes());
        label(3, 9);
        draft.setCells("images", CellEdits.of(1, 0, new byte[] {6}));
        reopen();
        assertEquals(3, draft.state().steps().size());
        assertEquals(9, labels()[3]);
        assertEquals(6, Packs.read(array("images").source())[4]);
    }

    @Test
    void stepsThatCancelOutWriteNothing() throws IOException {
        var data = folder.resolve("pack/data_labels.npkd");
        var stamp = pack.array("labels").stamp();
        label(3, 9);
        label(3, 1);
        draft.dropRows(Map.of("labels", RowSet.of(5)));
        draft.restoreRows(Map.of("labels", RowSet.of(5)));
        assertEquals(List.of(), draft.planSave().arrays());
        draft.save(Progress.NONE);
        assertEquals(stamp, pack.array("labels").stamp());
        assertTrue(Files.exists(data));
        assertEquals(0, draft.state().unsavedCount());
        assertTrue(draft.state().canUndo());
    }

    @Test
    void aCancelledSaveChangesNothing() throws IOException {
        label(3, 9);
        assertThrows(CancellationException.class, () -> draft.save(new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        }));
        assertEquals(1, draft.state().unsavedCount());
        assertEquals(1, Packs.read(pack.array("labels").source())[3]);
        draft.save(Progress.NONE);
        assertEquals(9, Packs.read(pack.array("labels").source())[3]);
    }

    @Test
    void discardGoesBackToTheSaveAndRedoBringsAllBack() throws IOException {
        label(1, 9);
        draft.save(Progress.NONE);
        label(2, 9);
        label(3, 9);
        draft.discard();
        assertArrayEquals(new byte[] {1, 9, 1, 1}, Arrays.copyOf(labels(), 4));
        reopen();
        draft.redo();
        draft.redo();
        assertArrayEquals(new byte[] {1, 9, 9, 9}, Arrays.copyOf(labels(), 4));
    }

    @Test
    void anUndoneRemovalCanBeReadAndEditedBeforeTheNextSave() throws IOException {
        draft.dropRows(Map.of("images", RowSet.of(1)));
        draft.setCells("images", CellEdits.of(0, 0, new byte[] {7}));
        var wanted = Packs.read(array("images").source());
        draft.removeArray("images");
        draft.save(Progress.NONE);
        reopen();
        draft.undo();
        assertArrayEquals(wanted, Packs.read(array("images").source()));
        assertEquals(9, array("images").shape().rowCount());
        draft.undo();
        draft.undo();
        assertEquals(10, array("images").shape().rowCount(), "what waits is taken further back");
        draft.redo();
        draft.setCells("images", CellEdits.of(2, 3, new byte[] {8}));
        var changed = Packs.read(array("images").source());
        reopen();
        assertArrayEquals(changed, Packs.read(array("images").source()));
        draft.save(Progress.NONE);
        assertArrayEquals(changed, Packs.read(pack.array("images").source()));
        try (var waiting = Files.list(pack.path().resolve(".workbench/removed"))) {
            assertEquals(0, waiting.count(), "nothing waits any more");
        }
    }

    @Test
    void aLookMakesNothingOnTheDiskAndRefusesEveryChange() throws IOException {
        draft.setCells("images", CellEdits.of(0, 0, new byte[] {7}));
        try (var look = Draft.look(pack)) {
            assertEquals(0, look.state().unsavedCount());
            assertArrayEquals(Packs.read(pack.array("images").source()), Packs.read(look.snapshot().find("images").orElseThrow().source()));
            assertThrows(ReadOnlyPackException.class, () -> look.removeArray("images"));
            assertThrows(ReadOnlyPackException.class, () -> look.setCells("images", CellEdits.of(0, 0, new byte[] {7})));
            assertThrows(ReadOnlyPackException.class, () -> look.save(Progress.NONE));
            look.reload();
            look.saveCopy(folder.resolve("copy"), Progress.NONE);
            try (var copy = Pack.open(folder.resolve("copy"), PackOptions.readOnly())) {
                assertArrayEquals(Packs.read(pack.array("images").source()), Packs.read(copy.array("images").source()));
            }
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of("copy", "logs", "pack"), left.map(path -> path.getFileName().toString()).sorted().toList());
        }
        assertEquals(1, draft.state().unsavedCount());
    }

    @Test
    void namesCanBeSwappedInOneSave() throws IOException {
        draft.renameArray("labels", "x");
        draft.renameArray("images", "labels");
        draft.renameArray("x", "images");
        draft.removeArray("point");
        draft.createArray("point", DType.FLOAT32, Shape.of(3), new byte[4]);
        draft.save(Progress.NONE);
        assertEquals(Shape.of(10), pack.array("images").shape());
        assertEquals(Shape.of(10, 2, 2), pack.array("labels").shape());
        assertEquals(DType.FLOAT32, pack.array("point").dtype());
        assertEquals(3, pack.arrays().size());
        while (draft.state().canUndo()) {
            draft.undo();
        }
        draft.save(Progress.NONE);
        assertEquals(Shape.of(10), pack.array("labels").shape());
        assertEquals(DType.INT16, pack.array("point").dtype());
    }

    @Test
    void editedCellsAreThoseThatDifferFromTheSavedOnes() throws IOException {
        draft.fill("images", new Region(RowSet.range(2, 4), Box.of(Slice.of(0, 1), Slice.all(2))), new byte[] {6});
        draft.setCells("images", CellEdits.of(2, 1, new byte[] {5}));
        var edited = array("images").editedIn(Box.of(Slice.of(1, 3), Slice.all(2), Slice.all(2)));
        assertEquals("{4, 8, 9}", edited.toString());
        assertArrayEquals(new long[] {0, 2, 0, 0, 0}, array("images").editedRowMarks(5));
        assertEquals(2, array("images").unsavedEdits());
    }

    @Test
    void aStepIsOneEditOfEachArrayThatItTouches() {
        draft.group(() -> {
            label(0, 2);
            label(1, 3);
            draft.renameArray("labels", "classes");
            draft.setCells("images", CellEdits.of(2, 1, new byte[] {6}));
        });
        draft.createArray("new", DType.UINT8, Shape.of(2), new byte[] {1});
        assertEquals(2, draft.state().unsavedCount());
        assertEquals(List.of(1, 1, 1, 0), draft.snapshot().arrays().stream().map(DraftArray::unsavedEdits).toList());
        draft.revert(draft.state().steps().getFirst());
        assertEquals(1, draft.state().unsavedCount());
        assertEquals(List.of(0, 0, 1, 0), draft.snapshot().arrays().stream().map(DraftArray::unsavedEdits).toList());
    }

    @Test
    void aZeroDimensionalArrayHasOneCell() throws IOException {
        draft.setCells("point", CellEdits.of(0, 0, new byte[] {1, 2}));
        assertArrayEquals(new byte[] {1, 2}, Packs.read(array("point").source()));
        assertTrue(array("point").editedIn(Box.of()).get(0));
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {1, 2}, Packs.read(pack.array("point").source()));
        assertThrows(ShapeMismatchException.class, () -> draft.appendBlankRows("point", 1, new byte[2]));
        assertThrows(ShapeMismatchException.class, () -> draft.dropRows(Map.of("point", RowSet.of(0))));
    }

    @Test
    void requestsThatDoNotFitAreRefusedAndLeaveNothing() throws IOException {
        long size = draft.state().historyBytes();
        assertThrows(NoSuchArrayException.class, () -> draft.removeArray("nothing"));
        assertThrows(ShapeMismatchException.class, () -> label(10, 1));
        assertThrows(IllegalArgumentException.class, () -> draft.setCells("labels", CellEdits.of(0, 1, new byte[1])));
        assertThrows(ArrayExistsException.class, () -> draft.renameArray("labels", "images"));
        assertThrows(InvalidNameException.class, () -> draft.renameArray("labels", "a/b"));
        assertThrows(IllegalArgumentException.class, () -> draft.restoreRows(Map.of("labels", RowSet.of(1))));
        draft.createArray("huge", DType.UINT8, Shape.of(1L << 40), new byte[1]);
        long asked = Step.MAX_BYTES + 1;
        var limit = assertThrows(DraftLimitException.class,
                () -> draft.fill("huge", new Region(RowSet.range(0, asked), Box.of()), new byte[1]));
        assertEquals(asked, limit.askedBytes());
        draft.undo();
        assertEquals(List.of("images", "labels", "point"), draft.snapshot().arrays().stream().map(DraftArray::name).toList());
        assertTrue(draft.state().historyBytes() < size + 300);
    }

    @Test
    void oneDraftEditsAPack() throws IOException {
        var locked = assertThrows(PackLockedException.class, () -> Draft.open(pack, folder.resolve("logs")));
        assertEquals(new PackHolder.ThisProgram(), locked.holder());
        label(0, 2);
        reopen();
        assertEquals(2, labels()[0]);
    }

    @Test
    void unsavedWorkIsFoundAndCanBeForgotten() throws IOException {
        label(0, 2);
        label(1, 2);
        assertEquals(List.of(), WaitingWork.in(folder.resolve("logs")).unsaved(), "work in use is not offered");
        draft.close();
        var work = WaitingWork.in(folder.resolve("logs")).unsaved();
        assertEquals(1, work.size());
        assertEquals(2, work.getFirst().stepCount());
        assertEquals(pack.path(), work.getFirst().pack());
        work.getFirst().delete();
        draft = Draft.open(pack, folder.resolve("logs"));
        assertEquals(0, draft.state().steps().size());
    }

    @Test
    void aNewPackTakesNothingOverFromOneThatIsGone() throws IOException {
        draft.createArray("mine", DType.UINT8, Shape.of(3), new byte[] {0});
        draft.close();
        pack.close();
        Files.move(folder.resolve("pack"), folder.resolve("elsewhere"));
        pack = Pack.create(folder.resolve("pack"), PackOptions.standard());

        draft = Draft.openNew(pack, folder.resolve("logs"));

        assertEquals(0, draft.state().unsavedCount());
        assertEquals(List.of(), draft.snapshot().arrays());
        assertEquals(1, WaitingWork.in(folder.resolve("logs")).unsaved().size() + draft.otherWork().size(), "the old log stays");
    }

    @Test
    void clearingTheHistoryKeepsUnsavedSteps() throws IOException {
        label(0, 2);
        draft.save(Progress.NONE);
        draft.appendBlankRows("labels", 1, new byte[] {3});
        draft.clearHistory();
        assertEquals(1, draft.state().steps().size());
        assertEquals(0, draft.state().savedMark());
        assertEquals(3, labels()[10]);
        reopen();
        assertEquals(3, labels()[10]);
        draft.save(Progress.NONE);
        draft.undo();
        assertEquals(10, array("labels").shape().rowCount());
        assertEquals(2, labels()[0]);
    }

    @Test
    void clearingTheHistoryForgetsRemovedArrays() throws IOException {
        label(0, 2);
        draft.save(Progress.NONE);
        draft.clearHistory();
        long bytes = draft.state().historyBytes();
        draft.createArray("passing", DType.UINT8, Shape.of(2), new byte[] {1});
        long id = array("passing").id();
        draft.save(Progress.NONE);
        draft.removeArray("passing");
        draft.save(Progress.NONE);
        draft.clearHistory();
        assertEquals(bytes, draft.state().historyBytes());
        draft.createArray("passing", DType.UINT8, Shape.of(2), new byte[] {1});
        assertNotEquals(id, array("passing").id(), "a window may still show the first one");
    }

    @Test
    void clearingTheHistoryKeepsRemovedArraysThatUnsavedStepsBringBack() throws IOException {
        draft.fill("images", new Region(RowSet.range(2, 4), Box.of(Slice.of(0, 1), Slice.all(2))), new byte[] {6});
        draft.removeArray("images");
        draft.save(Progress.NONE);
        draft.undo();
        draft.clearHistory();
        reopen();
        assertEquals(6, Packs.read(array("images").source())[8]);
        draft.redo();
        assertTrue(draft.snapshot().find("images").isEmpty());
    }

    @Test
    void aHistoryThatCannotBeClearedGoesOn() throws IOException {
        label(0, 2);
        draft.save(Progress.NONE);
        label(1, 3);
        // After reopening nothing of the log waits to be brought to the disk.
        reopen();
        Path log;
        try (var logs = Files.newDirectoryStream(folder.resolve("logs"), "*.draft")) {
            log = logs.iterator().next();
        }
        var aside = folder.resolve("aside");
        Files.move(log, aside);
        var inTheWay = Files.createFile(Files.createDirectory(log).resolve("in the way"));
        assertThrows(DirectoryNotEmptyException.class, () -> draft.clearHistory());
        Files.delete(inTheWay);
        Files.delete(log);
        Files.move(aside, log);
        try (var files = Files.newDirectoryStream(folder.resolve("logs"), "*.new")) {
            assertFalse(files.iterator().hasNext(), "half of a new log stays");
        }
        label(2, 4);
        reopen();
        assertEquals(3, draft.state().steps().size());
        assertArrayEquals(new byte[] {2, 3, 4, 1}, Arrays.copyOf(labels(), 4));
    }

    @Test
    void anArrayMadeAfterClearingTheHistoryTakesNobodysPlace() throws IOException {
        label(0, 2);
        draft.save(Progress.NONE);
        draft.clearHistory();
        draft.createArray("new", DType.UINT8, Shape.of(2), new byte[] {1});
        assertEquals(List.of("images", "labels", "new", "point"), draft.snapshot().arrays().stream().map(DraftArray::name).toList());
        draft.save(Progress.NONE);
        assertEquals(4, pack.arrays().size());
    }

    @Test
    void aCopyHasTheUnsavedStateAndTheDroppedRows() throws IOException {
        label(0, 2);
        draft.dropRows(Map.of("labels", RowSet.of(4)));
        draft.saveCopy(folder.resolve("copy"), Progress.NONE);
        try (var copy = Pack.open(folder.resolve("copy"), PackOptions.readOnly())) {
            assertEquals(Shape.of(10), copy.array("labels").physicalShape());
            assertFalse(copy.array("labels").isLive(4));
            assertEquals(2, Packs.read(copy.array("labels").source())[0]);
            assertEquals(3, copy.arrays().size());
        }
        assertEquals(2, draft.state().unsavedCount());
    }

    @Test
    void stepsAreUndoneThroughACompaction() throws IOException {
        for (int row = 0; row < 10; row++) {
            label(row, 10 + row);
        }
        draft.fill("labels", new Region(RowSet.range(2, 8), Box.of()), new byte[] {50});
        draft.dropRows(Map.of("labels", RowSet.of(0, 3, 9)));
        var plan = draft.planCompaction(List.of("labels"));
        assertEquals(3, plan.droppedRows());
        var report = draft.saveAndCompact(plan, Progress.NONE);
        assertEquals(plan.freedBytes(), report.freedBytes());
        assertArrayEquals(new byte[] {11, 50, 50, 50, 50, 50, 18}, labels());
        assertTrue(draft.state().whyVoid(draft.state().steps().get(11)).isPresent(), "the drop's rows are gone");
        assertTrue(draft.state().whyVoid(draft.state().steps().get(3)).isPresent(), "row 3 is gone");
        assertTrue(draft.state().whyVoid(draft.state().steps().get(4)).isEmpty());
        reopen();
        draft.undo();
        assertArrayEquals(new byte[] {11, 12, 14, 15, 16, 17, 18}, labels());
        draft.undo();
        assertArrayEquals(new byte[] {11, 12, 14, 15, 16, 17, 1}, labels());
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {11, 12, 14, 15, 16, 17, 1}, Packs.read(pack.array("labels").source()));
    }

    @Test
    void rowsThatACompactionTookAreGoneAlsoIfAsManyWereAppended() throws IOException {
        var drop = draft.dropRows(Map.of("labels", RowSet.of(0)));
        draft.appendBlankRows("labels", 1, new byte[] {9});
        draft.saveAndCompact(draft.planCompaction(List.of("labels")), Progress.NONE);
        assertEquals(10, array("labels").physicalShape().rowCount());
        assertTrue(draft.state().whyVoid(drop).isPresent(), "row 0 is another row now");
    }
}
