package numpack.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.CorruptPackException;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.JournalStep.Merge;
import numpack.engine.journal.record.JournalStep.Move;
import numpack.engine.journal.record.JournalStep.Remove;
import numpack.engine.journal.record.JournalStep.SetLength;
import numpack.engine.journal.record.JournalStep.WriteAt;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.step.StepTimeline;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.HookedFiles;

class JournalTest {
    private static final DurableFiles REAL = DurableFiles.unsynced();
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    @TempDir
    Path folder;

    @Test
    void recoveringAPackThatNobodyWroteMakesNothing() throws IOException {
        var pack = ScriptedPack.make(folder.resolve("pack"));
        var counting = FailingFiles.counting(REAL);
        assertEquals(new RecoveryOutcome.Nothing(), pack.recover(counting));
        assertEquals(List.of(), counting.calls());
        assertFalse(Files.exists(pack.pack.resolve(".workbench")));
    }

    @Test
    void filesInTheMakingAreSweptAndOthersStay() throws IOException {
        var pack = ScriptedPack.make(folder.resolve("pack"));
        Journal.open(pack.pack, REAL);
        Files.createDirectories(pack.pack.resolve(".workbench/new-folder/inside"));
        Files.createFile(pack.pack.resolve(".workbench/new-folder/inside/file"));
        Files.createFile(pack.pack.resolve(".workbench/removed-x"));
        assertEquals(new RecoveryOutcome.Nothing(), pack.recover(REAL));
        assertFalse(Files.exists(pack.pack.resolve(".workbench/new-folder")));
        assertTrue(Files.exists(pack.pack.resolve(".workbench/removed-x")));
    }

    @Test
    void linksAmongFilesInTheMakingAreSweptAndNotFollowed() throws IOException {
        var pack = ScriptedPack.make(folder.resolve("pack"));
        Journal.open(pack.pack, REAL);
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("precious"));
        Files.createDirectory(pack.pack.resolve(".workbench/new-folder"));
        Files.createSymbolicLink(pack.pack.resolve(".workbench/new-folder/link"), elsewhere);
        Files.createSymbolicLink(pack.pack.resolve(".workbench/new-link"), elsewhere);
        assertEquals(new RecoveryOutcome.Nothing(), pack.recover(REAL));
        assertFalse(Files.exists(pack.pack.resolve(".workbench/new-folder"), LinkOption.NOFOLLOW_LINKS));
        assertFalse(Files.exists(pack.pack.resolve(".workbench/new-link"), LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.exists(elsewhere.resolve("precious")));
    }

    @Test
    void openingOverAnOpenPromiseIsRefused() throws IOException {
        var pack = stopped();
        assertEquals(JournalRecovery.Pending.COMMIT, JournalRecovery.pending(pack.pack));
        assertThrows(IllegalStateException.class, () -> Journal.open(pack.pack, REAL));
    }

    @Test
    void aFileOfAnotherLengthThanGuardedStopsTheCommit() throws IOException {
        Files.write(folder.resolve("a"), new byte[12]);
        var journal = Journal.open(folder, REAL);
        var guard = ScriptedPack.guard("a", "", "", new FileLength("a", 10, 11));
        assertThrows(ChangedOutsideException.class, () -> journal.commit(List.of(guard), List.of(new Remove("a")), ScriptedPack::merge));
        assertFalse(journal.isPending());
        assertEquals(12, Files.size(folder.resolve("a")));
    }

    @Test
    void aFileAsLongAsTheNewOneWillBeIsSomebodyElses() throws IOException {
        Files.writeString(folder.resolve("a"), "theirs");
        Files.createDirectories(folder.resolve(".workbench"));
        Files.writeString(folder.resolve(".workbench/new-a"), "ours..");
        var journal = Journal.open(folder, REAL);
        var guard = ScriptedPack.guard("a", "", "1:6", new FileLength("a", -1, 6));
        var steps = List.<JournalStep>of(new Move(".workbench/new-a", "a"));
        assertThrows(ChangedOutsideException.class, () -> journal.commit(List.of(guard), steps, ScriptedPack::merge));
        assertThrows(ChangedOutsideException.class, () -> journal.commit(List.of(), steps, ScriptedPack::merge), "without a guard too");
        assertFalse(journal.isPending());
        assertEquals("theirs", Files.readString(folder.resolve("a")));
    }

