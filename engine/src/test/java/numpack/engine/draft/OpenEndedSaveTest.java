package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.PackOverFiles;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.error.UnsettledSaveException;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.storage.HookedFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A save that stops where it can neither go on nor back. The pack shows from memory how it is to end; but it is not done.
class OpenEndedSaveTest {
    @TempDir
    Path folder;
    private Path place;
    private Path logs;
    private final AtomicBoolean isBroken = new AtomicBoolean();
    private final AtomicBoolean isMended = new AtomicBoolean();

    @BeforeEach
    void make() throws IOException {
        place = folder.resolve("pack");
        logs = folder.resolve("logs");
        try (var pack = Pack.create(place, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.create("a", DType.UINT8, Shape.of(4), new byte[] {1});
            transaction.create("b", DType.UINT8, Shape.of(4), new byte[] {1});
            transaction.commit(Progress.NONE);
        }
    }

    /// From the moment when the manifest is to be replaced nothing can be opened or renamed any more.
    private DurableFiles breaking() {
        return HookedFiles.ofPulledDisk(DurableFiles.synced(), (call, path) -> {
            if (call == Call.RENAME && path.endsWith("metadata.npkm")) {
                isBroken.set(true);
            }
            if (isBroken.get() && !isMended.get() && (call == Call.OPEN || call == Call.RENAME)) {
                throw new AccessDeniedException(path.toString());
            }
        });
    }

    @Test
    void itIsNotReportedAsDoneAndIsDoneOnceTheDiskTakesIt() throws IOException {
        try (var pack = PackOverFiles.open(place, breaking()); var draft = Draft.open(pack, logs)) {
            draft.setCells("a", CellEdits.of(2, 0, new byte[] {9}));
            assertThrows(IOException.class, () -> draft.save(Progress.NONE));
            assertEquals(1, draft.state().unsavedCount(), "nothing says that it is saved");

            draft.reload();
            assertEquals(List.of(Finding.Shown.AFTER), shown(pack));
            assertArrayEquals(new byte[] {1, 1, 9, 1}, Packs.read(draft.snapshot().find("a").orElseThrow().source()));
            assertEquals(List.of(), draft.state().conflicts());
        }
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            assertEquals(List.of(), pack.findings());
            assertArrayEquals(new byte[] {1, 1, 9, 1}, Packs.read(pack.array("a").source()));
            assertEquals(0, draft.state().unsavedCount());
            draft.undo();
            draft.save(Progress.NONE);
            assertArrayEquals(new byte[] {1, 1, 1, 1}, Packs.read(pack.array("a").source()));
        }
    }

