package numpack.blackbox.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two processes at one pack.
class ReadersBesideWriterTest {
    private static final int READS = 250;

    private static BesideRun run;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() throws IOException {
        run = BesideRun.with(1);
    }

    @AfterAll
    static void end() throws IOException {
        run.close();
    }

    @ParameterizedTest
    @EnumSource(WriterKind.class)
    void whatIsReadBesideAWriterIsOfOneState(WriterKind kind) throws IOException, InterruptedException {
        var outcome = run.read(temp, kind, 2, READS);
        assertTrue(outcome.isGood(), outcome::toString);
        assertEquals(4 * READS, outcome.reads());
        assertTrue(outcome.commits() > 0);
    }

    @Test
    void rowsThatTwoProcessesAppendAreAllThere() throws IOException, InterruptedException {
        var path = temp.resolve("both.npk");
        try (var pack = Pack.create(path, PackOptions.standard())) {
            PackArrays.of(pack).save(Readings.ARRAY, WriterKind.uniform(1, 0));
            var here = Thread.ofPlatform().uncaughtExceptionHandler((_, _) -> {}).unstarted(() -> {
                for (int i = 0; i < 50; i++) {
                    try {
                        PackArrays.of(pack).append(Readings.ARRAY, WriterKind.uniform(1, 1));
                    } catch (IOException failed) {
                        throw new IllegalStateException(failed);
                    }
                }
            });
            here.start();
            run.append(path, 50);
            here.join();
            var numbers = PackArrays.of(pack).rows(Readings.ARRAY, ":, 0").toLongArray();
            assertEquals(101, numbers.length);
            assertEquals(50, Arrays.stream(numbers).filter(number -> number == 1).count());
        }
    }
}
