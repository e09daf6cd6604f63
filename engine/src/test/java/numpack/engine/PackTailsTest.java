package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import numpack.engine.dtype.DType;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.journal.JournalRecovery;
import numpack.engine.journal.JournalRecovery.Pending;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes behind the last row, which another program may just be writing: what may be cut off, and what not.
class PackTailsTest {
    /// Rows of four bytes that are too many for the journal.
    private static final int LARGE = 17 << 20;

    @TempDir
    Path temp;

    private Pack pack;

    @BeforeEach
    void packWithATailBehindA() throws IOException {
        pack = Pack.create(temp.resolve("tails.npk"), PackOptions.standard());
        PackArrays.of(pack).save("a", NdArrays.wrap(new int[] {1, 2}, 2));
        PackArrays.of(pack).save("b", NdArrays.wrap(new int[] {3, 4}, 2));
        grow("a");
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    @Test
    void aDecisionAboutOneArrayIsNoneAboutAnother() throws IOException {
        pack.acceptFindings();
        grow("b");
        var refused = assertThrows(ReadOnlyPackException.class, () -> append("b"));
        assertEquals(new ReadOnlyPackException.Found(new Finding.FileTail("data_b.npkd", "b", 8, 16)), refused.reason());
        assertEquals(16, Files.size(file("b")), "somebody's rows");
        append("a");
        assertArrayEquals(new long[] {1, 2, 9}, PackArrays.of(pack).load("a").toLongArray());
        pack.acceptFindings();
        append("b");
        assertArrayEquals(new long[] {3, 4, 9}, PackArrays.of(pack).load("b").toLongArray());
    }

    @Test
    void aTailThatGrewSinceIsAnother() throws IOException {
        pack.acceptFindings();
        grow("a");
        assertThrows(ReadOnlyPackException.class, () -> append("a"));
        assertEquals(24, Files.size(file("a")));
    }

    @Test
    void aDecisionEndsWithWhatItWasAbout() throws IOException {
        pack.acceptFindings();
        append("a");
        try (var transaction = pack.begin()) {
            transaction.cut("a", 1).commit(Progress.NONE);
        }
        grow("a");
        assertThrows(ReadOnlyPackException.class, () -> append("a"));
    }

    @Test
    void aCutThatIsTooLargeForTheJournalLeavesTheTailBehindToo() throws IOException {
        PackArrays.of(pack).save("b", NdArray.allocate(DType.INT32, Shape.of(LARGE)));
        grow("b");
        pack.acceptFindings();
        try (var transaction = pack.begin()) {
            transaction.cut("b", LARGE - 2).commit(Progress.NONE);
        }
        assertEquals(8, Files.size(file("b")));
        assertEquals(List.of(), pack.array("b").findings());
        assertArrayEquals(new long[2], PackArrays.of(pack).load("b").toLongArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aProcessThatDiesBetweenTwoTailsOfOneFileIsMerelyInterrupted(int tail) throws IOException {
        pack.close();
        var data = file("b");
        var folder = pack.path();
        var opened = new int[1];
        var dying = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            opened[0] += call == Call.OPEN && path.equals(data) && JournalRecovery.pending(folder) == Pending.TAIL ? 1 : 0;
            if (opened[0] >= tail) {
                throw new IOException("this process is dead");
            }
        });
        pack = Pack.open(pack.path(), PackOptions.standard(), dying);
        try (var transaction = pack.begin()) {
            var rows = LazyArray.filled(DType.INT32, Shape.of(LARGE), new byte[] {5, 0, 0, 0});
            transaction.append("b", rows).append("b", rows).append("b", rows);
            assertThrows(IOException.class, () -> transaction.commit(Progress.NONE));
        }
        assertEquals(tail == 1 ? 8 : 8 + 3 * 4L * LARGE, Files.size(data), "as long as all tails make it, or as before");
        pack.close();
        pack = Pack.open(pack.path(), PackOptions.standard());
        assertEquals(List.of(), pack.array("b").findings());
        assertEquals(Optional.empty(), pack.readOnlyReason());
        assertArrayEquals(new long[] {3, 4}, PackArrays.of(pack).load("b").toLongArray());
    }

    @Test
    void rowsThatNumPackAppendsJustBeforeATailAreNotWrittenOver() throws IOException {
        pack.close();
        var data = file("b");
        var folder = pack.path();
        var rows = new byte[] {6, 0, 0, 0, 7, 0, 0, 0};
        var isAppended = new AtomicBoolean();
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.OPEN && path.equals(data) && JournalRecovery.pending(folder) == Pending.TAIL && isAppended.compareAndSet(false, true)) {
                Files.write(data, rows, StandardOpenOption.APPEND);
            }
        });
        pack = Pack.open(pack.path(), PackOptions.standard(), files);
        try (var transaction = pack.begin()) {
            transaction.append("b", LazyArray.filled(DType.INT32, Shape.of(LARGE), new byte[] {5, 0, 0, 0}));
            assertThrows(ChangedOutsideException.class, () -> transaction.commit(Progress.NONE));
        }
        assertTrue(isAppended.get());
        assertArrayEquals(new byte[] {3, 0, 0, 0, 4, 0, 0, 0, 6, 0, 0, 0, 7, 0, 0, 0}, Files.readAllBytes(data));
    }

    private Path file(String name) {
        return pack.path().resolve("data_" + name + ".npkd");
    }

    private void grow(String name) throws IOException {
        Files.write(file(name), new byte[8], StandardOpenOption.APPEND);
        pack.reload();
    }

    private void append(String name) throws IOException {
        PackArrays.of(pack).append(name, NdArrays.wrap(new int[] {9}, 1));
    }
}