    /// Nothing of it has happened if somebody else changes the pack before it can be finished.
    @Test
    void itIsUnsavedAgainIfItComesToNothing() throws IOException {
        try (var pack = PackOverFiles.open(place, breaking()); var draft = Draft.open(pack, logs)) {
            draft.setCells("a", CellEdits.of(2, 0, new byte[] {9}));
            assertThrows(IOException.class, () -> draft.save(Progress.NONE));
            draft.reload();
        }
        try (var pack = PackOverFiles.open(place, breaking()); var draft = Draft.open(pack, logs)) {
            assertEquals(List.of(Finding.Shown.AFTER), shown(pack));
            assertArrayEquals(new byte[] {1, 1, 9, 1}, Packs.read(draft.snapshot().find("a").orElseThrow().source()));
        }
        // A program that knows no journal makes the array again.
        Files.write(place.resolve("data_a.npkd"), new byte[] {1, 1, 1, 1});
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            assertEquals(1, pack.findings().stream().filter(Finding.UnfinishedCommit.class::isInstance).count());
            int known = draft.state().unsavedCount() + draft.state().conflicts().size();
            assertEquals(1, known, "the edit is still there, to be saved or decided on");
        }
    }

    /// The disk goes away when the manifest is to be replaced.
    private DurableFiles leaving() {
        return HookedFiles.ofPulledDisk(DurableFiles.synced(), (call, path) -> {
            if (call == Call.RENAME && path.endsWith("metadata.npkm") && !isBroken.getAndSet(true)) {
                Files.move(place, folder.resolve("unplugged"));
                throw new AccessDeniedException(path.toString());
            }
        });
    }

    private Draft failed(Pack pack) throws IOException {
        var draft = Draft.open(pack, logs);
        draft.setCells("a", CellEdits.of(2, 0, new byte[] {9}));
        assertThrows(IOException.class, () -> draft.save(Progress.NONE));
        return draft;
    }

    private static byte[] drafted(Draft draft, String array) throws IOException {
        return Packs.read(draft.snapshot().find(array).orElseThrow().source());
    }

    @Test
    void nothingIsSavedCompactedOrForgottenBeforeItsEndIsKnown() throws IOException {
        try (var pack = PackOverFiles.open(place, breaking()); var draft = failed(pack)) {
            assertThrows(UnsettledSaveException.class, () -> draft.save(Progress.NONE));
            assertThrows(UnsettledSaveException.class, draft::clearHistory);
            assertThrows(UnsettledSaveException.class, () -> draft.saveAndCompact(draft.planCompaction(List.of("a")), Progress.NONE));
            assertEquals(1, draft.state().steps().size());
        }
        // A program that knows no journal makes the array again, and the save comes to nothing.
        Files.write(place.resolve("data_a.npkd"), new byte[] {1, 1, 1, 1});
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            assertEquals(1, draft.state().unsavedCount() + draft.state().conflicts().size(), "the edit is still there, to be saved or decided on");
        }
    }

    @Test
    void whatItWasToSaveIsNeitherUndoneNorTakenOutBeforeItsEndIsKnown() throws IOException {
        try (var pack = PackOverFiles.open(place, breaking()); var draft = failed(pack)) {
            var step = draft.state().steps().getFirst();
            assertThrows(UnsettledSaveException.class, draft::undo);
            assertThrows(UnsettledSaveException.class, draft::discard);
            assertThrows(UnsettledSaveException.class, () -> draft.revert(step));
            draft.reload();
            assertThrows(UnsettledSaveException.class, draft::undo);
            assertEquals(1, draft.state().cursor());

            isMended.set(true);
            draft.reload();
            assertEquals(0, draft.state().unsavedCount());
            draft.undo();
            assertArrayEquals(new byte[] {1, 1, 1, 1}, drafted(draft, "a"));
            assertEquals(1, draft.state().unsavedCount());
        }
    }

    @Test
    void editsMadeBeforeItsEndIsKnownAreSavedLater() throws IOException {
        try (var pack = PackOverFiles.open(place, leaving()); var draft = failed(pack)) {
            Files.move(folder.resolve("unplugged"), place);
            assertThrows(UnsettledSaveException.class, draft::undo);
            draft.setCells("b", CellEdits.of(0, 0, new byte[] {7}));
            draft.setCells("b", CellEdits.of(1, 0, new byte[] {8}));
            draft.undo();
            draft.redo();
            draft.undo();
            assertThrows(UnsettledSaveException.class, () -> {
                draft.undo();
                draft.undo();
            });
            draft.redo();

            draft.save(Progress.NONE);
            assertArrayEquals(new byte[] {1, 1, 9, 1}, Packs.read(pack.array("a").source()));
            assertArrayEquals(new byte[] {7, 1, 1, 1}, Packs.read(pack.array("b").source()));
            assertEquals(0, draft.state().unsavedCount());
        }
    }

    @Test
    void editsMadeBeforeItsEndIsKnownAreUnsavedAfterAReopening() throws IOException {
        try (var pack = PackOverFiles.open(place, leaving()); var draft = failed(pack)) {
            Files.move(folder.resolve("unplugged"), place);
            draft.setCells("b", CellEdits.of(0, 0, new byte[] {7}));
        }
        for (int time = 0; time < 2; time++) {
            try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
                assertEquals(Optional.empty(), draft.state().openingNote());
                assertEquals(1, draft.state().unsavedCount());
                assertArrayEquals(new byte[] {1, 1, 9, 1}, Packs.read(pack.array("a").source()));
                assertArrayEquals(new byte[] {7, 1, 1, 1}, drafted(draft, "b"));
            }
        }
    }

    @Test
    void appendedRowsAreThereOnce() throws IOException {
        try (var pack = PackOverFiles.open(place, breaking()); var draft = Draft.open(pack, logs)) {
            draft.appendBlankRows("a", 2, new byte[] {5});
            assertThrows(IOException.class, () -> draft.save(Progress.NONE));
            draft.reload();
            draft.setCells("a", CellEdits.of(5, 0, new byte[] {7}));
            assertThrows(UnsettledSaveException.class, () -> draft.save(Progress.NONE));
            assertEquals(1, draft.state().unsavedCount());
        }
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            assertArrayEquals(new byte[] {1, 1, 1, 1, 5, 5}, Packs.read(pack.array("a").source()));
            assertEquals(1, draft.state().unsavedCount());
            draft.save(Progress.NONE);
            assertArrayEquals(new byte[] {1, 1, 1, 1, 5, 7}, Packs.read(pack.array("a").source()));
        }
    }

    @Test
    void aSaveOfWhatWasUndoneLeavesTheLogWhole() throws IOException {
        saveTwoEdits();
        try (var pack = PackOverFiles.open(place, breaking()); var draft = Draft.open(pack, logs)) {
            draft.undo();
            assertThrows(IOException.class, () -> draft.save(Progress.NONE));
            draft.reload();
            assertEquals(2, draft.state().steps().size(), "they are saved if it comes to nothing");
            assertArrayEquals(new byte[] {1, 1, 1, 1}, drafted(draft, "a"));
            assertThrows(UnsettledSaveException.class, () -> draft.setCells("b", CellEdits.of(0, 0, new byte[] {7})));
            assertThrows(UnsettledSaveException.class, draft::redo);
            assertThrows(UnsettledSaveException.class, () -> draft.save(Progress.NONE));
        }
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            assertEquals(Optional.empty(), draft.state().openingNote());
            assertArrayEquals(new byte[] {1, 1, 1, 1}, Packs.read(pack.array("a").source()));
            assertEquals(0, draft.state().unsavedCount());
        }
    }

    @Test
    void aChangeOfAnotherArrayOutsideLeavesTheLogWholeMeanwhile() throws IOException {
        saveTwoEdits();
        try (var pack = PackOverFiles.open(place, breaking()); var draft = Draft.open(pack, logs)) {
            draft.setCells("b", CellEdits.of(0, 0, new byte[] {7}));
            draft.undo();
            draft.undo();
            assertThrows(IOException.class, () -> draft.save(Progress.NONE));
            Files.write(place.resolve("data_b.npkd"), new byte[] {3, 3, 3, 3});
            draft.reload();
            assertEquals(1, draft.state().cursor());
            assertArrayEquals(new byte[] {1, 1, 1, 1}, drafted(draft, "a"));
            assertArrayEquals(new byte[] {3, 3, 3, 3}, drafted(draft, "b"));
        }
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            assertEquals(Optional.empty(), draft.state().openingNote());
            assertEquals(0, draft.state().unsavedCount());
            assertArrayEquals(new byte[] {1, 1, 1, 1}, Packs.read(pack.array("a").source()));
        }
    }

    private void saveTwoEdits() throws IOException {
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            draft.setCells("b", CellEdits.of(1, 0, new byte[] {5}));
            draft.setCells("a", CellEdits.of(2, 0, new byte[] {9}));
            draft.save(Progress.NONE);
        }
    }

    /// What was only assumed is forgotten in the same draft: all edits wait again.
    @Test
    void editsOnWhatWasAssumedAreKeptIfItComesToNothing() throws IOException {
        try (var pack = PackOverFiles.open(place, breaking()); var draft = failed(pack)) {
            draft.reload();
            assertEquals(0, draft.state().unsavedCount());
            draft.setCells("b", CellEdits.of(0, 0, new byte[] {7}));
            assertEquals(1, draft.state().unsavedCount());
            Files.write(place.resolve("data_a.npkd"), new byte[] {1, 1, 1, 1});
            isMended.set(true);
            draft.reload();
            assertEquals(0, draft.state().savedMark());
            assertEquals(2, draft.state().unsavedCount() + draft.state().conflicts().size());
            assertArrayEquals(new byte[] {7, 1, 1, 1}, drafted(draft, "b"));
        }
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            assertEquals(Optional.empty(), draft.state().openingNote());
            assertEquals(2, draft.state().unsavedCount() + draft.state().conflicts().size());
            assertArrayEquals(new byte[] {7, 1, 1, 1}, drafted(draft, "b"));
        }
    }

    @Test
    void nothingComesBehindACompactionBeforeItsEndIsKnown() throws IOException {
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            draft.setCells("a", CellEdits.of(3, 0, new byte[] {4}));
            draft.dropRows(Map.of("a", RowSet.of(0)));
            draft.save(Progress.NONE);
        }
        try (var pack = PackOverFiles.open(place, breaking()); var draft = Draft.open(pack, logs)) {
            assertThrows(IOException.class, () -> draft.saveAndCompact(draft.planCompaction(List.of("a")), Progress.NONE));
            draft.reload();
            assertEquals(List.of(Finding.Shown.AFTER), shown(pack));
            assertThrows(UnsettledSaveException.class, () -> draft.setCells("a", CellEdits.of(0, 0, new byte[] {7})));
            assertThrows(UnsettledSaveException.class, draft::undo);
        }
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            assertArrayEquals(new byte[] {1, 1, 4}, Packs.read(pack.array("a").source()));
            assertTrue(draft.state().whyVoid(draft.state().steps().getLast()).isPresent(), "the dropped row is gone");
            draft.undo();
            assertArrayEquals(new byte[] {1, 1, 1}, drafted(draft, "a"));
        }
    }

    private static List<Finding.Shown> shown(Pack pack) {
        return pack.findings().stream().map(finding -> ((Finding.PendingCommit) finding).shown()).toList();
    }
}
