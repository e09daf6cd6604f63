package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import numpack.engine.error.Verdict;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random transactions, held against a naive model.
class PackChangesTest {
    @TempDir
    Path temp;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void committedChangesAreThereAndNothingElse(long seed) throws Exception {
        var random = new Random(seed);
        var model = new ModelPack();
        var folder = temp.resolve("random.npk");
        var pack = Pack.create(folder, PackOptions.standard());
        try {
            for (int i = 0; i < 15; i++) {
                try (var transaction = pack.begin()) {
                    model.changeAtRandom(random, transaction);
                    transaction.commit(Progress.NONE);
                }
                assertEquals(model, ModelPack.read(pack), "after transaction " + i);
                assertFalse(pack.hasChangedOutside());
                if (random.nextInt(3) == 0) {
                    pack.close();
                    pack = Pack.open(folder, PackOptions.standard());
                    assertEquals(model, ModelPack.read(pack), "opened again after transaction " + i);
                }
                assertEquals(Verdict.OPENS, pack.verdict(), () -> "left behind: " + Files.exists(folder));
            }
        } finally {
            pack.close();
        }
    }
}
