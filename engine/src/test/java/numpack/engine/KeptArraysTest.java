package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A commit keeps what is known of the arrays that it is not about, and misses nothing that another program does to them.
class KeptArraysTest {
    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("kept.npk");
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            save(pack, "a", 1, 2);
            save(pack, "b", 3, 4);
        }
    }

    private static void save(Pack pack, String name, int... values) throws IOException {
        PackArrays.of(pack).save(name, NdArrays.wrap(values, values.length));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void anArrayThatChangesWhileACommitIsAboutAnotherIsFoundAfterIt() throws IOException {
        var files = new HookedFiles(DurableFiles.synced(), (call, path) -> {
            if (call == Call.RENAME && path.endsWith(PackLayout.MANIFEST)) {
                Files.write(file("data_b.npkd"), new byte[12]);
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
            var known = pack.array("b");
            save(pack, "a", 5);
            assertEquals(known, pack.array("b"), "nobody has looked at it");
            assertTrue(pack.hasChangedOutside());
            assertThrows(ChangedOutsideException.class, () -> PackArrays.of(pack).append("b", NdArrays.wrap(new int[] {6}, 1)));
        }
    }

    @Test
    void whatHappenedToAnotherArrayBeforeACommitIsStillSeenAfterIt() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            Files.write(file("data_b.npkd"), new byte[4]);
            save(pack, "a", 5);
            assertTrue(pack.hasChangedOutside());
            assertThrows(ChangedOutsideException.class, () -> PackArrays.of(pack).append("b", NdArrays.wrap(new int[] {6}, 1)));
            pack.reload();
            assertFalse(pack.array("b").isReadable());
            assertFalse(pack.hasChangedOutside());
        }
    }

    @Test
    void aBitmapThatAppearedBeforeACommitToAnotherArrayIsStillSeenAfterIt() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            var bitmap = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
            // Two rows, of which one is dropped: the first.
            bitmap.putLong(2).putLong(1).putLong(0b10);
            Files.write(file("deleted_b.npkb"), bitmap.array());
            save(pack, "a", 5);
            assertTrue(pack.hasChangedOutside());
            pack.reload();
            assertArrayEquals(new long[] {4}, PackArrays.of(pack).load("b").toLongArray());
            assertFalse(pack.hasChangedOutside());
        }
    }

    @Test
    void aFileThatAnotherEntryNamesTooIsFound() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            var manifest = ManifestCodec.read(folder, FolderView.ofDisk()).manifest();
            var twin = manifest.find("b").orElseThrow().withName("c", "data_b.npkd", 7);
            Files.write(file(PackLayout.MANIFEST), ManifestCodec.encode(manifest.with(twin)));
            var shared = new Finding.SharedFile("data_b.npkd", "c", "b");
            assertEquals(new ReadOnlyPackException.Found(shared), assertThrows(ReadOnlyPackException.class, () -> save(pack, "a", 5)).reason());
            pack.reload();
            pack.acceptFindings();
            save(pack, "a", 5);
            assertEquals(List.of(shared), pack.findings());
        }
    }

    @Test
    void filesOfKeptArraysAreNobodysOrphans() throws IOException {
        var segmented = Fixtures.of("packs/base-segments.npk").copyTo(temp);
        try (var pack = Pack.open(segmented, PackOptions.standard())) {
            var before = pack.findings();
            save(pack, "another", 5);
            save(pack, "another", 6);
            assertEquals(before, pack.findings());
            var names = pack.arrays().stream().map(array -> array.loaded().files()).toList();
            pack.reload();
            assertEquals(names, pack.arrays().stream().map(array -> array.loaded().files()).toList());
        }
    }

    @Test
    void segmentsThatWereMovedBehindALinkAreNotWritten() throws IOException {
        var segmented = Fixtures.of("packs/base-segments.npk").copyTo(temp);
        try (var pack = Pack.open(segmented, PackOptions.standard())) {
            var array = pack.arrays().stream().filter(StoredArray::isSegmented).findFirst().orElseThrow();
            var inside = array.loaded().files().dataFiles().getFirst().path().getParent();
            var outside = temp.resolve("elsewhere");
            Files.move(inside, outside);
            Files.createSymbolicLink(inside, outside);
            assertTrue(pack.hasChangedOutside());
            assertThrows(ChangedOutsideException.class, () -> PackArrays.of(pack).drop(array.name(), 0));
        }
    }
}
