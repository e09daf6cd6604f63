package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Selection;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Many rows named at once, by slices and sets, compared with a list of the rows' numbers.
class RowsByTheMillionTest {
    private static final int ROWS = 30_000;

    @TempDir
    Path temp;
    private Pack pack;
    private PackArrays arrays;

    @BeforeEach
    void create() throws IOException {
        pack = Pack.create(temp.resolve("many.npk"), PackOptions.standard());
        arrays = PackArrays.of(pack);
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void slicesAndSetsMeanLogicalRows(int seed) throws IOException {
        var random = new Random(seed);
        arrays.save("x", NdArrays.wrap(IntStream.range(0, ROWS).toArray(), ROWS));
        List<Integer> physical = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        List<Integer> values = new ArrayList<>(physical);
        for (int round = 0; round < 6 && physical.size() > 100; round++) {
            checkNumbers(physical, random);
            var slice = slice(random, physical.size());
            var chosen = IntStream.range(0, (int) slice.count()).map(i -> (int) slice.position(i)).toArray();
            var selection = random.nextBoolean() ? new Selection.Cells(Box.of(slice), List.of()) : new Selection.Mask(RowSet.of(slice));
            if (random.nextInt(3) > 0) {
                arrays.drop("x", selection);
                IntStream.of(chosen).boxed().sorted((a, b) -> b - a).forEach(row -> {
                    physical.remove((int) row);
                    values.remove((int) row);
                });
            } else {
                boolean isBackward = selection instanceof Selection.Mask && slice.step() < 0;
                for (int i = 0; i < chosen.length; i++) {
                    values.set(chosen[isBackward ? chosen.length - 1 - i : i], -i);
                }
                arrays.replace("x", selection, NdArrays.wrap(IntStream.range(0, chosen.length).map(i -> -i).toArray(), chosen.length));
            }
            assertArrayEquals(values.stream().mapToLong(Integer::longValue).toArray(), arrays.load("x").toLongArray());
            assertEquals(ROWS - physical.size(), pack.array("x").droppedCount());
        }
    }

    @Test
    void halfOfAHundredMillionRowsAreDroppedAsBits() throws IOException {
        long rows = 20_000_000;
        arrays.save("x", NdArray.allocate(DType.BOOL, Shape.of(rows)));
        arrays.drop("x", new Selection.Cells(Box.of(new Slice(0, rows / 2, 2)), List.of()));
        assertEquals(rows / 2, pack.array("x").droppedCount());
        assertEquals(1 + 2 * 7_654_321L, pack.array("x").physicalRow(7_654_321));
        arrays.drop("x", new Selection.Cells(Box.of(new Slice(rows / 2 - 1, rows / 4, -2)), List.of()));
        assertEquals(rows / 4, pack.array("x").shape().rowCount());
        assertEquals(1 + 4 * 1_234_567L, pack.array("x").physicalRow(1_234_567));
    }

    private void checkNumbers(List<Integer> physical, Random random) {
        var array = pack.array("x");
        var rows = RowSet.of(slice(random, physical.size()));
        var expected = RowSet.builder();
        rows.forEach(row -> expected.add(physical.get((int) row)));
        assertEquals(expected.build(), array.physicalRows(rows));
        assertEquals(rows, array.logicalRows(expected.build()));
        var any = RowSet.of(slice(random, ROWS));
        assertEquals(array.logicalRows(any), array.logicalRows(any.minus(array.droppedRows(0, ROWS))));
        assertThrows(IndexOutOfBoundsException.class, () -> array.physicalRows(rows.union(RowSet.of(physical.size()))));
    }

    private static Slice slice(Random random, int length) {
        int step = List.of(1, 2, 3, 70, 4_000).get(random.nextInt(5));
        int start = random.nextInt(length);
        int count = 1 + random.nextInt((length - 1 - start) / step + 1);
        var slice = new Slice(start, count, step);
        return random.nextBoolean() ? slice : new Slice(slice.last(), count, -step);
    }
}
