package numpack.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A process that edits, saves and compacts is killed: no row is torn, no save is lost, no edit but the latest.
class KilledProcessTest {
    private static final int KILLS = 15;
    /// Where an interpreter is named there is time for more.
    private static final int KILLS_WITH_NUMPACK = 50;
    private static final int NUMPACK_EVERY = 5;

    @TempDir
    Path temp;

    static LongStream seeds() {
        return LongStream.range(0, RealNumPack.isNamed() ? KILLS_WITH_NUMPACK : KILLS);
    }

    @BeforeAll
    static void saySeeds() {
        System.out.println("seeds 0 to %d: kills of a working process%s".formatted(seeds().max().orElseThrow(),
                RealNumPack.isNamed() ? "; NumPack appends after every %dth".formatted(NUMPACK_EVERY) : ""));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aKilledProcessLosesNothingThatItReported(long seed) throws IOException, InterruptedException {
        boolean isNumPackNext = RealNumPack.isNamed() && seed % NUMPACK_EVERY == 0;
        var outcome = FaultRun.once(seed, temp, Optional.of(System.getProperty("workbench.python", "")).filter(_ -> isNumPackNext));
        assertTrue(outcome.isGood(), () -> "seed " + seed + ": " + outcome);
    }
}
