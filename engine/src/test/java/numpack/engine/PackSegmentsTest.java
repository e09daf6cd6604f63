package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Arrays that NumPack saved in segments, under every verb and with a process that dies at every call of it.
class PackSegmentsTest {
    private static final String NAME = "s";
    private static final String FOLDER = "data_s_segments";

    @TempDir
    Path temp;
    private Path start;
    private final List<ModelPack> models = new ArrayList<>();

    @BeforeEach
    void dropRows() throws IOException {
        start = Fixtures.of("packs/base-segments.npk").copyTo(temp);
        try (var pack = Pack.open(start, PackOptions.standard())) {
            PackArrays.of(pack).drop(NAME, 0, 3);
        }
    }

    /// What is done to a segmented array, and to the model of its pack.
    private enum Verb {
        SAVE_OVER {
            @Override
            void run(Pack pack, ModelPack model) throws IOException {
                var array = new ModelArray(DType.INT16, Shape.of(3));
                array.add(new byte[] {1, 2, 3, 4, 5, 6});
                try (var transaction = pack.begin()) {
                    transaction.save(NAME, array.source(array.rows)).commit(Progress.NONE);
                }
                model.arrays.put(NAME, array);
            }
        },
        COMPACT {
            @Override
            void run(Pack pack, ModelPack model) throws IOException {
                pack.compact(pack.planCompaction(List.of(NAME)), Progress.NONE);
                model.arrays.put(NAME, model.arrays.get(NAME).compacted());
            }
        },
        REMOVE {
            @Override
            void run(Pack pack, ModelPack model) throws IOException {
                try (var transaction = pack.begin()) {
                    transaction.remove(NAME);
                    transaction.commit(Progress.NONE);
                }
                model.arrays.remove(NAME);
            }
        },
        RENAME {
            @Override
            void run(Pack pack, ModelPack model) throws IOException {
                try (var transaction = pack.begin()) {
                    transaction.rename(NAME, "renamed").commit(Progress.NONE);
                }
                model.arrays.put("renamed", model.arrays.remove(NAME));
            }
        },
        SAVE_OVER_WITH_ANOTHER {
            @Override
            void run(Pack pack, ModelPack model) throws IOException {
                var array = new ModelArray(DType.INT16, Shape.of(3));
                array.add(new byte[] {1, 2, 3, 4, 5, 6});
                try (var transaction = pack.begin()) {
                    transaction.save(NAME, array.source(array.rows)).save("x", array.source(array.rows)).commit(Progress.NONE);
                }
                model.arrays.put(NAME, array);
                model.arrays.put("x", array.copy());
            }
        },
        CHANGE_AND_RENAME {
            @Override
            void run(Pack pack, ModelPack model) throws IOException {
                var array = model.arrays.get(NAME);
                int cut = array.rows.size() / 2;
                var row = new byte[array.rowBytes()];
                try (var transaction = pack.begin()) {
                    transaction.cut(NAME, cut).append(NAME, array.source(List.of(row, row))).drop(NAME, RowSet.of(0)).rename(NAME, "changed");
                    transaction.commit(Progress.NONE);
                }
                array.rows.subList(array.rows.size() - cut, array.rows.size()).clear();
                array.live.subList(array.live.size() - cut, array.live.size()).clear();
                array.add(row);
                array.add(row);
                array.live.set(0, false);
                model.arrays.put("changed", model.arrays.remove(NAME));
            }
        },
        RENAME_AND_TAKE_OVER {
            @Override
            void run(Pack pack, ModelPack model) throws IOException {
                try (var transaction = pack.begin()) {
                    transaction.rename(NAME, "renamed").create(NAME, DType.UINT8, Shape.of(1), new byte[] {5}).commit(Progress.NONE);
                }
                var array = new ModelArray(DType.UINT8, Shape.of());
                array.add(new byte[] {5});
                model.arrays.put("renamed", model.arrays.put(NAME, array));
            }
        };

