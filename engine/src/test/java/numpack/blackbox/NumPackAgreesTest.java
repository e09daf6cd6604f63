package numpack.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import numpack.engine.change.Durability;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.dtype.DType;
import numpack.engine.error.Verdict;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The real NumPack opens what we wrote, and we open what it wrote: every array is the same on both sides, byte for byte.
@Tag("python")
class NumPackAgreesTest {
    private static final int SEQUENCES = 240;
    private static final int ROUNDS = 5;

    private static RealNumPack numPack;

    @TempDir
    Path temp;

    static LongStream seeds() {
        return LongStream.range(0, SEQUENCES);
    }

    @BeforeAll
    static void startNumPack() throws IOException {
        numPack = RealNumPack.start();
        System.out.println("seeds 0 to %d: random sequences, each in %d rounds compared with NumPack".formatted(SEQUENCES - 1, ROUNDS));
    }

    @AfterAll
    static void endNumPack() throws IOException {
        numPack.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothSeeTheSameRowsWhoeverWrote(long seed) throws IOException {
        var random = new Random(seed);
        var folder = temp.resolve("agree.npk");
        var options = PackOptions.standard().withDurability(seed % 8 == 0 ? Durability.DURABLE : Durability.ATOMIC);
        var known = new TreeMap<String, ExpectedArray>();
        var done = new ArrayList<String>();
        var ours = new WorkbenchActions(random, known, done);
        var theirs = new NumPackActions(random, known, done);
        try {
            if (random.nextBoolean()) {
                Pack.create(folder, options).close();
            } else {
                theirs.doSome(numPack, folder);
            }
            for (int round = 0; round < ROUNDS; round++) {
                try (var pack = Pack.open(folder, options)) {
                    for (int i = random.nextInt(6); i > 0; i--) {
                        ours.doOne(pack);
                    }
                    assertWeSee(pack, known);
                }
                assertNumPackSees(folder, known);
                if (random.nextBoolean()) {
                    theirs.doSome(numPack, folder);
                }
            }
        } catch (IOException | RuntimeException | AssertionError failed) {
            throw new AssertionError("seed %d after %s".formatted(seed, done), failed);
        }
    }

    @Test
    void numPackKeepsAnArrayOfNoAxesThatItCannotLoad() throws IOException {
        var folder = temp.resolve("scalar.npk");
        var seven = NdArrays.scalar(DType.FLOAT64, 7);
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            PackArrays.of(pack).save("seven", seven);
            PackArrays.of(pack).save("x", NdArrays.wrap(new int[] {1, 2, 3}));
        }
        var seen = numPack.look(folder, List.of("seven"));
        assertEquals(List.of("x"), List.copyOf(seen.keySet()));
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertTrue(pack.array("seven").load().sameBytes(seven));
        }
    }

    private static void assertWeSee(Pack pack, Map<String, ExpectedArray> known) throws IOException {
        assertEquals(Verdict.OPENS, pack.verdict(), () -> pack.findings().toString());
        var names = pack.arrays().stream().map(array -> array.name()).sorted().toList();
        assertEquals(List.copyOf(known.keySet()), names);
        for (var array : pack.arrays()) {
            assertSame("we", array.name(), known.get(array.name()), array.load());
        }
    }

    private static void assertNumPackSees(Path folder, Map<String, ExpectedArray> known) throws IOException {
        var seen = numPack.look(folder, List.of());
        assertEquals(List.copyOf(known.keySet()), List.copyOf(seen.keySet()));
        for (var array : seen.entrySet()) {
            var expected = known.get(array.getKey());
            assertSame("NumPack", array.getKey(), expected, array.getValue().elements());
            assertEquals(expected.logicalRows().shape(), array.getValue().shape(), "get_shape of " + array.getKey());
        }
    }

    private static void assertSame(String who, String name, ExpectedArray expected, NdArray found) {
        var wanted = expected.logicalRows();
        assertTrue(wanted.sameBytes(found), () -> "%s see %s of \"%s\", which is %s".formatted(who, found, name, expected));
    }
}
