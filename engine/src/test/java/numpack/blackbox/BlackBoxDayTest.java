package numpack.blackbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import numpack.engine.change.Durability;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.draft.Draft;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.PackClosedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.stream.BatchSize;
import numpack.engine.stream.RowStream;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A user's day through the front door.
class BlackBoxDayTest {
    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void name() {
        folder = temp.resolve("day.npk");
    }

    /// The program in the words of `numpack.engine`.
    @Test
    void theTwelveLinesDoWhatTheySay() throws IOException {
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            var arrays = PackArrays.of(pack);
            arrays.save("x", NdArrays.wrap(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
            arrays.append("x", NdArrays.wrap(new float[] {7, 8}, 1, 2));
            arrays.drop("x", 0, -1);
            var plan = pack.planCompaction(List.of("x"));
            pack.compact(plan, Progress.NONE);
            var column = arrays.rows("x", "[:, 1]");
            assertArrayEquals(new double[] {4, 6}, column.toDoubleArray());
            assertEquals(2, plan.droppedRows());
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(".workbench", "data_x.npkd", "metadata.npkm"), files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void theShortWordsDoTheSame() throws IOException {
        try (var pack = Pack.create(folder)) {
            assertEquals(PackOptions.standard(), pack.options());
            var arrays = PackArrays.of(pack);
            arrays.save("x", NdArrays.wrap(new int[] {1, 2, 3}, 3));
            arrays.copy("x", "y");
            arrays.drop("x", 1);
            arrays.drop("y", 0);
            arrays.compact("x", "y");
        }
        try (var pack = Pack.open(folder)) {
            assertEquals(PackOptions.standard(), pack.options());
            assertEquals(List.of(2L, 2L), pack.arrays().stream().map(array -> array.physicalShape().rowCount()).toList());
            assertArrayEquals(new double[] {1, 3}, PackArrays.of(pack).load("x").toDoubleArray());
            assertArrayEquals(new double[] {2, 3}, PackArrays.of(pack).load("y").toDoubleArray());
            assertThrows(NoSuchArrayException.class, () -> PackArrays.of(pack).compact("z"));
        }
    }

    @Test
    void whatIsCommittedIsThereTomorrow() throws IOException {
        try (var pack = Pack.create(folder, PackOptions.standard().withDurability(Durability.DURABLE))) {
            var arrays = PackArrays.of(pack);
            arrays.save("emb", NdArrays.wrap(new float[300], 100, 3));
            arrays.save("labels", NdArrays.wrap(new byte[100], 100));
            arrays.replace("labels", new long[] {5, 7}, NdArrays.wrap(new byte[] {1, 2}, 2));
            arrays.drop("emb", RowSet.range(10, 20));
            arrays.drop("labels", RowSet.range(10, 20));
            arrays.copy("labels", "before");
            arrays.rename("labels", "classes");
        }
        try (var pack = Pack.open(folder, PackOptions.readOnly())) {
            assertEquals(List.of("before", "classes", "emb"), pack.arrays().stream().map(array -> array.name()).sorted().toList());
            assertEquals(Shape.of(90, 3), pack.array("emb").shape());
            assertEquals(10, pack.array("classes").droppedCount());
            assertEquals(1, pack.array("classes").load().getLong(5));
            assertThrows(ReadOnlyPackException.class, () -> PackArrays.of(pack).remove("emb"));
            assertThrows(NoSuchArrayException.class, () -> pack.array("labels"));
        }
    }

    @Test
    void aTransactionIsAllOrNothing() throws IOException {
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.create("a", DType.INT32, Shape.of(4), new byte[4]);
                transaction.create("b", DType.BOOL, Shape.of(4), new byte[] {1});
                assertEquals(List.of(), pack.arrays());
                transaction.commit(Progress.NONE);
            }
            assertArrayEquals(new boolean[] {true, true, true, true}, pack.array("b").load().toBooleanArray());
            try (var forgotten = pack.begin()) {
                forgotten.remove("a");
            }
            assertTrue(pack.find("a").isPresent());
        }
    }

    @Test
    void largeArraysAreReadInBatches() throws IOException {
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            PackArrays.of(pack).save("x", NdArrays.wrap(new long[100_000], 50_000, 2));
            PackArrays.of(pack).replace("x", new long[] {49_999}, NdArrays.wrap(new long[] {3, 4}, 1, 2));
            long sum = 0;
            var rows = RowStream.over(pack.array("x").source(), BatchSize.DEFAULT);
            for (var batch = rows.next(); batch.isPresent(); batch = rows.next()) {
                for (long number : batch.get().rows().toLongArray()) {
                    sum += number;
                }
            }
            assertEquals(7, sum);
        }
    }

    @Test
    void stepsWaitInTheDraftUntilTheyAreSaved() throws IOException {
        var logs = Files.createDirectory(temp.resolve("logs"));
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            PackArrays.of(pack).save("labels", NdArrays.wrap(new byte[20], 20));
            try (var draft = Draft.open(pack, logs)) {
                draft.setCells("labels", CellEdits.ofItemSize(1).add(17, 0, new byte[] {3}));
                draft.dropRows(Map.of("labels", RowSet.range(0, 5)));
                draft.undo();
            }
            assertEquals(0, pack.array("labels").load().getLong(17));
            try (var draft = Draft.open(pack, logs)) {
                assertEquals(1, draft.state().unsavedCount());
                assertTrue(draft.state().canRedo());
                draft.save(Progress.NONE);
                assertFalse(draft.state().unsavedCount() > 0);
            }
            assertEquals(3, pack.array("labels").load().getLong(17));
        }
    }

    @Test
    void aClosedPackSaysSo() throws IOException {
        var pack = Pack.create(folder, PackOptions.standard());
        PackArrays.of(pack).save("x", NdArrays.wrap(new int[] {1}));
        var array = pack.array("x");
        pack.close();
        assertThrows(PackClosedException.class, array::load);
        assertThrows(PackClosedException.class, pack::begin);
    }
}
