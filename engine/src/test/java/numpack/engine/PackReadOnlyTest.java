package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import numpack.engine.change.CellWrites;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.error.PackHolder;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.Verdict;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.lock.PackLock;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pack whose writer died in a commit, for readers who may not write: they see one side of it, and leave every byte as it lies.
class PackReadOnlyTest {
    private static final PackOptions READING = PackOptions.readOnly().withLockWait(Duration.ofMillis(30));
    private static final int[] BEFORE = IntStream.range(0, 10).toArray();

    @TempDir
    Path temp;
    private Path folder;
    private boolean isUntouched = true;
    private SortedMap<String, String> lying;

    @BeforeEach
    void make() throws IOException {
        folder = make("died.npk");
    }

    @AfterEach
    void nothingWasWritten() throws IOException {
        if (isUntouched) {
            assertEquals(lying, Snapshot.of(folder));
        }
    }

    @Test
    void aParkedFileIsReadWhereItLiesWithItsNewBytes() throws IOException {
        die(".*new-merge.*", PackReadOnlyTest::change);
        assertFalse(Files.exists(folder.resolve("data_x.npkd")), "parked");
        try (var pack = Pack.open(folder, READING)) {
            assertEquals(List.of(new Finding.PendingCommit(".workbench/journal", Finding.Shown.AFTER)), pack.findings());
            assertEquals(Verdict.READ_ONLY, pack.verdict());
            assertFalse(pack.canAcceptFindings());
            assertArrayEquals(new long[] {0, 77, 2, 3, 4, 6, 7, 8, 9, 10, 11}, load(pack, "x"));
            assertArrayEquals(new long[] {1, 2, 3}, load(pack, "other"));
            assertThrows(ReadOnlyPackException.class, () -> PackArrays.of(pack).drop("other", 0));
            pack.reload();
            assertArrayEquals(new long[] {0, 77, 2, 3, 4, 6, 7, 8, 9, 10, 11}, load(pack, "x"));
        }
    }

    @Test
    void aChangeThatWasNotPromisedIsNotShown() throws IOException {
        die("write 40 bytes.*", PackReadOnlyTest::save);
        try (var pack = Pack.open(folder, READING)) {
            assertEquals(List.of(), pack.findings());
            assertArrayEquals(IntStream.of(BEFORE).asLongStream().toArray(), load(pack, "x"));
        }
    }

    @Test
    void aCopyOfWhatIsShownCanBeMade() throws IOException {
        die(".*new-merge.*", PackReadOnlyTest::change);
        try (var pack = Pack.open(folder, READING); var copy = Pack.create(temp.resolve("copy.npk"), PackOptions.standard());
                var transaction = copy.begin()) {
            transaction.save("x", pack.array("x").source()).commit(Progress.NONE);
            assertArrayEquals(new long[] {0, 77, 2, 3, 4, 6, 7, 8, 9, 10, 11}, load(copy, "x"));
        }
    }

    @Test
    void aPackThatAnotherProgramChangedMeanwhileIsShownWithItsOldFilesAndTheReason() throws IOException {
        die(".*new-merge.*", PackReadOnlyTest::change);
        var manifest = ManifestCodec.read(folder, FolderView.ofDisk()).manifest();
        var touched = manifest.find("x").orElseThrow();
        Files.write(folder.resolve(PackLayout.MANIFEST), ManifestCodec.encode(manifest.with(touched.withDataFile(touched.dataFile(), 5))));
        lying = Snapshot.of(folder);
        try (var pack = Pack.open(folder, READING)) {
            assertInstanceOf(Finding.UnfinishedCommit.class, pack.findings().getFirst());
            assertArrayEquals(IntStream.of(BEFORE).asLongStream().toArray(), load(pack, "x"));
            assertArrayEquals(new long[] {1, 2, 3}, load(pack, "other"));
        }
    }

