package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import numpack.engine.dtype.DType;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.Verdict;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Names that are given up and taken within one transaction.
class PackNamesTest {
    @TempDir
    Path temp;

    /// What is done to the arrays "a", "b" and "c", which have dropped rows, and to what waits under the key of "w".
    private enum Action {
        EXCHANGE {
            @Override
            void fill(Transaction transaction, ModelPack model, String key) {
                transaction.rename(Map.of("a", "b", "b", "a"));
                rename(model, Map.of("a", "b", "b", "a"));
            }
        },
        TURN_AND_CHANGE {
            @Override
            void fill(Transaction transaction, ModelPack model, String key) {
                transaction.drop("a", RowSet.of(0)).cut("b", 1).rename(Map.of("a", "b", "b", "c", "c", "a"));
                model.arrays.get("a").live.set(0, false);
                var cut = model.arrays.get("b");
                cut.rows.removeLast();
                cut.live.removeLast();
                rename(model, Map.of("a", "b", "b", "c", "c", "a"));
            }
        },
        MOVE_UP {
            @Override
            void fill(Transaction transaction, ModelPack model, String key) {
                transaction.remove("c");
                transaction.rename(Map.of("a", "b", "b", "c"));
                model.arrays.remove("c");
                rename(model, Map.of("a", "b", "b", "c"));
            }
        },
        NEW_IN_ITS_PLACE {
            @Override
            void fill(Transaction transaction, ModelPack model, String key) {
                var array = array(7, 3);
                transaction.remove("a");
                transaction.save("a", array.source(array.rows)).drop("a", RowSet.of(1));
                array.live.set(1, false);
                model.arrays.put("a", array);
            }
        },
        BACK_IN_ITS_PLACE {
            @Override
            void fill(Transaction transaction, ModelPack model, String key) throws IOException {
                transaction.rename("a", "d").bringBack(key, "a");
                rename(model, Map.of("a", "d"));
                model.arrays.put("a", array(9, 5));
                model.arrays.get("a").live.set(3, false);
            }
        },
        BACK_CHANGED {
            @Override
            void fill(Transaction transaction, ModelPack model, String key) throws IOException {
                var changed = array(11, 4);
                transaction.remove("b");
                transaction.bringBack(key, "b", changed.source(changed.rows)).drop("b", RowSet.of(2));
                changed.live.set(2, false);
                model.arrays.put("b", changed);
            }
        },
        REPLACED_AND_EXCHANGED {
            @Override
            void fill(Transaction transaction, ModelPack model, String key) {
                var array = array(80, 3);
                transaction.save("a", array.source(array.rows)).drop("a", RowSet.of(1)).rename(Map.of("a", "b", "b", "a"));
                array.live.set(1, false);
                model.arrays.put("a", array);
                rename(model, Map.of("a", "b", "b", "a"));
            }
        },
        REPLACED_UNDER_ANOTHER_NAME {
            @Override
            void fill(Transaction transaction, ModelPack model, String key) {
                var array = array(80, 3);
                transaction.save("a", array.source(array.rows)).rename("a", "d");
                model.arrays.put("a", array);
                rename(model, Map.of("a", "d"));
            }
        },
        COMPACTED_BESIDE_OTHERS {
            @Override
            void fill(Transaction transaction, ModelPack model, String key) {
                transaction.compact(List.of("b")).rename("a", "d").drop("c", RowSet.of(0));
                model.arrays.put("b", model.arrays.get("b").compacted());
                rename(model, Map.of("a", "d"));
                model.arrays.get("c").live.set(0, false);
            }
        };

        abstract void fill(Transaction transaction, ModelPack model, String key) throws IOException;

        private static void rename(ModelPack model, Map<String, String> names) {
            var arrays = Map.copyOf(model.arrays);
            names.keySet().forEach(model.arrays::remove);
            names.forEach((from, to) -> model.arrays.put(to, arrays.get(from)));
        }
    }

    private static ModelArray array(int first, int rows) {
        var array = new ModelArray(DType.UINT8, Shape.of(2));
        for (int row = 0; row < rows; row++) {
            array.add(new byte[] {(byte) (first + row), (byte) row});
        }
        return array;
    }

