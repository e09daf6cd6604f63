package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import numpack.engine.change.CellWrites;
import numpack.engine.dtype.DType;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A commit that was cut short and cannot be finished is given up when the user says so: that one, and no byte of the pack with it.
class PackGivenUpCommitTest {
    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = make("pack.npk");
    }

    @Test
    void aParkedFileThatCannotBeGivenBackKeepsItFromBeingGivenUp() throws IOException {
        stopHalfWay("a", 9);
        replaceManifest("other.npk");
        var isRefusing = new AtomicBoolean(true);
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (isRefusing.get() && call == Call.RENAME && path.endsWith("data_a.npkd")) {
                throw new AccessDeniedException(path.toString());
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
            assertTrue(isUnfinished(pack));
            assertArrayEquals(new byte[] {1, 1, 1, 1}, load(pack, "a"));
            assertThrows(IOException.class, pack::acceptFindings);
            assertTrue(isUnfinished(pack));
            assertTrue(pack.readOnlyReason().isPresent());
            assertFalse(Files.exists(folder.resolve("data_a.npkd")));
            pack.reload();
            assertArrayEquals(new byte[] {1, 1, 1, 1}, load(pack, "a"));

            isRefusing.set(false);
            pack.acceptFindings();
            assertEquals(Optional.empty(), pack.readOnlyReason());
            assertFalse(isUnfinished(pack));
            assertArrayEquals(new byte[] {1, 1, 1, 1}, load(pack, "a"));
        }
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertFalse(isUnfinished(pack));
            assertArrayEquals(new byte[] {1, 1, 1, 1}, load(pack, "a"));
        }
    }

    @Test
    void aLaterCommitThatWasCutShortIsFinishedAndNotGivenUp() throws IOException {
        stopHalfWay("a", 9);
        Files.write(folder.resolve("data_a.npkd"), new byte[] {1, 1, 1, 1});
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertTrue(isUnfinished(pack));
            acceptElsewhere();
            stopHalfWay("b", 7);
            assertThrows(ChangedOutsideException.class, pack::acceptFindings);
            assertTrue(pack.readOnlyReason().isPresent());
            pack.reload();
            assertFalse(isUnfinished(pack));
            assertArrayEquals(new byte[] {7, 1, 1, 1}, load(pack, "b"));
        }
    }

    @Test
    void aLaterCommitThatCannotBeFinishedForTheSameReasonIsAnotherDecision() throws IOException {
        stopHalfWay("a", 9);
        replaceManifest("other.npk");
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            var first = unfinished(pack);
            acceptElsewhere();
            stopHalfWay("a", 8);
            replaceManifest("third.npk");
            assertThrows(ChangedOutsideException.class, pack::acceptFindings);
            pack.reload();
            var second = unfinished(pack);
            assertEquals(first.changes(), second.changes());
            assertTrue(first.generation() < second.generation());
            pack.acceptFindings();
            assertEquals(Optional.empty(), pack.readOnlyReason());
            assertArrayEquals(new byte[] {1, 1, 1, 1}, load(pack, "a"));
        }
    }

    private Path make(String name) throws IOException {
        var made = temp.resolve(name);
        try (var pack = Pack.create(made, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.create("a", DType.UINT8, Shape.of(4), new byte[] {1}).create("b", DType.UINT8, Shape.of(4), new byte[] {1})
                    .commit(Progress.NONE);
        }
        return made;
    }

    /// From the moment when the manifest is to be replaced the disk takes nothing any more.
    private void stopHalfWay(String array, int value) throws IOException {
        var isBroken = new AtomicBoolean();
        var files = HookedFiles.ofPulledDisk(DurableFiles.synced(), (call, path) -> {
            if (call == Call.RENAME && path.endsWith("metadata.npkm")) {
                isBroken.set(true);
            }
            if (isBroken.get() && (call == Call.OPEN || call == Call.RENAME)) {
                throw new AccessDeniedException(path.toString());
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
            transaction.write(array, new CellWrites() {
                @Override
                public long byteCount() {
                    return 1;
                }

                @Override
                public void forEach(Sink sink) throws IOException {
                    sink.write(0, 0, MemorySegment.ofArray(new byte[] {(byte) value}));
                }
            });
            assertThrows(IOException.class, () -> transaction.commit(Progress.NONE));
        }
    }

    /// As a program does that knows no journal and writes the arrays again.
    private void replaceManifest(String name) throws IOException {
        Files.copy(make(name).resolve("metadata.npkm"), folder.resolve("metadata.npkm"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void acceptElsewhere() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            pack.acceptFindings();
        }
    }

    private static boolean isUnfinished(Pack pack) {
        return pack.findings().stream().anyMatch(Finding.UnfinishedCommit.class::isInstance);
    }

    private static Finding.UnfinishedCommit unfinished(Pack pack) {
        return (Finding.UnfinishedCommit) pack.findings().stream().filter(Finding.UnfinishedCommit.class::isInstance).findFirst().orElseThrow();
    }

    private static byte[] load(Pack pack, String array) throws IOException {
        return pack.array(array).load().segment().toArray(ValueLayout.JAVA_BYTE);
    }
}
