package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import numpack.engine.dtype.DType;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.PackClosedException;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.storage.file.OpenFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dropped rows of an array so long that its bitmap stays on the disk and is read by page.
class PackLongBitmapTest {
    private static final long ROWS = 70_000_000;

    @TempDir
    Path folder;

    private Path makePack() throws IOException {
        var path = folder.resolve("long.npk");
        try (var pack = Pack.create(path, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.create("x", DType.UINT8, Shape.of(ROWS), new byte[1]).drop("x", RowSet.of(5, ROWS / 2, ROWS - 1)).commit(Progress.NONE);
        }
        assertTrue(Files.size(path.resolve("deleted_x.npkb")) > 8 << 20);
        return path;
    }

    private static void drop(Pack pack, long... rows) throws IOException {
        try (var transaction = pack.begin()) {
            transaction.drop("x", RowSet.of(rows)).commit(Progress.NONE);
        }
    }

    /// The window around a row, as whoever drew it before would draw it again.
    private static void assertDropped(StoredArray array, long... dropped) {
        assertEquals(ROWS - dropped.length, array.shape().rowCount());
        assertEquals(RowSet.of(dropped), array.droppedRows(0, ROWS));
        for (int i = 0; i < dropped.length; i++) {
            assertEquals(dropped[i] - i, array.liveRowsBefore(dropped[i]));
            assertEquals(dropped[i] - 1, array.physicalRow(dropped[i] - 1 - i));
        }
    }

    @Test
    void whoHoldsAnArraySeesTheRowsOfItsMomentWhateverIsDroppedInPlace() throws IOException {
        try (var pack = Pack.open(makePack(), PackOptions.standard())) {
            var first = pack.array("x");
            drop(pack, 40_000_000);
            var second = pack.array("x");
            try (var transaction = pack.begin()) {
                transaction.restore("x", RowSet.of(ROWS / 2)).rename("x", "y").commit(Progress.NONE);
            }
            assertDropped(first, 5, ROWS / 2, ROWS - 1);
            assertDropped(second, 5, ROWS / 2, 40_000_000, ROWS - 1);
            assertDropped(pack.array("y"), 5, 40_000_000, ROWS - 1);
        }
        try (var pack = Pack.open(folder.resolve("long.npk"), PackOptions.standard())) {
            assertEquals(List.of(), pack.findings());
            assertDropped(pack.array("y"), 5, 40_000_000, ROWS - 1);
        }
    }

    @Test
    void whoAsksWhileACommitHasMovedTheFileAwayWaitsForIt() throws Exception {
        var path = makePack();
        var array = new StoredArray[1];
        var small = new ArrayList<StoredArray>();
        var asking = new ArrayList<CompletableFuture<Boolean>>();
        try (var pack = Pack.open(path, PackOptions.standard(), new HookedFiles(DurableFiles.unsynced(), (call, place) -> {
            if (call == Call.RENAME && place.endsWith("deleted_x.npkb") && array[0] != null) {
                // The commit is about to bring it back. A page is asked for that nobody has read yet, of a file that is not open any more.
                for (var other : small) {
                    other.load();
                }
                var answer = new CompletableFuture<Boolean>();
                var asker = Thread.ofVirtual().unstarted(() -> answer.completeAsync(() -> array[0].isLive(20_000_000), Runnable::run));
                asker.start();
                asking.add(answer);
                while (asker.getState() != Thread.State.WAITING && asker.isAlive()) {
                    Thread.onSpinWait();
                }
            }
        }))) {
            small.addAll(makeSmall(pack));
            array[0] = pack.array("x");
            drop(pack, 50_000_000);
            assertEquals(1, asking.size());
            assertTrue(asking.getFirst().get());
        }
    }

    /// As many as files are kept open.
    private static List<StoredArray> makeSmall(Pack pack) throws IOException {
        try (var transaction = pack.begin()) {
            for (int i = 0; i < OpenFiles.DEFAULT_LIMIT; i++) {
                transaction.create("small " + i, DType.UINT8, Shape.of(1), new byte[1]);
            }
            transaction.commit(Progress.NONE);
        }
        return pack.arrays().stream().filter(array -> !array.name().equals("x")).toList();
    }

    @Test
    void rowsOfAClosedPackOrACutFileAreRefusedAndNothingElse() throws IOException {
        var path = makePack();
        var pack = Pack.open(path, PackOptions.standard());
        var array = pack.array("x");
        assertFalse(array.isLive(5));
        try (var file = FileChannel.open(path.resolve("deleted_x.npkb"), StandardOpenOption.WRITE)) {
            file.truncate(1 << 20);
        }
        assertFalse(array.isLive(5));
        assertThrows(ChangedOutsideException.class, () -> array.isLive(ROWS - 1));
        assertThrows(ChangedOutsideException.class, () -> array.droppedRows(0, ROWS));
        pack.close();
        assertThrows(PackClosedException.class, () -> array.liveRowsBefore(ROWS - 1));
        assertThrows(PackClosedException.class, () -> array.physicalRow(ROWS - 4));
    }

    @Test
    void rowsCanBeAskedForWhileThePackIsClosed() throws Exception {
        var path = makePack();
        for (int round = 0; round < 20; round++) {
            var pack = Pack.open(path, PackOptions.standard());
            var array = pack.array("x");
            var answers = new ArrayList<CompletableFuture<Void>>();
            var begun = new CountDownLatch(2);
            for (int k = 0; k < 2; k++) {
                answers.add(CompletableFuture.runAsync(() -> {
                    begun.countDown();
                    for (long row = 0; row < ROWS; row += 4096) {
                        assertEquals(row > 5 ? row - (row > ROWS / 2 ? 2 : 1) : row, array.liveRowsBefore(row));
                    }
                }));
            }
            begun.await();
            pack.close();
            for (var answer : answers) {
                var failure = answer.handle((_, thrown) -> thrown).get();
                assertTrue(failure == null || failure.getCause() instanceof PackClosedException, () -> String.valueOf(failure));
            }
        }
    }

    @Test
    void appendedRowsFollowTheOldOnes() throws IOException {
        try (var pack = Pack.open(makePack(), PackOptions.standard())) {
            var before = pack.array("x");
            try (var transaction = pack.begin()) {
                transaction.append("x", LazyArray.of(NdArray.allocate(DType.UINT8, Shape.of(100)))).drop("x", RowSet.of(9)).commit(Progress.NONE);
            }
            assertDropped(before, 5, ROWS / 2, ROWS - 1);
            assertEquals(RowSet.of(5, 9, ROWS / 2, ROWS - 1), pack.array("x").droppedRows(0, ROWS + 100));
            assertEquals(ROWS + 96, pack.array("x").shape().rowCount());
            drop(pack, ROWS + 50);
            assertEquals(ROWS + 51, pack.array("x").physicalRow(ROWS + 51 - 5));
        }
    }

    @Test
    void dropWritesTheHeaderAndTheWordsItTouches() throws IOException {
        var files = FailingFiles.counting(DurableFiles.unsynced());
        try (var pack = Pack.open(makePack(), PackOptions.standard(), files)) {
            drop(pack, 6, 7, 33_000_000, ROWS - 2);
        }
        var inPlace = files.calls().stream().filter(call -> call.startsWith("write ") && call.contains("/parked-"))
                .map(call -> call.replaceAll(" of .*", "")).toList();
        long word = 16 + 33_000_000 / 64 * 8;
        long last = 16 + (ROWS - 2) / 64 * 8;
        assertEquals(List.of("write 16 bytes at 0", "write 8 bytes at 16", "write 8 bytes at " + word, "write 8 bytes at " + last), inPlace);
    }

    @Test
    void commitThatIsRefusedAnyCallLeavesRowsBeforeOrAfter() throws IOException {
        var path = makePack();
        long calls;
        var counting = FailingFiles.counting(DurableFiles.unsynced());
        try (var pack = Pack.open(path, PackOptions.standard(), counting)) {
            drop(pack, 60);
            calls = counting.count();
            restore(pack, 60);
        }
        for (long call = 0; call < calls; call++) {
            try (var pack = Pack.open(path, PackOptions.standard(), FailingFiles.refusingAt(DurableFiles.unsynced(), call))) {
                var before = pack.array("x");
                boolean isThrough = tryDrop(pack, 60);
                assertDropped(before, 5, ROWS / 2, ROWS - 1);
                boolean isDropped = !pack.array("x").isLive(60);
                assertTrue(isDropped || !isThrough);
                var dropped = isDropped ? new long[] {5, 60, ROWS / 2, ROWS - 1} : new long[] {5, ROWS / 2, ROWS - 1};
                assertDropped(pack.array("x"), dropped);
                restore(pack, 60);
                assertDropped(pack.array("x"), 5, ROWS / 2, ROWS - 1);
            }
        }
    }

    private static boolean tryDrop(Pack pack, long row) {
        try {
            drop(pack, row);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void restore(Pack pack, long row) throws IOException {
        try (var transaction = pack.begin()) {
            transaction.restore("x", RowSet.of(row)).commit(Progress.NONE);
        }
    }
}
