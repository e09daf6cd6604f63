package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.ledger.HistoryCodec;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.log.LogRecord;
import numpack.engine.draft.log.RecordLog;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.UnsavedWorkChangedException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is found in a folder of logs, and what is not.
class WaitingWorkTest {
    @TempDir
    Path folder;

    private Path logs;
    private Pack pack;
    private Draft draft;

    @BeforeEach
    void open() throws IOException {
        logs = folder.resolve("logs");
        pack = Pack.create(folder.resolve("pack"), PackOptions.standard());
        try (var transaction = pack.begin()) {
            transaction.save("a", Packs.source(Shape.of(6), new byte[] {10, 11, 12, 13, 14, 15}));
            transaction.commit(Progress.NONE);
        }
        draft = Draft.open(pack, logs);
    }

    @AfterEach
    void close() throws IOException {
        draft.close();
        pack.close();
    }

    private void set(long row, int value) {
        draft.setCells("a", CellEdits.of(row, 0, new byte[] {(byte) value}));
    }

    @Test
    void stepsWithoutEffectAreNoUnsavedWork() throws IOException {
        set(1, 91);
        draft.dropRows(Map.of("a", RowSet.of(4)));
        draft.saveAndCompact(draft.planCompaction(List.of("a")), Progress.NONE);
        draft.undo();
        draft.redo();
        assertEquals(0, draft.state().unsavedCount(), "the drop behind the cursor is void");
        draft.close();
        assertEquals(List.of(), WaitingWork.in(logs).unsaved());
    }

    @Test
    void stepsWithEffectAreCountedAsTheDraftCountsThem() throws IOException {
        set(1, 91);
        draft.dropRows(Map.of("a", RowSet.of(4)));
        draft.saveAndCompact(draft.planCompaction(List.of("a")), Progress.NONE);
        draft.undo();
        set(2, 92);
        int count = draft.state().unsavedCount();
        draft.close();
        assertTrue(count > 0);
        assertEquals(count, WaitingWork.in(logs).unsaved().getFirst().stepCount());
    }

    @Test
    void aLogThatVanishesWhileTheFolderIsListedIsPassedOver() throws IOException {
        set(1, 91);
        draft.close();
        // Listed, but nothing is there when it is opened: what a draft leaves that is being closed.
        Files.createSymbolicLink(logs.resolve("0123.draft"), logs.resolve("gone"));
        var found = WaitingWork.in(logs);
        assertEquals(1, found.unsaved().size());
        assertEquals(List.of(), found.unreadable());
        assertFalse(Files.exists(logs.resolve("gone")), "looking makes no file");
    }

    @Test
    void unreadableLogsAreNamedAndHideNoOther() throws IOException {
        set(1, 91);
        draft.close();
        Files.createDirectory(logs.resolve("0123.draft"));
        var real = WaitingWork.in(logs).unsaved().getFirst().log();
        var found = WaitingWork.in(logs);
        assertEquals(List.of(real), found.unsaved().stream().map(UnsavedWork::log).toList());
        assertEquals(List.of(logs.toRealPath().resolve("0123.draft")), found.unreadable().stream().map(UnreadableLog::log).toList());
        var aside = found.unreadable().getFirst().setAside();
        assertTrue(Files.exists(aside));
        assertEquals(List.of(), WaitingWork.in(logs).unreadable());
    }

    @Test
    void whatWasSetAsideBeforeStays() throws IOException {
        for (int time = 0; time < 3; time++) {
            Files.writeString(Files.createDirectory(logs.resolve("0123.draft")).resolve("x"), "time " + time);
            WaitingWork.in(logs).unreadable().getFirst().setAside();
        }
        assertEquals("time 0", Files.readString(logs.resolve("0123.draft.damaged/x")));
        assertEquals("time 1", Files.readString(logs.resolve("0123.draft.damaged-1/x")));
        assertEquals("time 2", Files.readString(logs.resolve("0123.draft.damaged-2/x")));
    }

    @Test
    void eachDamagedLogIsKeptAside() throws IOException {
        for (int value : new int[] {91, 92}) {
            set(1, value);
            draft.close();
            var log = WaitingWork.in(logs).unsaved().getFirst().log();
            try (var records = RecordLog.open(log, _ -> { })) {
                records.append(HistoryCodec.CURSOR, new byte[0]);
            }
            var bytes = Files.readAllBytes(log);
            draft = Draft.open(pack, logs);
            assertEquals(0, draft.state().steps().size());
            assertArrayEquals(bytes, Files.readAllBytes(Path.of(draft.state().openingNote().orElseThrow())));
        }
        assertTrue(draft.state().openingNote().orElseThrow().endsWith(".damaged-1"), draft.state().openingNote().orElseThrow());
    }

