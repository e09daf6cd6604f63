package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.DTypeMismatchException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.PackClosedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.ShapeMismatchException;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Selection;
import numpack.engine.shape.SelectionParser;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The defects of the reference library that lie in its verbs, done right.
class PackArraysTest {
    @TempDir
    Path temp;
    private Pack pack;
    private PackArrays arrays;

    @BeforeEach
    void create() throws IOException {
        pack = Pack.create(temp.resolve("verbs.npk"), PackOptions.standard());
        arrays = PackArrays.of(pack);
        arrays.save("x", ramp(10));
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    @Test
    void savesTransposedAndReversedArraysInTheirLogicalOrder() throws IOException {
        var matrix = NdArrays.wrap(new int[] {0, 1, 2, 3, 4, 5}, 2, 3);
        arrays.save("t", matrix.transpose());
        assertArrayEquals(new long[] {0, 3, 1, 4, 2, 5}, arrays.load("t").toLongArray());
        arrays.save("r", ramp(10).slice("::-1"));
        assertArrayEquals(new long[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, arrays.load("r").toLongArray());
    }

    @Test
    void boolsAreZeroOrOneInTheFileHoweverTheyComeThere() throws IOException {
        arrays.save("b", NdArrays.wrapBytes(DType.BOOL, new byte[] {0, 1, 2}, 3));
        arrays.append("b", NdArrays.wrapBytes(DType.BOOL, new byte[] {2, 0, -1}, 3));
        arrays.replace("b", new long[] {0}, NdArrays.wrapBytes(DType.BOOL, new byte[] {5}, 1));
        assertArrayEquals(new byte[] {1, 1, 1, 1, 0, 1}, Files.readAllBytes(temp.resolve("verbs.npk").resolve("data_b.npkd")));
    }

    @Test
    void replacesScatteredRowsAcrossDroppedOnes() throws IOException {
        arrays.drop("x", 1);
        arrays.replace("x", new long[] {0, 1, -1}, NdArrays.wrap(new int[] {100, 200, 300}, 3));
        assertArrayEquals(new long[] {100, 200, 3, 4, 5, 6, 7, 8, 300}, arrays.load("x").toLongArray());
        arrays.replace("x", new long[] {5, 0, 5}, NdArrays.wrap(new int[] {1, 2, 3}, 3));
        assertArrayEquals(new long[] {2, 200, 3, 4, 5, 3, 7, 8, 300}, arrays.load("x").toLongArray());
    }

    @Test
    void replacesOpenEndedSlicesAndMasks() throws IOException {
        arrays.replace("x", SelectionParser.parse("-3:", Shape.of(10)), NdArrays.wrap(new int[] {1, 2, 3}, 3));
        assertArrayEquals(new long[] {0, 1, 2, 3, 4, 5, 6, 1, 2, 3}, arrays.load("x").toLongArray());
        arrays.replace("x", new Selection.Mask(RowSet.of(0, 2)), NdArrays.wrap(new int[] {-1, -2}, 2));
        assertArrayEquals(new long[] {-1, 1, -2, 3, 4, 5, 6, 1, 2, 3}, arrays.load("x").toLongArray());
    }

    @Test
    void aWrongCountDtypeShapeOrIndexChangesNothing() throws IOException {
        var before = arrays.load("x");
        assertThrows(ShapeMismatchException.class, () -> arrays.replace("x", new long[] {1, 2}, NdArrays.wrap(new int[] {1}, 1)));
        assertThrows(DTypeMismatchException.class, () -> arrays.replace("x", new long[] {1}, NdArrays.wrap(new long[] {1}, 1)));
        assertThrows(IndexOutOfBoundsException.class, () -> arrays.replace("x", new long[] {10}, NdArrays.wrap(new int[] {1}, 1)));
        assertThrows(IndexOutOfBoundsException.class, () -> arrays.drop("x", -11));
        assertThrows(DTypeMismatchException.class, () -> arrays.append("x", NdArrays.wrap(new float[] {1}, 1)));
        assertThrows(ShapeMismatchException.class, () -> arrays.append("x", NdArrays.wrap(new int[] {1, 2}, 1, 2)));
        assertThrows(NoSuchArrayException.class, () -> arrays.drop("y", 0));
        assertThrows(ArrayExistsException.class, () -> arrays.copy("x", "X"));
        assertTrue(before.sameBytes(arrays.load("x")));
    }

    @Test
    void droppedRowsStayDroppedWhenRowsAreAppended() throws IOException {
        arrays.drop("x", 2, 5);
        arrays.append("x", NdArrays.wrap(new int[] {10, 11, 12, 13, 14}, 5));
        assertArrayEquals(new long[] {0, 1, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14}, arrays.load("x").toLongArray());
        assertEquals(2, pack.array("x").droppedCount());
    }

    @Test
    void negativeIndicesCountLogicalRows() throws IOException {
        arrays.drop("x", 0, 1, 2);
        arrays.drop("x", -5);
        assertArrayEquals(new long[] {3, 4, 6, 7, 8, 9}, arrays.load("x").toLongArray());
        arrays.drop("x", SelectionParser.parse("::2", Shape.of(6)));
        assertArrayEquals(new long[] {4, 7, 9}, arrays.load("x").toLongArray());
        arrays.restore("x", RowSet.range(0, 10));
        assertArrayEquals(ramp(10).toLongArray(), arrays.load("x").toLongArray());
    }

    @Test
    void picksRowsAsNumPyDoes() throws IOException {
        arrays.save("m", NdArrays.wrap(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 4, 3));
        arrays.drop("m", 1);
        assertArrayEquals(new long[] {11, 10, 9}, arrays.rows("m", "-1, ::-1").toLongArray());
        assertEquals(Shape.of(3), arrays.rows("m", "-1, ::-1").shape());
        assertArrayEquals(new long[] {9, 10, 11, 0, 1, 2, 0, 1, 2}, arrays.rows("m", Selection.Rows.of(2, 0, 0)).toLongArray());
    }

    @Test
    void compactionLeavesDroppedRowsOut() throws IOException {
        arrays.drop("x", 2, 5);
        var plan = pack.planCompaction(List.of("x"));
        assertEquals(2, plan.droppedRows());
        assertEquals(8 + 24, plan.freedBytes());
        var report = pack.compact(plan, Progress.NONE);
        assertEquals(plan.freedBytes(), report.freedBytes());
        assertArrayEquals(new long[] {0, 1, 3, 4, 6, 7, 8, 9}, arrays.load("x").toLongArray());
        assertEquals(Shape.of(8), pack.array("x").physicalShape());
        assertEquals(List.of(), pack.findings());
        assertTrue(pack.planCompaction(List.of("x")).arrays().isEmpty());
    }

    @Test
    void zeroDimensionalAndEmptyArraysAreArrays() throws IOException {
        arrays.save("scalar", NdArrays.scalar(DType.FLOAT64, 2.5));
        assertEquals(2.5, arrays.load("scalar").getDouble());
        arrays.save("scalar", NdArrays.scalar(DType.FLOAT64, 3.5));
        assertEquals(3.5, arrays.load("scalar").getDouble());
        assertThrows(ShapeMismatchException.class, () -> arrays.drop("scalar", 0));
        arrays.save("none", NdArray.allocate(DType.INT16, Shape.of(0, 4)));
        arrays.append("none", NdArray.allocate(DType.INT16, Shape.of(3, 4)));
        assertEquals(Shape.of(3, 4), pack.array("none").shape());
        arrays.save("flat", NdArray.allocate(DType.INT16, Shape.of(5, 0)));
        arrays.drop("flat", 1);
        assertEquals(Shape.of(4, 0), arrays.load("flat").shape());
    }

    @Test
    void resetTakesEverythingOut() throws IOException {
        arrays.drop("x", 1);
        pack.reset();
        assertEquals(List.of(), pack.arrays());
        arrays.save("x", ramp(3));
        assertArrayEquals(new long[] {0, 1, 2}, arrays.load("x").toLongArray());
        assertEquals(List.of(), pack.findings());
    }

    @Test
    void aStrangersFileAmongSegmentsStaysAndHindersNothing() throws IOException {
        var folder = Fixtures.of("packs/base-segments.npk").copyTo(temp);
        Files.writeString(folder.resolve("data_s_segments/note.txt"), "mine");
        try (var segmented = Pack.open(folder, PackOptions.standard())) {
            PackArrays.of(segmented).save("s", ramp(3));
            assertArrayEquals(new long[] {0, 1, 2}, PackArrays.of(segmented).load("s").toLongArray());
        }
        assertEquals("mine", Files.readString(folder.resolve("data_s_segments/note.txt")));
    }

    @Test
    void aPackForReadingRefusesChanges() throws IOException {
        try (var readOnly = Pack.open(pack.path(), PackOptions.readOnly())) {
            assertThrows(ReadOnlyPackException.class, () -> PackArrays.of(readOnly).drop("x", 1));
            assertArrayEquals(ramp(10).toLongArray(), PackArrays.of(readOnly).load("x").toLongArray());
        }
    }

    @Test
    void aClosedPackSaysSo() throws IOException {
        var array = pack.array("x");
        pack.close();
        assertThrows(PackClosedException.class, array::load);
        assertThrows(PackClosedException.class, () -> arrays.drop("x", 1));
    }

    private static NdArray ramp(int count) {
        return NdArrays.wrap(IntStream.range(0, count).toArray(), count);
    }
}