    @ParameterizedTest(name = "written in place: {0}")
    @ValueSource(booleans = {true, false})
    void whatAnotherProgramAppendsRightBeforeAFileIsMovedAwayStays(boolean isInPlace) throws IOException {
        Files.writeString(folder.resolve("a"), "ours");
        Files.createDirectory(folder.resolve(".workbench"));
        Files.writeString(folder.resolve(".workbench/new-a"), "OURS");
        var appending = new HookedFiles(REAL, (call, path) -> {
            if (call == HookedFiles.Call.RENAME && path.endsWith("parked-a")) {
                Files.writeString(folder.resolve("a"), " and theirs", StandardOpenOption.APPEND);
            }
        });
        var journal = Journal.open(folder, appending);
        var parked = new Move("a", ".workbench/parked-a");
        var steps = isInPlace
                ? List.<JournalStep>of(parked, new WriteAt(".workbench/parked-a", 4, NONE, ScriptedPack.bytes(4, 'x')), new Move(".workbench/parked-a", "a"))
                : List.<JournalStep>of(parked, new Move(".workbench/new-a", "a"), new Remove(".workbench/parked-a"));
        var guard = ScriptedPack.guard("a", "", "", new FileLength("a", 4, isInPlace ? 8 : 4));
        assertThrows(ChangedOutsideException.class, () -> journal.commit(List.of(guard), steps, ScriptedPack::merge));
        assertFalse(journal.isPending());
        assertEquals("ours and theirs", Files.readString(folder.resolve("a")));
    }

    @Test
    void rowsThatAnotherProgramAppendedAfterATailAreNotCutOff() throws IOException {
        Files.write(folder.resolve("a"), new byte[10]);
        var journal = Journal.open(folder, REAL);
        journal.intend(List.of(ScriptedPack.guard("a", "", "", new FileLength("a", 10, 20))));
        Files.write(folder.resolve("a"), new byte[24]);
        journal.cancelIntent(_ -> GuardJudge.EntrySide.BOTH);
        assertEquals(24, Files.size(folder.resolve("a")));
        assertTrue(journal.isPending());
        var outcome = JournalRecovery.recover(folder, REAL, _ -> GuardJudge.EntrySide.BOTH, ScriptedPack::merge);
        assertInstanceOf(RecoveryOutcome.Foreign.class, outcome);
        assertEquals(24, Files.size(folder.resolve("a")));
    }

    @Test
    void anEntryThatAnotherProgramChangedKeepsTheTailToo() throws IOException {
        Files.write(folder.resolve("a"), new byte[10]);
        var journal = Journal.open(folder, REAL);
        journal.intend(List.of(ScriptedPack.guard("a", "", "", new FileLength("a", 10, 20))));
        Files.write(folder.resolve("a"), new byte[20]);
        journal.cancelIntent(_ -> GuardJudge.EntrySide.NEITHER);
        assertEquals(20, Files.size(folder.resolve("a")));
        assertTrue(journal.isPending());
    }

    @Test
    void aManifestThatCannotBeReplacedAsTheLastStepIsTakenBack() throws IOException {
        Files.writeString(folder.resolve("a"), "data");
        Files.writeString(folder.resolve("metadata.npkm"), "a=1:4\n");
        var refusing = new HookedFiles(REAL, (call, path) -> {
            if (call == HookedFiles.Call.RENAME && path.endsWith("metadata.npkm")) {
                throw new IOException("not ours");
            }
        });
        var journal = Journal.open(folder, refusing);
        var steps = List.<JournalStep>of(new Move("a", ".workbench/removed-a"), new Merge("metadata.npkm", ByteBuffer.wrap("a=\n".getBytes())));
        assertThrows(IOException.class, () -> journal.commit(List.of(), steps, ScriptedPack::merge));
        assertFalse(journal.isPending());
        assertEquals("data", Files.readString(folder.resolve("a")));
        assertEquals("a=1:4\n", Files.readString(folder.resolve("metadata.npkm")));
    }

