package numpack.engine.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import numpack.engine.Snapshot;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.storage.file.OpenFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayFilesTest {
    @TempDir
    Path temp;
    private Path folder;
    private Path twin;
    private final OverlayFiles overlay = new OverlayFiles();

    @BeforeEach
    void makeTwins() throws IOException {
        folder = Files.createDirectory(temp.resolve("folder"));
        twin = Files.createDirectory(temp.resolve("twin"));
        for (var place : new Path[] {folder, twin}) {
            for (int i = 0; i < 3; i++) {
                var bytes = new byte[200];
                Arrays.fill(bytes, (byte) ('a' + i));
                Files.write(place.resolve("file" + i), bytes);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void changesInMemoryLookLikeChangesOnTheDisk(long seed) throws IOException {
        var random = new Random(seed);
        var lying = Snapshot.of(folder);
        for (int i = 0; i < 60; i++) {
            long call = random.nextLong();
            assertEquals(change(DurableFiles.unsynced(), twin, new Random(call)), change(overlay, folder, new Random(call)), "call " + i);
            assertSame(random);
        }
        assertEquals(lying, Snapshot.of(folder));
    }

    @Test
    void aMovedFileIsReadWhereItLies() throws IOException {
        overlay.rename(folder.resolve("file0"), folder.resolve("moved"));
        assertEquals(folder.resolve("file0"), overlay.look(folder.resolve("moved")).orElseThrow().path());
        assertTrue(overlay.look(folder.resolve("file0")).isEmpty());
        Files.delete(folder.resolve("file0"));
        assertTrue(overlay.look(folder.resolve("moved")).isEmpty(), "somebody took it away");
    }

    @Test
    void whatIsNotThereIsRefusedAsOnTheDisk() throws IOException {
        overlay.delete(folder.resolve("file0"));
        assertThrows(NoSuchFileException.class, () -> overlay.delete(folder.resolve("file0")));
        assertThrows(NoSuchFileException.class, () -> overlay.open(folder.resolve("file0"), Opening.EXISTING));
        assertThrows(NoSuchFileException.class, () -> overlay.rename(folder.resolve("file0"), folder.resolve("x")));
        assertThrows(FileAlreadyExistsException.class, () -> overlay.open(folder.resolve("file1"), Opening.CREATE_NEW));
        overlay.createDirectory(folder.resolve("inner"));
        overlay.rename(folder.resolve("file1"), folder.resolve("inner/file1"));
        assertThrows(DirectoryNotEmptyException.class, () -> overlay.delete(folder.resolve("inner")));
        assertFalse(Files.exists(folder.resolve("inner")));
    }

    @Test
    void readingBehindTheLaidEndSaysSo() throws IOException {
        try (var file = overlay.open(folder.resolve("file0"), Opening.EXISTING)) {
            file.setLength(50);
        }
        try (var open = OpenFiles.of(folder); var file = open.file(overlay.look(folder.resolve("file0")).orElseThrow())) {
            assertEquals(50, file.length());
            assertThrows(ChangedOutsideException.class, () -> file.read(40, ByteBuffer.allocate(20)));
        }
    }

    /// One change at random.
    ///
    /// @return its name, or that it was refused
    private static String change(DurableFiles files, Path place, Random random) throws IOException {
        var from = place.resolve("file" + random.nextInt(5));
        try {
            switch (random.nextInt(6)) {
                case 0 -> files.rename(from, place.resolve("file" + random.nextInt(5)));
                case 1 -> {
                    if (random.nextInt(3) == 0) {
                        files.delete(from);
                    }
                }
                case 2 -> {
                    try (var file = files.open(from, Opening.CREATE)) {
                        file.setLength(random.nextInt(300));
                    }
                }
                case 3 -> {
                    var bytes = new byte[random.nextInt(120)];
                    random.nextBytes(bytes);
                    try (var file = files.open(from, Opening.EXISTING)) {
                        file.write(random.nextInt(250), MemorySegment.ofArray(bytes));
                    }
                }
                default -> {
                    var bytes = new byte[random.nextInt(120)];
                    random.nextBytes(bytes);
                    try (var file = files.open(from, Opening.CREATE)) {
                        file.write(random.nextInt(250), ByteBuffer.wrap(bytes));
                    }
                }
            }
            return "done";
        } catch (NoSuchFileException refused) {
            return "refused";
        }
    }

    private void assertSame(Random random) throws IOException {
        assertEquals(overlay.list(folder).stream().map(path -> path.getFileName().toString()).sorted().toList(),
                DurableFiles.unsynced().list(twin).stream().map(path -> path.getFileName().toString()).sorted().toList());
        try (var open = OpenFiles.of(folder)) {
            for (var path : overlay.list(folder)) {
                var expected = Files.readAllBytes(twin.resolve(path.getFileName()));
                var look = overlay.look(path).orElseThrow();
                assertEquals(expected.length, look.length());
                assertArrayEquals(expected, overlay.readStart(path, 1000));
                try (var file = open.file(look); var arena = Arena.ofConfined()) {
                    int from = random.nextInt(expected.length + 1);
                    int to = from + random.nextInt(expected.length - from + 1);
                    var heap = ByteBuffer.allocate(to - from);
                    file.read(from, heap);
                    assertArrayEquals(Arrays.copyOfRange(expected, from, to), heap.array());
                    var segment = arena.allocate(Math.max(1, to - from)).asSlice(0, to - from);
                    file.read(from, segment);
                    assertArrayEquals(Arrays.copyOfRange(expected, from, to), segment.toArray(ValueLayout.JAVA_BYTE));
                }
            }
        }
    }
}
