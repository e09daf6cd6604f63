package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import numpack.engine.dtype.DType;
import numpack.engine.error.Verdict;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.PowerLossFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Power is lost after a commit that synced, with commits before it that did not.
class PackPowerLossTest {
    private static final int UNSYNCED_COMMITS = 4;

    @TempDir
    Path temp;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatADurableCommitSpeaksOfIsThere(long seed) throws IOException {
        var random = new Random(seed);
        var model = new ModelPack();
        var folder = temp.resolve("power.npk");
        Pack.create(folder, PackOptions.standard()).close();
        var disk = new PowerLossFiles(folder, Files.createDirectory(temp.resolve("links")));
        for (int i = 0; i < UNSYNCED_COMMITS; i++) {
            commit(folder, model, random, disk.unsynced());
        }
        commit(folder, model, random, disk);
        disk.losePower(random);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict(), () -> pack.findings().toString());
            assertEquals(model, ModelPack.read(pack));
        }
    }

    private static void commit(Path folder, ModelPack model, Random random, DurableFiles files) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
            model.changeAtRandom(random, transaction);
            // At random nothing may be changed, and then nothing is committed.
            var array = new ModelArray(DType.INT8, Shape.of());
            array.add(array.randomRow(random));
            var name = "array%d".formatted(random.nextInt(1 << 20, 1 << 21));
            transaction.save(name, array.source(array.rows));
            model.arrays.put(name, array);
            transaction.commit(Progress.NONE);
        }
    }
}
