package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import numpack.engine.change.CellWrites;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What small commits leave out to be cheap hides nothing that another program does meanwhile, and nothing of what a fresh look would find.
class SmallCommitsTest {
    private static final int HEAD = 20;
    /// After so many commits the clock of a disk that is fine has proven to be so.
    private static final int WARM = 100;

    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("small.npk");
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            save(pack, "a", 1, 2);
            save(pack, "b", 3, 4, 5);
        }
    }

    private static void save(Pack pack, String name, int... values) throws IOException {
        PackArrays.of(pack).save(name, NdArrays.wrap(values, values.length));
    }

    private static void append(Pack pack, String name, int value) throws IOException {
        PackArrays.of(pack).append(name, NdArrays.wrap(new int[] {value}, 1));
    }

    private static void warm(Pack pack) throws IOException {
        for (int i = 0; i < WARM; i++) {
            PackArrays.of(pack).replace("a", new long[] {0}, NdArrays.wrap(new int[] {i}, 1));
        }
    }

    private static long[] values(Pack pack, String name) throws IOException {
        return PackArrays.of(pack).load(name).toLongArray();
    }

    /// Puts the entries into the other order, as NumPack does whenever it closes a pack.
    private void reorderManifest() throws IOException {
        var bytes = Files.readAllBytes(folder.resolve(PackLayout.MANIFEST));
        int entry = (bytes.length - HEAD) / 2;
        var other = ByteBuffer.allocate(bytes.length).put(bytes, 0, HEAD).put(bytes, HEAD + entry, entry).put(bytes, HEAD, entry);
        var made = Files.write(temp.resolve("made"), other.array());
        Files.move(made, folder.resolve(PackLayout.MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aManifestThatIsReplacedWhenItsEntryIsAboutToBeWrittenOverIsNotSpoilt() throws IOException {
        int opens = 0;
        for (int at = 1; at == 1 || opens >= at - 1; at++) {
            int stop = at;
            var count = new AtomicInteger(Integer.MIN_VALUE);
            var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
                if (call != Call.SYNC && path.endsWith(PackLayout.MANIFEST) && count.incrementAndGet() == stop) {
                    reorderManifest();
                }
            });
            try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
                save(pack, "b", 3, 4, 5);
                count.set(0);
                append(pack, "b", 6);
                opens = count.get();
            }
            try (var fresh = Pack.open(folder, PackOptions.standard())) {
                assertEquals(List.of(), fresh.findings(), "replaced before call " + at);
                assertArrayEquals(new long[] {1, 2}, values(fresh, "a"));
                assertArrayEquals(new long[] {3, 4, 5, 6}, values(fresh, "b"));
            }
        }
        assertTrue(opens > 2, "calls about the manifest: " + opens);
    }

    @Test
    void anArrayThatChangesWhileItsNewCellsAreMadeIsNotWritten() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.write("b", new CellWrites() {
                @Override
                public long byteCount() {
                    return Integer.BYTES;
                }

                @Override
                public void forEach(Sink sink) throws IOException {
                    // As long as before, in place.
                    Files.write(folder.resolve(PackLayout.dataFile("b")), new byte[3 * Integer.BYTES]);
                    long start = System.nanoTime();
                    while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(20)) {
                        Thread.onSpinWait();
                    }
                    sink.write(0, 0, MemorySegment.ofArray(new int[] {7}));
                }
            });
            assertThrows(ChangedOutsideException.class, () -> transaction.commit(Progress.NONE));
            assertTrue(pack.hasChangedOutside());
            pack.reload();
            assertArrayEquals(new long[3], values(pack, "b"));
        }
    }

    @Test
    void whatACommitMendsInABitmapIsFoundNoMore() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            PackArrays.of(pack).drop("b", 1);
        }
        var bitmap = folder.resolve("deleted_b.npkb");
        var bytes = Files.readAllBytes(bitmap);
        bytes[Long.BYTES] = 3;
        Files.write(bitmap, bytes);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertFalse(pack.findings().isEmpty());
            warm(pack);
            assertFalse(pack.findings().isEmpty());
            PackArrays.of(pack).drop("b", 0);
            append(pack, "b", 6);
            try (var fresh = Pack.open(folder, PackOptions.standard())) {
                assertEquals(fresh.findings(), pack.findings());
            }
        }
    }
}