    @Test
    void cancellingAnIntentCutsItsTailsAndNewFiles() throws IOException {
        Files.write(folder.resolve("a"), new byte[10]);
        Files.write(folder.resolve("c"), new byte[10]);
        var journal = Journal.open(folder, REAL);
        journal.intend(List.of(ScriptedPack.guard("a", "", "", new FileLength("a", 10, 20), new FileLength("b", -1, 5),
                new FileLength("c", 10, 20))));
        Files.write(folder.resolve("a"), new byte[20]);
        Files.write(folder.resolve("b"), new byte[5]);
        Files.write(folder.resolve("c"), new byte[12]);
        journal.cancelIntent(_ -> GuardJudge.EntrySide.BOTH);
        assertEquals(10, Files.size(folder.resolve("a")));
        assertFalse(Files.exists(folder.resolve("b")));
        assertEquals(12, Files.size(folder.resolve("c")), "no tail of ours: somebody else's rows");
        assertEquals(JournalRecovery.Pending.NOTHING, JournalRecovery.pending(folder));
        journal.cancelIntent(_ -> GuardJudge.EntrySide.BOTH);
    }

    @Test
    void largeCommitsGiveTheirRoomBack() throws IOException {
        Files.write(folder.resolve("a"), new byte[3 << 20]);
        var bytes = ScriptedPack.bytes(3 << 20, 'x');
        Journal.open(folder, REAL).commit(List.of(), List.of(new WriteAt("a", 0, ByteBuffer.allocate(3 << 20), bytes)), ScriptedPack::merge);
        assertEquals(bytes, ByteBuffer.wrap(Files.readAllBytes(folder.resolve("a"))));
        assertTrue(Files.size(folder.resolve(".workbench/journal")) > 6 << 20);
        Journal.open(folder, REAL);
        assertTrue(Files.size(folder.resolve(".workbench/journal")) < 1 << 20);
    }

    @Test
    void manyWritesIntoOneFileLookForItAFewTimesOnly() throws IOException {
        Files.write(folder.resolve("a"), new byte[1000]);
        var counting = FailingFiles.counting(REAL);
        var steps = IntStream.range(0, 1000).<JournalStep>mapToObj(i -> new WriteAt("a", i, ByteBuffer.allocate(1), ScriptedPack.bytes(1, 'x'))).toList();
        Journal.open(folder, counting).commit(List.of(), steps, ScriptedPack::merge);
        assertEquals("x".repeat(1000), Files.readString(folder.resolve("a")));
        assertTrue(counting.looks() < 100, counting.looks() + " times");
    }

    @Test
    void aCommitTooLargeForARecordIsRefusedAndHarmless() throws IOException {
        var journal = Journal.open(folder, REAL);
        var bytes = ByteBuffer.allocate(81 << 20);
        var steps = List.<JournalStep>of(new WriteAt("a", 0, NONE, bytes), new WriteAt("a", 0, bytes, bytes));
        assertThrows(IllegalArgumentException.class, () -> journal.commit(List.of(), steps, ScriptedPack::merge));
        journal.commit(List.of(), List.of(new WriteAt("a", 0, NONE, ScriptedPack.bytes(3, 'x'))), ScriptedPack::merge);
        assertEquals("xxx", Files.readString(folder.resolve("a")));
    }

    @Test
    void bytesMustLieOnTheHeap() {
        assertThrows(IllegalArgumentException.class, () -> new WriteAt("a", 0, NONE, ByteBuffer.allocateDirect(4)));
    }

    @Test
    void cuttingTakesTheBytesThatAreCut() {
        assertThrows(IllegalArgumentException.class, () -> SetLength.growing("a", 10, 9));
        assertThrows(IllegalArgumentException.class, () -> new SetLength("a", 10, 9, NONE));
        assertEquals(1, new SetLength("a", 10, 9, ByteBuffer.allocate(1)).cut().remaining());
    }