        abstract void run(Pack pack, ModelPack model) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyVerbIsDoneOrNotDoneWhereverTheProcessDies(Verb verb) throws IOException {
        var last = everyStop(verb);
        assertFalse(Files.exists(last.resolve(FOLDER)));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void aStrangersFileAmongTheSegmentsStaysWhereverTheProcessDies(Verb verb) throws IOException {
        Files.writeString(start.resolve(FOLDER + "/note.txt"), "mine");
        var last = everyStop(verb);
        assertEquals("mine", Files.readString(last.resolve(FOLDER + "/note.txt")));
    }

    /// Runs a verb once for every call, each time with a process that dies there.
    ///
    /// @return the pack in which it came through
    private Path everyStop(Verb verb) throws IOException {
        var before = read(start);
        var after = before.copy();
        boolean isThrough = false;
        for (int n = 0; !isThrough; n++) {
            var path = copyOfStart("call-" + n);
            var files = FailingFiles.dyingAt(DurableFiles.unsynced(), n);
            try (var pack = Pack.open(path, PackOptions.standard(), files)) {
                var model = before.copy();
                verb.run(pack, model);
                after = model;
                isThrough = true;
            } catch (IOException died) {
                isThrough = false;
            }
            models.add(read(path));
            assertTrue(n < 300, "no end");
        }
        assertEquals(after, models.getLast());
        assertTrue(models.stream().anyMatch(before::equals));
        for (int n = 0; n < models.size(); n++) {
            assertTrue(models.get(n).equals(before) || models.get(n).equals(after), "call " + n);
        }
        return temp.resolve("call-" + (models.size() - 1));
    }

    @Test
    void aRemovedSegmentedArrayComesBack() throws IOException {
        try (var pack = Pack.open(start, PackOptions.standard())) {
            var before = ModelPack.read(pack).arrays.get(NAME);
            String key;
            try (var transaction = pack.begin()) {
                key = transaction.remove(NAME);
                transaction.commit(Progress.NONE);
            }
            var waiting = pack.findRemoved(key).orElseThrow();
            assertArrayEquals(ModelPack.bytesOf(before.source(before.rows)), ModelPack.bytesOf(waiting.physicalSource()));
            try (var transaction = pack.begin()) {
                transaction.bringBack(key, "back").commit(Progress.NONE);
            }
            assertEquals(before, ModelPack.read(pack).arrays.get("back"));
        }
    }

    @Test
    void twoAppendsToAnEmptiedSegmentedArrayKeepBoth() throws IOException {
        try (var pack = Pack.open(start, PackOptions.standard())) {
            var array = ModelPack.read(pack).arrays.get(NAME);
            try (var transaction = pack.begin()) {
                transaction.cut(NAME, array.rows.size()).commit(Progress.NONE);
            }
            var first = array.rows.subList(0, 2);
            var second = array.rows.subList(2, 3);
            try (var transaction = pack.begin()) {
                transaction.append(NAME, array.source(first)).append(NAME, array.source(second)).commit(Progress.NONE);
            }
            var expected = new ModelArray(array.dtype, array.rowShape);
            array.rows.subList(0, 3).forEach(expected::add);
            assertEquals(expected, ModelPack.read(pack).arrays.get(NAME));
        }
    }

    private Path copyOfStart(String name) throws IOException {
        var copy = temp.resolve(name);
        try (var paths = Files.walk(start)) {
            for (var path : paths.toList()) {
                Files.copy(path, copy.resolve(start.relativize(path).toString()));
            }
        }
        return copy;
    }

    private static ModelPack read(Path path) throws IOException {
        try (var pack = Pack.open(path, PackOptions.standard())) {
            assertTrue(pack.findings().stream().allMatch(finding -> finding instanceof Finding.OrphanFile), () -> pack.findings().toString());
            return ModelPack.read(pack);
        }
    }
}
