package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import numpack.engine.Fixtures.Fixture;
import numpack.engine.Fixtures.FixtureArray;
import numpack.engine.error.PackException;
import numpack.engine.error.Verdict;
import numpack.engine.shape.Box;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every pack that the real library wrote, old eras and damaged ones among them, opened through the front door.
class PackFixturesTest {
    @TempDir
    Path temp;

    static List<Fixture> npkb() {
        return Fixtures.where(Fixture::isNpkb);
    }

    static List<Fixture> others() {
        return Fixtures.where(fixture -> !fixture.isNpkb());
    }

    @ParameterizedTest
    @MethodSource("npkb")
    void opensWithTheVerdictAndTheValuesItMust(Fixture fixture) throws Exception {
        var folder = fixture.copyTo(temp);
        var before = bytesOf(temp);
        var verdict = Verdict.REFUSED;
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            verdict = pack.verdict();
            for (var array : fixture.arrays()) {
                compare(array, pack);
            }
        } catch (PackException e) {
            assertFalse(e.getMessage().isBlank());
        }
        assertTrue(fixture.accepts(verdict), verdict + ", expected " + fixture.verdict() + " or " + fixture.or());
        assertEquals(before, bytesOf(temp), "opening changed a byte");
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsNotOfThisFormatIsRefusedAndLeftAlone(Fixture fixture) throws Exception {
        var folder = fixture.copyTo(temp);
        var before = bytesOf(temp);
        var verdict = Verdict.REFUSED;
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            // A folder of data files without any manifest may belong to any release: it is shown, and nothing can be written.
            verdict = pack.verdict();
            assertEquals(Verdict.READ_ONLY, verdict);
            assertFalse(pack.canAcceptFindings());
        } catch (PackException e) {
            assertFalse(e.getMessage().isBlank());
        }
        assertEquals(before, bytesOf(temp), "opening changed a byte");
    }

    private static void compare(FixtureArray expected, Pack pack) throws IOException {
        if (expected.isUnreadable()) {
            assertTrue(pack.find(expected.name()).map(found -> !found.isReadable()).orElse(true), expected.name() + " is shown");
            return;
        }
        if (!expected.isReadable()) {
            return;
        }
        var array = pack.array(expected.name());
        assertEquals(expected.dtype().orElseThrow(), array.dtype(), expected.name());
        assertEquals(expected.physicalShape().orElseThrow(), array.physicalShape(), expected.name());
        assertEquals(expected.logicalShape().orElseThrow(), array.shape(), expected.name());
        long rows = array.physicalShape().ndim() == 0 ? 0 : array.physicalShape().rowCount();
        assertEquals(expected.dropped(), dropped(array, rows), expected.name());
        assertEquals(expected.sha256().orElseThrow(), sha256(array), expected.name());
    }

    private static List<Long> dropped(StoredArray array, long rows) {
        return Arrays.stream(array.droppedRows(0, rows).toArray()).boxed().toList();
    }

    private static String sha256(StoredArray array) throws IOException {
        var source = array.source();
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocate(source.shape().elementCount() * source.dtype().itemSize(), 16);
            source.read(Box.all(source.shape()), bytes);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toArray(ValueLayout.JAVA_BYTE)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, String> bytesOf(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.forEach(path -> {
                try {
                    all.put(folder.relativize(path).toString(), Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                            ? HexFormat.of().formatHex(Files.readAllBytes(path)) : "");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return all;
    }
}
