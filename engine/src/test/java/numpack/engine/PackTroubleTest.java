package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import numpack.engine.change.CellWrites;
import numpack.engine.dtype.DType;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.NotReadAgainException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.Verdict;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a commit in whose midst a file is taken away, or the disk fails.
class PackTroubleTest {
    private static final CellWrites SEVEN = new CellWrites() {
        @Override
        public long byteCount() {
            return Integer.BYTES;
        }

        @Override
        public void forEach(Sink sink) throws IOException {
            sink.write(0, 0, MemorySegment.ofArray(new int[] {7}));
        }
    };

    @TempDir
    Path temp;

    private Path folder;
    private Path manifest;

    @BeforeEach
    void packWithTwoArrays() throws IOException {
        folder = temp.resolve("trouble.npk");
        manifest = folder.resolve(PackLayout.MANIFEST);
        try (var pack = Pack.create(folder, PackOptions.standard()); var transaction = pack.begin()) {
            create(create(transaction, "a"), "b").commit(Progress.NONE);
        }
        manifest = folder.toRealPath().resolve(PackLayout.MANIFEST);
    }

    @Test
    void aManifestThatIsTakenAwayIsNotMadeOfTheChangesAlone() throws IOException {
        var aside = temp.resolve("aside");
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.LOOK && path.equals(manifest) && Files.notExists(aside)) {
                Files.move(manifest, aside);
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
            assertThrows(NoSuchFileException.class, () -> create(transaction, "c").commit(Progress.NONE));
        }
        assertFalse(Files.exists(manifest), "made of nothing but the new array");
        Files.move(aside, manifest);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict());
            assertEquals(Set.of("a", "b"), names(pack));
        }
    }

    @Test
    void aCommitThatCannotBeReadAgainIsNotOneThatDidNothing() throws IOException {
        var aside = temp.resolve("aside");
        var isMerged = new boolean[1];
        var files = HookedFiles.ofPulledDisk(DurableFiles.synced(), (call, path) -> {
            isMerged[0] |= call == Call.RENAME && path.equals(manifest);
            if (isMerged[0] && call == Call.RENAME && path.endsWith("data_a.npkd") && Files.notExists(aside)) {
                // The way back and the done mark are all that is left to do; now another program writes the manifest.
                Files.move(manifest, aside);
                Files.write(manifest, new byte[] {'N', 'P', 'K'});
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
            var old = pack.array("a");
            var other = pack.array("b");
            transaction.write("a", SEVEN);
            var failure = assertThrows(NotReadAgainException.class, () -> transaction.commit(Progress.NONE));
            assertInstanceOf(CorruptPackException.class, failure.getCause());
            assertThrows(StaleArrayException.class, () -> first(old), "new bytes as those of the old state");
            assertEquals(1, first(other));
            Files.move(aside, manifest, StandardCopyOption.REPLACE_EXISTING);
            pack.reload();
            assertEquals(7, first(pack.array("a")));
        }
    }

    @Test
    void theFirstFailureIsTheOneThatIsTold() throws IOException {
        var files = HookedFiles.ofPulledDisk(DurableFiles.synced(), (call, path) -> {
            if (call == Call.RENAME && path.equals(manifest)) {
                Files.write(manifest, new byte[] {'N', 'P', 'K'});
                throw new IOException("the disk is full");
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
            var old = pack.array("a");
            transaction.write("a", SEVEN);
            var failure = assertThrows(IOException.class, () -> transaction.commit(Progress.NONE));
            assertEquals("the disk is full", failure.getMessage());
            assertTrue(Arrays.stream(failure.getSuppressed()).anyMatch(CorruptPackException.class::isInstance), "why it cannot be read again");
            assertThrows(StaleArrayException.class, () -> first(old), "who knows what it holds");
        }
    }

    @Test
    void aRemovalThatIsCancelledLeavesNothing() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.remove("a");
            assertThrows(CancellationException.class, () -> transaction.commit(new Progress() {
                @Override
                public boolean isCancelled() {
                    return true;
                }
            }));
            assertEquals(List.of(), new RemovedArrays(pack.path()).keys());
        }
    }

    @Test
    void aRemovalThatDiedIsSweptAndOneThatHappenedStays() throws IOException {
        String kept;
        try (var pack = Pack.open(folder, PackOptions.standard()); var transaction = pack.begin()) {
            kept = transaction.remove("b");
            transaction.commit(Progress.NONE);
        }
        var isPrepared = new boolean[1];
        var dying = new HookedFiles(DurableFiles.unsynced(), (_, path) -> {
            if (isPrepared[0]) {
                throw new IOException("this process is dead");
            }
            isPrepared[0] = path.endsWith("entry");
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), dying); var transaction = pack.begin()) {
            transaction.remove("a");
            assertThrows(IOException.class, () -> transaction.commit(Progress.NONE));
            assertEquals(2, new RemovedArrays(pack.path()).keys().size());
        }
        try (var pack = Pack.open(folder, PackOptions.standard()); var transaction = pack.begin()) {
            create(transaction, "c").commit(Progress.NONE);
            assertEquals(List.of(kept), new RemovedArrays(pack.path()).keys());
            assertEquals(1, first(pack.findRemoved(kept).orElseThrow()));
        }
    }

    private static long first(StoredArray array) throws IOException {
        return array.load().toLongArray()[0];
    }

    private static Transaction create(Transaction transaction, String name) {
        return transaction.create(name, DType.INT32, Shape.of(3), new byte[] {1, 0, 0, 0});
    }

    private static Set<String> names(Pack pack) {
        return pack.arrays().stream().map(StoredArray::name).collect(Collectors.toSet());
    }
}