    @Test
    void aJournalThatMakesNoSenseHindersNoReader() throws IOException {
        leaveAPromiseOfAnotherVersion();
        for (var options : List.of(READING, PackOptions.standard())) {
            try (var pack = Pack.open(folder, options)) {
                assertInstanceOf(Finding.UnfinishedCommit.class, pack.findings().getLast());
                assertArrayEquals(new long[] {1, 2, 3}, load(pack, "other"));
            }
        }
    }

    @Test
    void aPromiseOfAnotherVersionCanBeGivenUpAndIsKeptAside() throws IOException {
        leaveAPromiseOfAnotherVersion();
        var promise = Files.readAllBytes(folder.resolve(".workbench/journal"));
        isUntouched = false;
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertTrue(pack.canAcceptFindings());
            pack.acceptFindings();
            assertEquals(Optional.empty(), pack.readOnlyReason());
            PackArrays.of(pack).append("other", NdArrays.wrap(new int[] {4}, 1));
        }
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertTrue(pack.findings().stream().noneMatch(Finding.UnfinishedCommit.class::isInstance), pack.findings()::toString);
            assertArrayEquals(new long[] {1, 2, 3, 4}, load(pack, "other"));
        }
        assertArrayEquals(promise, Files.readAllBytes(folder.resolve(".workbench/journal-aside-1")));
    }

    private void leaveAPromiseOfAnotherVersion() throws IOException {
        die(".*new-merge.*", PackReadOnlyTest::save);
        var journal = folder.resolve(".workbench/journal");
        var bytes = Files.readAllBytes(journal);
        bytes[4096 + 8] = 99;
        var header = new CRC32C();
        header.update(bytes, 4096, 32);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4096 + 32, (int) header.getValue());
        Files.write(journal, bytes);
        lying = Snapshot.of(folder);
    }

    @Test
    void theCommitOfALivingProcessIsWaitedForAndNotShown() throws IOException {
        die(".*new-merge.*", PackReadOnlyTest::change);
        isUntouched = false;
        try (var locks = PackLock.of(folder, DurableFiles.unsynced())) {
            try (var _ = locks.lock(Duration.ZERO)) {
                var locked = assertThrows(PackLockedException.class, () -> Pack.open(folder, READING));
                assertEquals(new PackHolder.ThisProgram(), locked.holder());
            }
            try (var pack = Pack.open(folder, READING)) {
                assertEquals(11, load(pack, "x").length);
            }
        }
    }

    @Test
    void rowsThatALivingProcessIsAppendingAreNoFinding() throws IOException {
        int rows = 17 << 20;
        die("sync .*data_x.npkd", pack -> appendLarge(pack, rows), DurableFiles.unsynced());
        assertEquals(40L + 4L * rows, Files.size(folder.resolve("data_x.npkd")));
        try (var pack = Pack.open(folder, READING)) {
            assertEquals(List.of(new Finding.PendingCommit(".workbench/journal", Finding.Shown.BEFORE)), pack.findings());
        }
        try (var locks = PackLock.of(folder, DurableFiles.unsynced())) {
            try (var _ = locks.lock(Duration.ZERO); var pack = Pack.open(folder, READING)) {
                assertEquals(List.of(), pack.findings());
                assertArrayEquals(IntStream.of(BEFORE).asLongStream().toArray(), load(pack, "x"));
            }
            Pack writing;
            try (var _ = locks.lock(Duration.ZERO)) {
                writing = Pack.open(folder, PackOptions.standard().withLockWait(Duration.ofMillis(30)));
                assertArrayEquals(IntStream.of(BEFORE).asLongStream().toArray(), load(writing, "x"));
                writing.reload();
                assertEquals(List.of(), writing.findings());
                assertThrows(PackLockedException.class, () -> PackArrays.of(writing).drop("other", 0));
            }
            try (writing) {
                PackArrays.of(writing).drop("other", 0);
                assertArrayEquals(new long[] {2, 3}, load(writing, "other"));
                assertArrayEquals(IntStream.of(BEFORE).asLongStream().toArray(), load(writing, "x"));
            }
        }
        isUntouched = false;
    }

    @Test
    void aFullDiskHindersNoReaderAndTheNextOpeningFinishes() throws IOException {
        die(".*new-merge.*", PackReadOnlyTest::change);
        try (var pack = Pack.open(folder, PackOptions.standard(), FailingFiles.dyingAt(DurableFiles.unsynced(), 0))) {
            assertInstanceOf(Finding.PendingCommit.class, pack.findings().getFirst());
            assertEquals(11, load(pack, "x").length);
            assertThrows(ReadOnlyPackException.class, () -> PackArrays.of(pack).drop("other", 0));
        }
        var left = Snapshot.of(folder);
        // It tells readers that a recovery is tried; everything else is as it was.
        var lock = Path.of(WorkbenchFolder.NAME, "lock").toString();
        left.put(lock, lying.get(lock));
        assertEquals(lying, left);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(List.of(), pack.findings());
            assertEquals(11, load(pack, "x").length);
        }
        isUntouched = false;
    }

    @Test
    void somebodyElsesRecoveryIsSeen() throws IOException {
        die(".*new-merge.*", PackReadOnlyTest::change);
        try (var pack = Pack.open(folder, READING)) {
            assertFalse(pack.hasChangedOutside());
            Pack.open(folder, PackOptions.standard()).close();
            assertTrue(pack.hasChangedOutside());
            pack.reload();
            assertEquals(List.of(), pack.findings());
            assertEquals(11, load(pack, "x").length);
        }
        isUntouched = false;
    }

    private interface Action {
        void run(Pack pack) throws IOException;
    }

    /// Runs a commit in a process that dies before the first call whose words match.
    private void die(String call, Action action) throws IOException {
        die(call, action, DurableFiles.synced());
    }

    private void die(String call, Action action, DurableFiles files) throws IOException {
        var twin = make("twin.npk");
        var counting = FailingFiles.counting(files);
        try (var pack = Pack.open(twin, PackOptions.standard(), counting)) {
            action.run(pack);
        }
        var calls = counting.calls();
        int at = (int) calls.stream().takeWhile(name -> !name.matches(call)).count();
        assertTrue(at < calls.size(), calls::toString);
        try (var pack = Pack.open(folder, PackOptions.standard(), FailingFiles.dyingAt(files, at))) {
            assertThrows(IOException.class, () -> action.run(pack));
        }
        lying = Snapshot.of(folder);
    }

    private Path make(String name) throws IOException {
        var made = temp.resolve(name);
        try (var pack = Pack.create(made, PackOptions.standard())) {
            PackArrays.of(pack).save("x", NdArrays.wrap(BEFORE, 10));
            PackArrays.of(pack).save("other", NdArrays.wrap(new int[] {1, 2, 3}, 3));
        }
        return made;
    }

    private static void change(Pack pack) throws IOException {
        try (var transaction = pack.begin()) {
            transaction.write("x", new CellWrites() {
                @Override
                public long byteCount() {
                    return 4;
                }

                @Override
                public void forEach(Sink sink) throws IOException {
                    sink.write(1, 0, MemorySegment.ofArray(new int[] {77}));
                }
            });
            var rows = List.of(new byte[] {10, 0, 0, 0}, new byte[] {11, 0, 0, 0});
            transaction.append("x", new ModelArray(DType.INT32, Shape.of()).source(rows)).drop("x", RowSet.of(5)).commit(Progress.NONE);
        }
    }

    private static void save(Pack pack) throws IOException {
        PackArrays.of(pack).save("x", NdArrays.wrap(new int[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, 10));
    }

    private static void appendLarge(Pack pack, int rows) throws IOException {
        PackArrays.of(pack).append("x", NdArray.allocate(DType.INT32, Shape.of(rows)));
    }

    private static long[] load(Pack pack, String name) throws IOException {
        return PackArrays.of(pack).load(name).toLongArray();
    }
}