    @Test
    void eachLogThatIsCutAtADamagedRecordIsKeptAside() throws IOException {
        for (int value : new int[] {91, 92}) {
            set(1, value);
            set(2, value);
            draft.close();
            var log = WaitingWork.in(logs).unsaved().getFirst().log();
            var ends = new ArrayList<Long>();
            RecordLog.look(log, record -> ends.add(record.end()));
            var bytes = Files.readAllBytes(log);
            bytes[(int) (ends.getFirst() + 12)] ^= 0x10;
            Files.write(log, bytes);
            draft = Draft.open(pack, logs);
            assertArrayEquals(bytes, Files.readAllBytes(Path.of(draft.state().openingNote().orElseThrow())));
        }
        assertTrue(draft.state().openingNote().orElseThrow().endsWith(".damaged-1"), draft.state().openingNote().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {LogHeader.TYPE, 99})
    void aLogOfALaterProgramStaysAsItIsAndTakesNoEdits(int type) throws IOException {
        set(1, 91);
        draft.close();
        var log = WaitingWork.in(logs).unsaved().getFirst().log();
        try (var records = RecordLog.open(log, _ -> { })) {
            var header = new LogHeader(LogHeader.VERSION + 1, pack.path().toString(), pack.folderIdentity()).toBytes();
            records.append(type, type == LogHeader.TYPE ? header : new byte[3]);
        }
        var bytes = Files.readAllBytes(log);
        for (int time = 0; time < 2; time++) {
            var refused = assertThrows(UnsupportedVersionException.class, () -> Draft.open(pack, logs));
            assertEquals(log.toString(), refused.file());
            assertEquals(LogHeader.VERSION + 1, refused.found());
            assertArrayEquals(bytes, Files.readAllBytes(log));
        }
        assertEquals("a later version of this program wrote it", WaitingWork.in(logs).unreadable().getFirst().reason());

        var unreadable = WaitingWork.in(logs).unreadable().getFirst();
        try (var _ = DraftClaim.take(LogFolder.lockOf(log)).orElseThrow()) {
            assertThrows(PackLockedException.class, () -> unreadable.setAside(), "the later program has it open");
        }
        unreadable.setAside();
        draft = Draft.open(pack, logs);
        assertEquals(0, draft.state().steps().size(), "once the user has set it aside");
    }

    @Test
    void aLogOfThePackItselfIsFoundBesideOneOfALaterProgram() throws IOException {
        set(1, 91);
        draft.close();
        var log = WaitingWork.in(logs).unsaved().getFirst().log();
        Files.move(log, log.resolveSibling(log.getFileName().toString().replace(".draft", "-1.draft")));
        try (var records = RecordLog.open(log, _ -> { })) {
            records.append(99, new byte[3]);
        }
        draft = Draft.open(pack, logs);
        assertEquals(1, draft.state().unsavedCount());
    }

    @Test
    void aLogOfTheVersionBeforeIsRead() throws IOException {
        set(1, 91);
        draft.close();
        var log = WaitingWork.in(logs).unsaved().getFirst().log();
        var records = new ArrayList<LogRecord>();
        RecordLog.look(log, records::add);
        Files.delete(log);
        try (var old = RecordLog.open(log, _ -> { })) {
            old.append(LogHeader.TYPE, new LogHeader(2, pack.path().toString(), pack.folderIdentity()).toBytes());
            for (var record : records) {
                if (record.type() != LogHeader.TYPE && record.type() != HistoryCodec.SIGNATURES) {
                    old.append(record.type(), record.payload());
                }
            }
        }
        draft = Draft.open(pack, logs);
        assertEquals(1, draft.state().unsavedCount());
        set(2, 92);
        draft.close();
        draft = Draft.open(pack, logs);
        assertEquals(2, draft.state().unsavedCount());
        assertEquals(Optional.empty(), draft.state().openingNote());
    }

    @Test
    void workIsForgottenOnlyAsItWasShown() throws IOException {
        set(1, 91);
        draft.close();
        var shown = WaitingWork.in(logs).unsaved().getFirst();
        draft = Draft.open(pack, logs);
        set(2, 92);
        draft.close();
        assertThrows(UnsavedWorkChangedException.class, () -> shown.delete());
        var now = WaitingWork.in(logs).unsaved().getFirst();
        assertEquals(2, now.stepCount());
        draft = Draft.open(pack, logs);
        draft.save(Progress.NONE);
        draft.close();
        assertThrows(UnsavedWorkChangedException.class, () -> now.delete(), "its history would be lost");
        draft = Draft.open(pack, logs);
        assertEquals(2, draft.state().savedMark());
        draft.undo();
        draft.close();
        var undone = WaitingWork.in(logs).unsaved().getFirst();
        undone.delete();
        undone.delete();
        assertEquals(new WaitingWork(List.of(), List.of()), WaitingWork.in(logs));
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() throws IOException {
        assertEquals(new WaitingWork(List.of(), List.of()), WaitingWork.in(folder.resolve("none")));
    }

    @Test
    void aBrokenLogKeepsNoOtherPackFromBeingOpened() throws IOException {
        Files.createDirectory(logs.resolve("0123.draft"));
        try (var other = Pack.create(folder.resolve("other"), PackOptions.standard()); var second = Draft.open(other, logs)) {
            assertEquals(List.of(), second.state().steps());
        }
    }
}
