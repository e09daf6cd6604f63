package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a transaction accepts, and what it refuses when it is asked.
class TransactionTest {
    private static final LazyArray ROWS = LazyArray.of(NdArrays.wrap(new int[] {0, 1, 2, 3}, 4));

    @TempDir
    Path temp;
    private Pack pack;
    private PackArrays arrays;

    @BeforeEach
    void makeThePack() throws IOException {
        pack = Pack.create(temp.resolve("pack.npk"), PackOptions.standard());
        arrays = PackArrays.of(pack);
        try (var transaction = pack.begin()) {
            transaction.save("x", ROWS).drop("x", RowSet.of(1)).save("y", ROWS).drop("y", RowSet.of(2)).commit(Progress.NONE);
        }
    }

    @AfterEach
    void closeThePack() throws IOException {
        pack.close();
    }

    @Test
    void compactsBesideOtherChangesInOneCommit() throws IOException {
        var before = pack.generation();
        try (var transaction = pack.begin()) {
            transaction.compact(pack.planCompaction(List.of("x"))).append("y", ROWS).save("z", ROWS).commit(Progress.NONE);
        }
        assertEquals(before + 1, pack.generation());
        assertEquals(3, pack.array("x").physicalShape().rowCount());
        assertArrayEquals(new long[] {0, 2, 3}, arrays.load("x").toLongArray());
        assertArrayEquals(new long[] {0, 1, 3, 0, 1, 2, 3}, arrays.load("y").toLongArray());
        assertEquals(4, pack.array("z").shape().rowCount());
        assertEquals(List.of(), pack.findings());
    }

    @Test
    void whatWasApprovedIsWhatIsCompacted() throws IOException {
        var plan = pack.planCompaction(List.of("x", "y"));
        arrays.drop("y", 0);
        try (var transaction = pack.begin()) {
            assertThrows(StaleArrayException.class, () -> transaction.compact(plan));
            transaction.commit(Progress.NONE);
        }
        assertEquals(4, pack.array("x").physicalShape().rowCount());
    }

    @Test
    void nothingElseChangesAnArrayThatIsCompacted() throws IOException {
        try (var transaction = pack.begin()) {
            transaction.compact(List.of("x"));
            assertThrows(IllegalStateException.class, () -> transaction.append("x", ROWS));
            assertThrows(IllegalStateException.class, () -> transaction.drop("x", RowSet.of(0)));
            assertThrows(IllegalStateException.class, () -> transaction.cut("x", 1));
            assertThrows(IllegalStateException.class, () -> transaction.rename("x", "z"));
            assertThrows(IllegalStateException.class, () -> transaction.remove("x"));
            assertThrows(IllegalStateException.class, () -> transaction.save("x", ROWS));
            assertThrows(IllegalStateException.class, () -> transaction.compact(List.of("x")));
            transaction.drop("y", RowSet.of(0));
            assertThrows(IllegalStateException.class, () -> transaction.compact(List.of("y")));
            transaction.commit(Progress.NONE);
        }
        assertArrayEquals(new long[] {0, 2, 3}, arrays.load("x").toLongArray());
        assertArrayEquals(new long[] {1, 3}, arrays.load("y").toLongArray());
    }

    @Test
    void onlyWhatThePackHoldsIsCompacted() {
        try (var transaction = pack.begin()) {
            transaction.save("new", ROWS).drop("new", RowSet.of(0));
            assertThrows(NoSuchArrayException.class, () -> transaction.compact(List.of("new")));
            transaction.remove("x");
            transaction.save("x", ROWS);
            assertThrows(IllegalStateException.class, () -> transaction.compact(List.of("x")));
        }
    }

    @Test
    void nothingIsAppendedToWhatLeavesOrComesBackAsItWas() throws IOException {
        String key;
        try (var transaction = pack.begin()) {
            key = transaction.remove("x");
            assertThrows(IllegalStateException.class, () -> transaction.append("x", ROWS));
            transaction.commit(Progress.NONE);
        }
        try (var transaction = pack.begin()) {
            transaction.bringBack(key, "x");
            assertThrows(IllegalStateException.class, () -> transaction.append("x", ROWS));
            transaction.commit(Progress.NONE);
        }
        assertArrayEquals(new long[] {0, 2, 3}, arrays.load("x").toLongArray());
    }

    @Test
    void aReplacedArrayMayGetAnotherName() throws IOException {
        try (var transaction = pack.begin()) {
            transaction.save("x", LazyArray.of(NdArrays.wrap(new int[] {7, 8}, 2))).rename("x", "z").commit(Progress.NONE);
        }
        assertEquals(List.of("y", "z"), pack.arrays().stream().map(StoredArray::name).toList());
        assertArrayEquals(new long[] {7, 8}, arrays.load("z").toLongArray());
        assertEquals(List.of(), pack.findings());
    }
}