    @Test
    void aCutThatFailsHalfWayIsTakenBack() throws IOException {
        for (long n = 0; n < 12; n++) {
            var pack = Files.createDirectory(folder.resolve("pack" + n));
            Files.writeString(pack.resolve("a"), "0123456789");
            Journal.open(pack, REAL);
            var journal = Journal.open(pack, FailingFiles.refusingAt(REAL, n + 2));
            var steps = List.<JournalStep>of(new SetLength("a", 10, 6, ByteBuffer.wrap("6789".getBytes())), new Move("a", "b"));
            try {
                journal.commit(List.of(), steps, ScriptedPack::merge);
                assertEquals("012345", Files.readString(pack.resolve("b")));
            } catch (IOException e) {
                JournalRecovery.recover(pack, REAL, _ -> GuardJudge.EntrySide.BOTH, ScriptedPack::merge);
                var whole = Files.exists(pack.resolve("a")) ? Files.readString(pack.resolve("a")) : Files.readString(pack.resolve("b")) + "6789";
                assertEquals("0123456789", whole, "refused at " + n);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/x", "..", "a/../b", "a//b", "a/", "./a", "C:x", "C:/x", "a\0b"})
    void namesOutsideThePackAreRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new Remove(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "data_a b.npkd", "data_x_segments/seg_000000.npkd", ".workbench/new-1", "data_...npkd", "data_a:b.npkd"})
    void namesInsideThePackArePermitted(String name) {
        assertEquals(name, new Remove(name).file());
    }

    @Test
    void aLinkThatLeadsOutIsNotWrittenThrough() throws IOException {
        var outside = Files.writeString(folder.resolve("outside"), "mine");
        var pack = Files.createDirectory(folder.resolve("pack"));
        Files.createSymbolicLink(pack.resolve("a"), outside);
        Files.createSymbolicLink(pack.resolve("dangling"), folder.resolve("not-there"));
        Files.createSymbolicLink(pack.resolve("dir"), folder);
        for (var name : List.of("a", "dangling", "dir/outside")) {
            var journal = Journal.open(pack, REAL);
            var steps = List.<JournalStep>of(new WriteAt(name, 0, NONE, ScriptedPack.bytes(3, 'x')));
            assertThrows(CorruptPackException.class, () -> journal.commit(List.of(), steps, ScriptedPack::merge), name);
            JournalRecovery.forget(pack, REAL);
        }
        assertEquals("mine", Files.readString(outside));
        assertFalse(Files.exists(folder.resolve("not-there")));
    }

    @Test
    void aCycleOfMovesNeedsAMark() {
        var swap = List.<JournalStep>of(new Move("a", "t"), new Move("b", "a"), new Move("t", "b"));
        var unmarked = new StepTimeline(Set.of("a", "b"), swap);
        assertThrows(IllegalArgumentException.class, unmarked::checkCanBeToldApart);
        var marked = List.of(swap.get(0), swap.get(1), SetLength.growing(".workbench/new-mark", -1, 0), swap.get(2));
        new StepTimeline(Set.of("a", "b"), marked).checkCanBeToldApart();
    }

    @Test
    void theNamesTellHowFarTheStepsHadCome() {
        var timeline = new StepTimeline(Set.of("a", "n"), List.of(new Move("a", "p"), new WriteAt("p", 0, NONE, NONE), new Move("n", "a"),
                new Remove("p")));
        assertEquals(OptionalInt.of(0), timeline.locate(Set.of("a", "n")));
        assertEquals(OptionalInt.of(1), timeline.locate(Set.of("p", "n")));
        assertEquals(OptionalInt.of(3), timeline.locate(Set.of("p", "a")));
        assertEquals(OptionalInt.of(4), timeline.locate(Set.of("a")));
        assertEquals(OptionalInt.empty(), timeline.locate(Set.of("a", "p", "n")));
        assertEquals(OptionalInt.empty(), timeline.locate(Set.of()));
    }

    @Test
    void stepsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StepTimeline(Set.of(), List.of(new Move("a", "b"))));
        assertThrows(IllegalArgumentException.class,
                () -> new StepTimeline(Set.of("d"), List.of(new Move("d", "e"), new WriteAt("e/f", 0, NONE, NONE))));
    }

    private ScriptedPack stopped() throws IOException {
        var counting = FailingFiles.counting(REAL);
        ScriptedPack.make(folder.resolve("counted")).change(counting);
        long merge = counting.calls().stream().takeWhile(call -> !call.contains("new-merge")).count();
        var pack = ScriptedPack.make(folder.resolve("pack"));
        assertThrows(IOException.class, () -> pack.change(FailingFiles.dyingAt(REAL, merge)));
        return pack;
    }
}
