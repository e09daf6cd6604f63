package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.Transaction;
import numpack.engine.draft.ledger.HistoryCodec;
import numpack.engine.draft.ledger.LogOutput;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.log.RecordLog;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.dtype.DType;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.OtherPackException;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.UnsavedWorkChangedException;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

/// Which pack unsaved steps are meant for: the one at their path that they were made on, and no other before somebody says so.
class PackIdentityTest extends DraftFixture {
    private static final byte[] OURS = {10, 11, 12, 13, 14, 15};
    /// Has the value that is edited in the same row.
    private static final byte[] THEIRS = {10, 11, 32, 33, 34, 35};

    @Override
    void fill(Transaction transaction) {
        transaction.save("a", Packs.source(Shape.of(6), OURS));
        transaction.save("gone", Packs.source(Shape.of(1), new byte[1]));
    }

    private Path logs() {
        return folder.resolve("logs");
    }

    private void openAt(String name) throws IOException {
        pack = Pack.open(folder.resolve(name), PackOptions.standard());
        draft = Draft.open(pack, logs());
    }

    private void openWith(UnsavedWork work) throws IOException {
        draft.close();
        draft = Draft.openWith(pack, logs(), work, Progress.NONE);
    }

    private void make(String name, String array, byte[] values) throws IOException {
        try (var made = Pack.create(folder.resolve(name), PackOptions.standard()); var transaction = made.begin()) {
            transaction.save(array, Packs.source(Shape.of(values.length), values));
            transaction.commit(Progress.NONE);
        }
    }

