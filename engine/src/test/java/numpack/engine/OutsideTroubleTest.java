package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import numpack.engine.Fixtures.Fixture;
import numpack.engine.error.PackException;
import numpack.engine.error.Verdict;
import numpack.engine.ndarray.NdArrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Arrays that cannot be read are watched too: another program may make them whole again, or damage them more.
class OutsideTroubleTest {
    @TempDir
    Path temp;
    private Path folder;
    private Path data;
    private byte[] whole;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("trouble.npk");
        data = folder.resolve("data_x.npkd");
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            PackArrays.of(pack).save("x", NdArrays.wrap(new int[] {1, 2, 3}, 3));
            PackArrays.of(pack).save("y", NdArrays.wrap(new int[] {4}, 1));
        }
        whole = Files.readAllBytes(data);
    }

    @Test
    void aMissingFileThatAppearsIsAChange() throws IOException {
        Files.delete(data);
        try (var pack = openUnreadable()) {
            Files.write(data, whole);
            assertReadableAfterReload(pack);
        }
    }

    @Test
    void aCutFileThatIsWholeAgainIsAChange() throws IOException {
        Files.write(data, Arrays.copyOf(whole, 5));
        try (var pack = openUnreadable()) {
            Files.write(data, whole);
            assertReadableAfterReload(pack);
        }
    }

    @Test
    void aCutFileThatIsCutOnceMoreIsAChange() throws IOException {
        Files.write(data, Arrays.copyOf(whole, 5));
        try (var pack = openUnreadable()) {
            Files.write(data, Arrays.copyOf(whole, 4));
            assertTrue(pack.hasChangedOutside());
            pack.reload();
            assertFalse(pack.array("x").isReadable());
            assertFalse(pack.hasChangedOutside());
        }
    }

    @Test
    void aFolderInThePlaceOfABitmapThatGoesIsAChange() throws IOException {
        Files.createDirectory(folder.resolve("deleted_x.npkb"));
        try (var pack = openUnreadable()) {
            Files.delete(folder.resolve("deleted_x.npkb"));
            assertReadableAfterReload(pack);
        }
    }

    @Test
    void aMissingSegmentThatAppearsIsAChange() throws IOException {
        var segmented = Fixtures.of("packs/base-segments.npk").copyTo(temp);
        Path segment;
        String name;
        try (var pack = Pack.open(segmented, PackOptions.standard())) {
            var array = pack.arrays().stream().filter(StoredArray::isSegmented).findFirst().orElseThrow();
            segment = array.loaded().files().dataFiles().getLast().path();
            name = array.name();
        }
        var bytes = Files.readAllBytes(segment);
        Files.delete(segment);
        try (var pack = Pack.open(segmented, PackOptions.standard())) {
            assertFalse(pack.array(name).isReadable());
            assertFalse(pack.hasChangedOutside());
            Files.write(segment, bytes);
            assertTrue(pack.hasChangedOutside());
        }
    }

    static List<Fixture> packs() {
        return Fixtures.where(Fixture::isNpkb);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void aDamagedPackThatStaysAsItIsHasNotChanged(Fixture fixture) throws IOException {
        try (var pack = Pack.open(fixture.copyTo(temp), PackOptions.standard())) {
            assertFalse(pack.hasChangedOutside());
        } catch (PackException refused) {
            assertTrue(fixture.accepts(Verdict.REFUSED), refused::getMessage);
        }
    }

    private Pack openUnreadable() throws IOException {
        var pack = Pack.open(folder, PackOptions.standard());
        assertFalse(pack.array("x").isReadable());
        assertFalse(pack.hasChangedOutside());
        return pack;
    }

    private static void assertReadableAfterReload(Pack pack) throws IOException {
        assertTrue(pack.hasChangedOutside());
        pack.reload();
        assertFalse(pack.hasChangedOutside());
        assertEquals(List.of(1L, 2L, 3L), Arrays.stream(PackArrays.of(pack).load("x").toLongArray()).boxed().toList());
    }
}
