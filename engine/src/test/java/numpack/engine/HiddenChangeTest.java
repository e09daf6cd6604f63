package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.format.PackInspection;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.Manifest;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.loaded.ArrayLook;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.storage.file.OpenFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another program changes bytes right after a file was looked at, so soon that size and time stay the same.
class HiddenChangeTest {
    private static final String DATA = "data_x.npkd";
    private static final String BITMAP = "deleted_x.npkb";

    @TempDir
    Path temp;
    private Path folder;
    private Pack pack;
    private PackArrays arrays;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("hidden.npk");
        pack = Pack.create(folder, PackOptions.standard());
        arrays = PackArrays.of(pack);
        arrays.save("x", NdArrays.wrap(IntStream.range(0, 100).toArray(), 100));
        arrays.drop("x", 7);
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    @Test
    void aDropByOthersIsSeen() throws IOException {
        assertFalse(pack.hasChangedOutside());
        // Row 9 goes and row 7 comes back: the count stays.
        change(BITMAP, 16, (byte) 0xff, (byte) 0xfd);
        assertTrue(pack.hasChangedOutside());
        assertThrows(ChangedOutsideException.class, () -> arrays.drop("x", 3));
        pack.reload();
        assertEquals(List.of(9L), dropped());
        arrays.drop("x", 3);
        assertEquals(List.of(3L, 9L), dropped());
    }

    @Test
    void aReplacedElementIsSeen() throws IOException {
        var before = pack.array("x").stamp();
        change(DATA, 4, (byte) 42);
        assertTrue(pack.hasChangedOutside());
        pack.reload();
        assertNotEquals(before, pack.array("x").stamp());
        assertEquals(42, arrays.load("x").toLongArray()[1]);
        assertFalse(pack.hasChangedOutside());
        arrays.append("x", NdArrays.wrap(new int[] {1}, 1));
    }

    @Test
    void whatSomebodyHasSeenChangedCountsAsChangedUntilItIsReadAgain() throws IOException {
        var before = pack.array("x");
        var stamp = before.stamp();
        before.distrust();
        assertTrue(pack.hasChangedOutside());
        assertThrows(ChangedOutsideException.class, () -> arrays.append("x", NdArrays.wrap(new int[] {1}, 1)));
        pack.reload();
        assertFalse(pack.hasChangedOutside());
        assertNotEquals(stamp, pack.array("x").stamp());
        arrays.append("x", NdArrays.wrap(new int[] {1}, 1));
    }

    @Test
    void aRewrittenManifestIsSeen() throws IOException {
        var manifest = ManifestCodec.read(folder, FolderView.ofDisk()).manifest();
        var entry = manifest.find("x").orElseThrow();
        var bytes = ManifestCodec.encode(manifest.with(entry.withDataFile(DATA, entry.lastModifiedMicros() + 1)));
        change(PackLayout.MANIFEST, 0, bytes);
        assertTrue(pack.hasChangedOutside());
        assertThrows(ChangedOutsideException.class, () -> arrays.drop("x", 3));
    }

    @Test
    void aManifestInAnotherOrderIsTheSame() throws IOException {
        arrays.save("y", NdArrays.wrap(new int[3], 3));
        var turned = new ArrayList<>(ManifestCodec.read(folder, FolderView.ofDisk()).manifest().entries()).reversed();
        write(ManifestCodec.encode(Manifest.of(turned)));
        assertFalse(pack.hasChangedOutside(), "NumPack writes it so when it has only read");
        assertFalse(pack.hasChangedOutside());

        var tail = Arrays.copyOf(ManifestCodec.encode(Manifest.of(turned)), (int) Files.size(folder.resolve(PackLayout.MANIFEST)) + 3);
        write(tail);
        assertTrue(pack.hasChangedOutside(), "bytes behind the last entry are to be told of");
        write(ManifestCodec.encode(Manifest.of(turned)));
        assertFalse(pack.hasChangedOutside());

        arrays.append("x", NdArrays.wrap(new int[] {1}, 1));
        assertFalse(pack.hasChangedOutside());
    }

    @Test
    void theEndOfALargeFileIsSampled() throws IOException {
        arrays.save("x", NdArrays.wrap(new long[1 << 16], 1 << 16));
        // What another program may have written: of what this pack's own commits write the disk's clock may tell enough.
        pack.close();
        pack = Pack.open(folder, PackOptions.standard());
        change(DATA, (8L << 16) - 1, (byte) 1);
        assertTrue(pack.hasChangedOutside());
    }

    @Test
    void aFileThatWasLeftAloneForAWhileIsNotReadAgain() throws IOException {
        for (var file : List.of(DATA, BITMAP, PackLayout.MANIFEST)) {
            Files.setLastModifiedTime(folder.resolve(file), FileTime.from(Instant.now().minusSeconds(60)));
        }
        pack.reload();
        // Nobody can do this to a file without setting its time back on purpose: it shows that only stamps are looked at.
        change(DATA, 4, (byte) 42);
        assertFalse(pack.hasChangedOutside());
    }

    @Test
    void aFileFromTheFutureIsReadAgainForTheSameWhileOnly() throws IOException {
        Files.setLastModifiedTime(folder.resolve(DATA), FileTime.from(Instant.now().plusSeconds(3_600)));
        var root = folder.toRealPath();
        var files = PackInspection.of(root).find("x").orElseThrow();
        try (var open = OpenFiles.of(root)) {
            var fresh = ArrayLook.of(files, Instant.now(), open, "");
            var old = ArrayLook.of(files, Instant.now().minusSeconds(3), open, "");
            assertTrue(fresh.isStill());
            assertTrue(old.isStill());
            change(DATA, 4, (byte) 42);
            assertFalse(fresh.isStill());
            assertTrue(old.isStill(), "only stamps are looked at");
        }
    }

    @Test
    void ourOwnCommitsInQuickSuccessionAreNoChangeFromOutside() throws IOException {
        for (int i = 0; i < 20; i++) {
            arrays.append("x", NdArrays.wrap(new int[] {i}, 1));
            arrays.replace("x", new long[] {i}, NdArrays.wrap(new int[] {-1}, 1));
            assertFalse(pack.hasChangedOutside());
        }
    }

    /// Puts another manifest in place, as NumPack does it.
    private void write(byte[] manifest) throws IOException {
        var other = Files.write(folder.resolve("metadata.npkm.tmp"), manifest);
        Files.move(other, folder.resolve(PackLayout.MANIFEST), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Overwrites bytes and sets the time back.
    private void change(String file, long offset, byte... bytes) throws IOException {
        var path = folder.resolve(file);
        var stamp = FileStamp.of(path);
        var time = Files.getLastModifiedTime(path);
        var before = Files.readAllBytes(path);
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), offset);
        }
        Files.setLastModifiedTime(path, time);
        assertEquals(stamp, FileStamp.of(path), "the stamp tells nothing");
        assertFalse(Arrays.equals(before, Files.readAllBytes(path)));
    }

    private List<Long> dropped() {
        return Arrays.stream(pack.array("x").droppedRows(0, 100).toArray()).boxed().toList();
    }
}