    private void delete(String name) throws IOException {
        try (var files = Files.walk(folder.resolve(name))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void copy(String from, String to) throws IOException {
        try (var files = Files.walk(folder.resolve(from))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(folder.resolve(from).relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void move(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to));
    }

    private void assertWaits(Path at) throws IOException {
        close();
        assertEquals(List.of(at), WaitingWork.in(logs()).unsaved().stream().map(UnsavedWork::pack).toList());
    }

    @Test
    void aPackMadeAnewAtThePathTakesNoEditsOverBeforeSomebodySaysSo() throws IOException {
        set("a", 1, 91);
        close();
        delete("pack");
        make("pack", "a", THEIRS);
        openAt("pack");

        assertArrayEquals(THEIRS, read("a"));
        assertEquals(0, draft.state().unsavedCount());
        assertEquals(List.of(), draft.state().conflicts());
        var other = draft.otherWork().getFirst();
        assertEquals(OtherWork.Kind.REPLACED, other.kind());
        assertEquals(List.of("a"), other.arrays());
        assertEquals(pack.path(), other.work().pack());
        set("a", 5, 92);
        draft.save(Progress.NONE);
        reopen();
        assertArrayEquals(new byte[] {10, 11, 32, 33, 34, 92}, read("a"));
        assertEquals(List.of(other), draft.otherWork());
        assertWaits(other.work().pack());

        openAt("pack");
        assertThrows(IllegalStateException.class, () -> openWith(other.work()), "steps of its own would be lost");
        draft = Draft.open(pack, logs());
        draft.clearHistory();
        openWith(other.work());
        assertArrayEquals(new byte[] {10, 91, 32, 33, 34, 92}, read("a"));
        assertEquals(List.of(), draft.otherWork());
        reopen();
        assertEquals(1, draft.state().unsavedCount(), "it belongs to this pack now");
    }

    @Test
    void aPackMadeAnewWithOtherArraysTakesNothingOver() throws IOException {
        set("a", 1, 91);
        draft.createArray("mine", DType.UINT8, Shape.of(2), new byte[1]);
        close();
        delete("pack");
        make("pack", "b", THEIRS);
        openAt("pack");
        assertEquals(List.of("b"), draft.snapshot().arrays().stream().map(DraftArray::name).toList());
        assertEquals(0, draft.state().unsavedCount());
        assertEquals(List.of("a", "mine"), draft.otherWork().getFirst().arrays());
    }

    @Test
    void aPackThatGotTheNumberOfADeletedFolderTakesNothingOver() throws IOException {
        set("a", 1, 91);
        var at = pack.path();
        close();
        delete("pack");
        make("elsewhere", "a", THEIRS);
        openAt("elsewhere");
        assertArrayEquals(THEIRS, read("a"));
        assertEquals(0, draft.state().unsavedCount());
        assertEquals(List.of(), draft.otherWork());
        assertWaits(at);
    }

    @Test
    void theEditsOfAPackThatWasMovedAreOfferedAndStayWhereTheyAreUntilThen() throws IOException {
        set("a", 1, 91);
        var at = pack.path();
        close();
        move("pack", "moved");
        openAt("moved");
        assertArrayEquals(OURS, read("a"));
        var other = draft.otherWork().getFirst();
        assertEquals(OtherWork.Kind.MOVED, other.kind());
        assertEquals(at, other.work().pack());
        assertWaits(at);
        openAt("moved");
        openWith(other.work());
        assertEquals(91, read("a")[1]);
        draft.save(Progress.NONE);
        draft.undo();
        assertArrayEquals(OURS, read("a"));
        draft.redo();
        close();
        assertEquals(List.of(), WaitingWork.in(logs()).unsaved());
        openAt("moved");
        assertEquals(1, draft.state().steps().size());
    }

    @Test
    void aMovedPackIsOfferedItsEditsAlsoIfAnotherIsAtItsPlace() throws IOException {
        set("a", 1, 91);
        close();
        move("pack", "moved");
        make("pack", "a", THEIRS);
        openAt("moved");
        assertEquals(OtherWork.Kind.MOVED, draft.otherWork().getFirst().kind());
    }

    @Test
    void aCopyOfAPackIsOfferedNothingAsLongAsThePackIsThere() throws IOException {
        set("a", 1, 91);
        close();
        copy("pack", "copy");
        openAt("copy");
        assertEquals(List.of(), draft.otherWork());
        assertArrayEquals(OURS, read("a"));
    }

    @Test
    void aPackThatWasRestoredAtItsPathKeepsItsEdits() throws IOException {
        set("a", 1, 91);
        close();
        copy("pack", "backup");
        delete("pack");
        copy("backup", "pack");
        openAt("pack");
        assertEquals(List.of(), draft.otherWork());
        assertEquals(1, draft.state().unsavedCount());
        assertArrayEquals(new byte[] {10, 91, 12, 13, 14, 15}, read("a"));
        draft.save(Progress.NONE);
    }

    @Test
    void aRestoredPackThatGrewKeepsItsEdits() throws IOException {
        set("a", 1, 91);
        close();
        outside(transaction -> transaction.append("a", Packs.source(Shape.of(1), new byte[] {16})));
        copy("pack", "backup");
        delete("pack");
        copy("backup", "pack");
        openAt("pack");
        assertArrayEquals(new byte[] {10, 91, 12, 13, 14, 15, 16}, read("a"));
    }

    @Test
    void aPackAllOfWhoseRowsWereWrittenIsChangedAndNoOther() throws IOException {
        set("a", 1, 91);
        outside(transaction -> transaction.save("a", Packs.source(Shape.of(6), THEIRS)));
        reopen();
        assertEquals(List.of(), draft.otherWork());
        assertEquals(1, draft.state().unsavedCount() + draft.state().conflicts().size());
    }

    @Test
    void theEditsAreThereWhenThePackIsBackAtItsPlace() throws IOException {
        set("a", 1, 91);
        close();
        move("pack", "away");
        make("pack", "a", THEIRS);
        openAt("pack");
        set("a", 2, 92);
        close();
        move("pack", "other");
        move("away", "pack");
        openAt("pack");
        assertArrayEquals(new byte[] {10, 91, 12, 13, 14, 15}, read("a"));
        assertEquals(1, draft.state().unsavedCount());
    }

    @Test
    void theEditsAreFoundBesideAnEarlierLogThatIsGone() throws IOException {
        set("a", 1, 91);
        close();
        move("pack", "away");
        make("pack", "a", THEIRS);
        openAt("pack");
        set("a", 0, 92);
        draft.save(Progress.NONE);
        set("a", 2, 93);
        var other = draft.otherWork().getFirst().work();
        close();
        other.delete();
        assertFalse(Files.exists(other.log()));
        openAt("pack");
        assertEquals(List.of(), draft.otherWork());
        assertEquals(2, draft.state().steps().size());
        assertEquals(1, draft.state().unsavedCount());
        assertArrayEquals(new byte[] {92, 11, 93, 33, 34, 35}, read("a"));
        close();
        move("pack", "other");
        make("pack", "a", new byte[] {1, 2, 3});
        openAt("pack");
        set("a", 0, 94);
        close();
        var path = folder.resolve("pack").toRealPath();
        assertEquals(List.of(1, 2), new LogFolder(logs().toRealPath()).logsOf(path).stream()
                .map(log -> Integer.parseInt(log.getFileName().toString().replaceAll(".*-|\\.draft", ""))).toList(), "the gap is not filled: oldest first");
    }

    @Test
    void theEditsOfAnotherPackCanBeForgottenWhileThisOneIsOpen() throws IOException {
        set("a", 1, 91);
        close();
        move("pack", "away");
        make("pack", "a", THEIRS);
        openAt("pack");
        set("a", 2, 92);
        var other = draft.otherWork().getFirst().work();
        draft.forgetOther(other);
        assertEquals(List.of(), draft.otherWork());
        assertFalse(Files.exists(other.log()));
        draft.forgetOther(other);
        assertEquals(1, draft.state().unsavedCount());
        draft.close();
        var own = WaitingWork.in(logs()).unsaved().getFirst();
        draft = Draft.open(pack, logs());
        assertThrows(IllegalArgumentException.class, () -> draft.forgetOther(own), "its own log");
        assertThrows(PackLockedException.class, () -> own.delete());
        reopen();
        assertEquals(1, draft.state().unsavedCount());
    }

    @Test
    void theEditsOfAMovedPackAreForgottenOnlyAsTheyWereShown() throws IOException {
        set("a", 1, 91);
        close();
        move("pack", "moved");
        openAt("moved");
        var shown = draft.otherWork().getFirst().work();
        // Somebody finds them at the old path again, and goes on there.
        var at = shown.pack();
        move("moved", "pack");
        try (var back = Pack.open(at, PackOptions.standard()); var there = Draft.open(back, logs())) {
            assertThrows(PackLockedException.class, () -> draft.forgetOther(shown));
            there.setCells("a", CellEdits.of(2, 0, new byte[] {92}));
        }
        move("pack", "moved");
        assertThrows(UnsavedWorkChangedException.class, () -> draft.forgetOther(shown));
        assertEquals(2, draft.otherWork().getFirst().work().stepCount(), "what is there now");
        draft.forgetOther(draft.otherWork().getFirst().work());
        assertEquals(List.of(), draft.otherWork());
    }

    @Test
    void nothingIsWrittenIntoAPackThatTookThePlaceOfTheOpenOne() throws IOException {
        set("a", 1, 91);
        draft.createArray("mine", DType.UINT8, Shape.of(2), new byte[1]);
        move("pack", "away");
        make("pack", "a", THEIRS);
        assertThrows(ChangedOutsideException.class, () -> draft.save(Progress.NONE));
        assertThrows(OtherPackException.class, draft::reload);
        assertThrows(OtherPackException.class, () -> draft.save(Progress.NONE));
        assertThrows(OtherPackException.class, () -> draft.saveAndCompact(draft.planCompaction(List.of()), Progress.NONE));
        assertEquals(2, draft.state().unsavedCount());
        try (var other = Pack.open(folder.resolve("pack"), PackOptions.readOnly())) {
            assertArrayEquals(THEIRS, Packs.read(other.array("a").source()));
            assertEquals(1, other.arrays().size());
        }
        move("pack", "other");
        move("away", "pack");
        draft.reload();
        draft.save(Progress.NONE);
        assertEquals(91, Packs.read(pack.array("a").source())[1]);
    }

    @Test
    void clearingTheHistoryDoesNotHandTheEditsToAPackThatTookThePlace() throws IOException {
        draft.removeArray("gone");
        draft.save(Progress.NONE);
        set("a", 4, 91);
        draft.createArray("mine", DType.UINT8, Shape.of(2), new byte[1]);
        move("pack", "away");
        make("pack", "a", THEIRS);
        assertThrows(ChangedOutsideException.class, draft::clearHistory);
        assertThrows(OtherPackException.class, draft::reload);
        assertThrows(OtherPackException.class, draft::clearHistory);
        assertThrows(OtherPackException.class, draft::reload, "its edits did not become those of the other one");
        assertThrows(OtherPackException.class, () -> draft.save(Progress.NONE));
        assertEquals(3, draft.state().steps().size(), "nothing was forgotten");
        assertEquals(2, draft.state().unsavedCount());
        move("pack", "other");
        move("away", "pack");
        reopen();
        assertEquals(List.of(), draft.state().conflicts());
        assertEquals(91, read("a")[4]);
        draft.clearHistory();
        assertEquals(2, draft.state().steps().size());
        draft.save(Progress.NONE);
    }

    @Test
    void removedArraysAreNotForgottenInAPackThatTookThePlace() throws IOException {
        move("pack", "away");
        make("pack", "a", THEIRS);
        assertThrows(ChangedOutsideException.class, () -> pack.forgetRemoved(List.of("1")));
    }

    @Test
    void aFolderThatGotTheNumberOfTheOpenOneIsAnother() throws IOException {
        draft.createArray("mine", DType.UINT8, Shape.of(2), new byte[1]);
        delete("pack");
        make("pack", "a", THEIRS);
        assertThrows(ChangedOutsideException.class, () -> draft.save(Progress.NONE));
        assertThrows(OtherPackException.class, draft::reload);
        try (var other = Pack.open(folder.resolve("pack"), PackOptions.readOnly())) {
            assertEquals(List.of("a"), other.arrays().stream().map(array -> array.name()).toList());
        }
    }

    @Test
    void logsOfAnEarlierVersionAreFoundByTheirArrays() throws IOException {
        var step = set("a", 1, 91);
        var array = draft.snapshot().find("a").orElseThrow().base().orElseThrow();
        long id = draft.snapshot().find("a").orElseThrow().id();
        var key = pack.folderIdentity().replaceAll("@.*", "");
        var path = pack.path();
        close();
        var log = new LogFolder(logs().toRealPath()).logsOf(path).getFirst();
        Files.delete(log);
        try (var records = RecordLog.open(log, _ -> { })) {
            records.append(LogHeader.TYPE, new LogHeader(1, path.toString(), key).toBytes());
            records.append(HistoryCodec.ARRAY, new LogOutput().number(id).text("a").number(1).number(DType.UINT8.code()).shape(Shape.of(6))
                    .number(array.stamp().lastModifiedMicros()).text(array.stamp().fingerprint()).space(RowSpace.of(6)).number(0).toBytes());
            records.append(HistoryCodec.STEPS, HistoryCodec.steps(0, List.of(step), at -> at).payload());
        }
        openAt("pack");
        assertEquals(1, draft.state().unsavedCount());
        assertEquals(91, read("a")[1]);
        set("a", 2, 92);
        reopen();
        assertEquals(2, draft.state().unsavedCount());
        draft.save(Progress.NONE);
    }
}
