package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.PackOverFiles;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
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

    @BeforeEach
    void make() throws IOException {
        place = folder.resolve("pack");
        logs = folder.resolve("logs");
        try (var pack = Pack.create(place, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.create("a", DType.UINT8, Shape.of(4), new byte[] {1}).commit(Progress.NONE);
        }
    }

    /// From the moment when the manifest is to be replaced nothing can be opened or renamed any more.
    private DurableFiles breaking() {
        return new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.RENAME && path.endsWith("metadata.npkm")) {
                isBroken.set(true);
            }
            if (isBroken.get() && (call == Call.OPEN || call == Call.RENAME)) {
                throw new AccessDeniedException(path.toString());
            }
        });
    }

    @Test
    void itIsNotReportedAsDoneAndIsDoneOnceTheDiskTakesIt() throws IOException {
        try (var pack = PackOverFiles.open(place, breaking()); var draft = Draft.open(pack, logs)) {
            draft.setCells("a", CellEdits.of(2, 0, new byte[] {9}));
            assertThrows(IOException.class, () -> draft.save(Progress.NONE));
            assertEquals(1, draft.unsavedCount(), "nothing says that it is saved");

            draft.reload();
            assertEquals(List.of(Finding.Shown.AFTER), shown(pack));
            assertArrayEquals(new byte[] {1, 1, 9, 1}, Packs.read(draft.snapshot().find("a").orElseThrow().source()));
            assertEquals(List.of(), draft.conflicts());
        }
        try (var pack = Pack.open(place, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            assertEquals(List.of(), pack.findings());
            assertArrayEquals(new byte[] {1, 1, 9, 1}, Packs.read(pack.array("a").source()));
            assertEquals(0, draft.unsavedCount());
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
            int known = draft.unsavedCount() + draft.conflicts().size();
            assertEquals(1, known, "the edit is still there, to be saved or decided on");
        }
    }

    private static List<Finding.Shown> shown(Pack pack) {
        return pack.findings().stream().map(finding -> ((Finding.PendingCommit) finding).shown()).toList();
    }
}