    private static ModelPack start() {
        var model = new ModelPack();
        model.arrays.put("a", array(20, 6));
        model.arrays.put("b", array(40, 5));
        model.arrays.put("c", array(60, 4));
        model.arrays.put("w", array(9, 5));
        model.arrays.get("a").live.set(2, false);
        model.arrays.get("b").live.set(4, false);
        model.arrays.get("w").live.set(3, false);
        return model;
    }

    /// Makes the pack; "w" is taken out of it again.
    ///
    /// @return the key of "w"
    private static String make(Path folder, ModelPack model) throws IOException {
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                for (var entry : model.arrays.entrySet()) {
                    var array = entry.getValue();
                    transaction.save(entry.getKey(), array.source(array.rows));
                    for (int row = 0; row < array.rows.size(); row++) {
                        if (!array.live.get(row)) {
                            transaction.drop(entry.getKey(), RowSet.of(row));
                        }
                    }
                }
                transaction.commit(Progress.NONE);
            }
            try (var transaction = pack.begin()) {
                var key = transaction.remove("w");
                transaction.commit(Progress.NONE);
                model.arrays.remove("w");
                return key;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void aProcessThatDiesAnywhereLeavesAllNamesBeforeOrAfter(Action action) throws IOException {
        everyCall(action, n -> FailingFiles.dyingAt(DurableFiles.unsynced(), n));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void aDiskThatRefusesAnywhereLeavesAllNamesBeforeOrAfter(Action action) throws IOException {
        everyCall(action, n -> FailingFiles.refusingAt(DurableFiles.unsynced(), n));
    }

    private void everyCall(Action action, LongFunction<FailingFiles> failing) throws IOException {
        boolean isThrough = false;
        for (int n = 0; !isThrough; n++) {
            var folder = temp.resolve("call-%d.npk".formatted(n));
            var before = start();
            var key = make(folder, before);
            var after = before.copy();
            var files = failing.apply(n);
            boolean isCommitted = true;
            try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
                action.fill(transaction, after, key);
                transaction.commit(Progress.NONE);
            } catch (IOException stopped) {
                isCommitted = false;
            }
            isThrough = files.count() <= n;
            var what = "%s, call %d of %s".formatted(action, n, files.calls());
            assertNothingIsMisread(folder, before, after, what);
            try (var pack = Pack.open(folder, PackOptions.standard())) {
                var found = ModelPack.read(pack);
                assertTrue(isCommitted ? found.equals(after) : found.equals(before) || found.equals(after), () -> what + ": " + found);
                assertEquals(Verdict.OPENS, pack.verdict(), () -> what + pack.findings());
                boolean isKeyUsed = action == Action.BACK_IN_ITS_PLACE || action == Action.BACK_CHANGED;
                assertEquals(isKeyUsed && found.equals(after), pack.findRemoved(key).isEmpty(), what);
            }
            delete(folder);
            assertTrue(n < 500, "no end");
        }
    }

    /// Who knows no journal reads each array as before or as after, or finds no file.
    private static void assertNothingIsMisread(Path folder, ModelPack before, ModelPack after, String what) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.readOnly())) {
            for (var stored : pack.arrays()) {
                if (stored.isReadable()) {
                    var found = ModelPack.bytesOf(stored.source());
                    assertTrue(isIn(before, stored.name(), found) || isIn(after, stored.name(), found), () -> what + ": array " + stored.name());
                }
            }
        }
    }

    private static boolean isIn(ModelPack model, String name, byte[] logical) {
        var array = model.arrays.get(name);
        return array != null && Arrays.equals(logical, joined(array.compacted().rows));
    }

    private static byte[] joined(List<byte[]> rows) {
        var bytes = new ByteArrayOutputStream();
        rows.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    @Test
    void whatWaitsCanBeReadUntilItIsBroughtBack() throws IOException {
        var model = start();
        var key = make(temp.resolve("pack.npk"), model);
        try (var pack = Pack.open(temp.resolve("pack.npk"), PackOptions.standard())) {
            var waiting = pack.findRemoved(key).orElseThrow();
            var expected = array(9, 5);
            assertArrayEquals(joined(expected.rows), ModelPack.bytesOf(waiting.physicalSource()));
            assertEquals(RowSet.of(3).toText(), waiting.droppedRows(0, 5).toText());
            assertTrue(pack.findRemoved("1-1").isEmpty());
            assertTrue(pack.findRemoved("../x").isEmpty());
            try (var transaction = pack.begin()) {
                transaction.bringBack(key, "back").commit(Progress.NONE);
            }
            assertTrue(pack.findRemoved(key).isEmpty());
            assertThrows(StaleArrayException.class, () -> ModelPack.bytesOf(waiting.physicalSource()));
            assertArrayEquals(joined(expected.rows), ModelPack.bytesOf(pack.array("back").physicalSource()));
        }
    }

    @Test
    void aRefusedRenameLeavesTheTransactionAsItWas() throws IOException {
        var model = start();
        make(temp.resolve("pack.npk"), model);
        try (var pack = Pack.open(temp.resolve("pack.npk"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                assertThrows(ArrayExistsException.class, () -> transaction.rename("a", "b"));
                assertThrows(ArrayExistsException.class, () -> transaction.rename(Map.of("a", "x", "b", "x")));
                assertThrows(ArrayExistsException.class, () -> transaction.rename(Map.of("a", "b", "b", "c")));
                assertThrows(NoSuchArrayException.class, () -> transaction.rename("x", "y"));
                transaction.rename(Map.of("b", "d"));
                transaction.rename("a", "b");
                transaction.commit(Progress.NONE);
            }
            assertEquals(List.of("b", "c", "d"), pack.arrays().stream().map(StoredArray::name).toList());
            assertArrayEquals(joined(model.arrays.get("a").rows), ModelPack.bytesOf(pack.array("b").physicalSource()));
        }
    }

    @Test
    void aRenameOfNothingRenamesNothingElse() throws IOException {
        make(temp.resolve("pack.npk"), start());
        try (var pack = Pack.open(temp.resolve("pack.npk"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                assertThrows(NoSuchArrayException.class, () -> transaction.rename(Map.of("a", "e", "x", "y")));
                transaction.commit(Progress.NONE);
            }
            assertEquals(List.of("a", "b", "c"), pack.arrays().stream().map(StoredArray::name).sorted().toList());
        }
    }

    @Test
    void eachRemovedArrayWaitsUnderAKeyOfItsOwn() throws IOException {
        var model = start();
        make(temp.resolve("pack.npk"), model);
        try (var pack = Pack.open(temp.resolve("pack.npk"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.rename("b", "y");
                var first = transaction.remove("a");
                assertNotEquals(first, transaction.remove("b"));
                transaction.commit(Progress.NONE);
                assertArrayEquals(joined(model.arrays.get("a").rows), ModelPack.bytesOf(pack.findRemoved(first).orElseThrow().physicalSource()));
            }
        }
    }

    @Test
    void aNameIsHadByOneAtATime() throws IOException {
        var model = start();
        make(temp.resolve("pack.npk"), model);
        try (var pack = Pack.open(temp.resolve("pack.npk"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                create(transaction, "n");
                assertThrows(ArrayExistsException.class, () -> create(transaction, "n"));
                transaction.rename("n", "m");
                assertThrows(ArrayExistsException.class, () -> create(transaction, "m"));
                assertThrows(ArrayExistsException.class, () -> transaction.rename("a", "m"));
                transaction.remove("a");
                create(transaction, "a");
                assertThrows(ArrayExistsException.class, () -> create(transaction, "a"));
                transaction.rename("b", "x");
                create(transaction, "b");
                assertThrows(ArrayExistsException.class, () -> transaction.rename("c", "b"));
                assertThrows(ArrayExistsException.class, () -> transaction.rename(Map.of("c", "m", "n", "x")));
                transaction.rename(Map.of("c", "m", "n", "c"));
                transaction.commit(Progress.NONE);
            }
            assertEquals(List.of("a", "b", "c", "m", "x"), pack.arrays().stream().map(StoredArray::name).sorted().toList());
            for (var made : List.of("a", "b", "c")) {
                assertEquals(Shape.of(2), pack.array(made).physicalShape());
            }
            assertArrayEquals(joined(model.arrays.get("c").rows), ModelPack.bytesOf(pack.array("m").physicalSource()));
        }
    }

    private static void create(Transaction transaction, String name) {
        transaction.create(name, DType.INT8, Shape.of(2), new byte[1]);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
