package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import numpack.engine.Fixtures.Fixture;
import numpack.engine.error.PackException;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Damaged packs, those of the fixtures and many that chance made: a verdict or an exception that says what is wrong, never anything else,
/// and never a byte changed that nobody asked for.
class DamagedPacksTest {
    private static final List<String> HEALTHY = List.of("packs/drops.npk", "packs/base-segments.npk", "packs/mixed.npk", "packs/dtypes.npk",
            "packs/shapes.npk", "packs/foreign.npk");
    private static final int DAMAGES_EACH = 60;

    @TempDir
    Path temp;

    static List<Fixture> damaged() {
        return Fixtures.where(fixture -> fixture.isNpkb() && Set.of("damaged", "crashed").contains(fixture.kind()));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void anArraySavedOverLeavesEverythingElseAsItWas(Fixture fixture) throws IOException {
        changeEach(fixture, (pack, name) -> PackArrays.of(pack).save(name, NdArrays.wrap(new int[] {1, 2, 3}, 3)), (pack, name) ->
                assertArrayEquals(new long[] {1, 2, 3}, PackArrays.of(pack).load(name).toLongArray()));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void anArrayTakenOutLeavesEverythingElseAsItWas(Fixture fixture) throws IOException {
        changeEach(fixture, (pack, name) -> PackArrays.of(pack).remove(name), (pack, name) -> assertTrue(pack.find(name).isEmpty()));
    }

    private interface Action {
        void run(Pack pack, String name) throws IOException;
    }

    /// Does something to each array of a damaged pack in turn, if that is not refused.
    private void changeEach(Fixture fixture, Action action, Action proof) throws IOException {
        for (var expected : fixture.arrays()) {
            var place = Files.createDirectory(temp.resolve("array" + fixture.arrays().indexOf(expected)));
            var folder = fixture.copyTo(place);
            var outside = outside(folder);
            var others = new TreeMap<String, String>();
            if (isChanged(folder, expected.name(), action, others)) {
                try (var pack = Pack.open(folder, PackOptions.standard())) {
                    proof.run(pack, expected.name());
                    assertEquals(others, contents(pack, expected.name()));
                }
            }
            assertEquals(outside, outside(folder));
        }
    }

    private static boolean isChanged(Path folder, String name, Action action, TreeMap<String, String> others) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            if (pack.find(name).isEmpty() || !accept(pack)) {
                return false;
            }
            others.putAll(contents(pack, name));
            action.run(pack, name);
            return true;
        } catch (PackException refused) {
            assertFalse(refused.getMessage().isBlank());
            return false;
        }
    }

    static List<Damage> damages() {
        var damages = new ArrayList<Damage>();
        for (var path : HEALTHY) {
            for (int seed = 0; seed < DAMAGES_EACH; seed++) {
                damages.add(new Damage(path, seed));
            }
        }
        return damages;
    }

    /// One damage by chance to a healthy pack.
    record Damage(String path, long seed) {
        @Override
        public String toString() {
            return "%s, seed %d".formatted(path, seed);
        }

        /// Cuts one of the files that say what is in the pack, or flips some of its bits, or fills a part of it.
        void to(Path folder) throws IOException {
            var random = new Random(seed);
            var files = new ArrayList<Path>();
            try (var children = Files.newDirectoryStream(folder, "{metadata.npkm,*.npkb,*.npkseg}")) {
                children.forEach(files::add);
            }
            files.sort(null);
            // The manifest as often as all others together.
            var file = random.nextBoolean() ? folder.resolve("metadata.npkm") : files.get(random.nextInt(files.size()));
            var bytes = Files.readAllBytes(file);
            switch (random.nextInt(4)) {
                case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                case 1 -> Arrays.fill(bytes, random.nextInt(bytes.length), bytes.length, (byte) random.nextInt());
                default -> {
                    for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                }
            }
            Files.write(file, bytes);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void chanceMakesAVerdictOrAnExceptionWithWords(Damage damage) throws IOException {
        var folder = Fixtures.of(damage.path()).copyTo(temp);
        damage.to(folder);
        var lying = Snapshot.of(folder);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            pack.verdict();
            for (var array : pack.arrays()) {
                if (array.isReadable()) {
                    array.load();
                } else {
                    assertTrue(array.trouble().isPresent());
                }
            }
        } catch (PackException refused) {
            assertFalse(refused.getMessage().isBlank());
        }
        assertEquals(lying, Snapshot.of(folder));
        changeIfAllowed(folder);
    }

    /// What is wrong must not spread: a change is made or refused with words.
    private static void changeIfAllowed(Path folder) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            if (!accept(pack) || pack.arrays().isEmpty()) {
                return;
            }
            var name = pack.arrays().getFirst().name();
            var others = contents(pack, name);
            try (var transaction = pack.begin()) {
                transaction.remove(name);
                transaction.commit(Progress.NONE);
            }
            assertEquals(others, contents(pack, name));
        } catch (PackException refused) {
            assertFalse(refused.getMessage().isBlank());
        }
    }

    private static boolean accept(Pack pack) throws IOException {
        if (pack.canAcceptFindings()) {
            pack.acceptFindings();
        }
        return pack.readOnlyReason().isEmpty();
    }

    /// The logical rows of all readable arrays but one.
    private static TreeMap<String, String> contents(Pack pack, String but) throws IOException {
        var contents = new TreeMap<String, String>();
        for (var array : pack.arrays()) {
            if (!array.name().equals(but)) {
                contents.put(array.name(), array.isReadable()
                        ? array.declaredForm() + " " + Arrays.hashCode(ModelPack.bytesOf(array.source())) : "unreadable");
            }
        }
        return contents;
    }

    /// What lies beside a pack.
    private static TreeMap<String, String> outside(Path folder) throws IOException {
        var others = new TreeMap<>(Snapshot.of(folder.getParent()));
        others.keySet().removeIf(path -> path.isEmpty() || Path.of(path).startsWith(folder.getFileName()));
        return others;
    }
}
