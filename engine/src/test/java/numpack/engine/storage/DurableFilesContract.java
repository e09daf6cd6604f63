package numpack.engine.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.storage.file.OpenFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every door to the disk must do.
abstract class DurableFilesContract {
    @TempDir
    Path folder;

    abstract DurableFiles files();

    @Test
    void writesAtPositionsAndGrowsTheFile() throws IOException {
        var path = folder.resolve("a");
        try (var file = files().open(path, Opening.CREATE_NEW)) {
            file.write(2, ByteBuffer.wrap(new byte[] {1, 2, 3}));
            file.write(0, ByteBuffer.wrap(new byte[] {9, 9, 9, 8}, 1, 2));
            file.force();
            assertEquals(5, file.length());
        }
        assertArrayEquals(new byte[] {9, 9, 1, 2, 3}, Files.readAllBytes(path));
    }

    @Test
    void writingLeavesThePositionOfTheSource() throws IOException {
        var source = ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2);
        try (var file = files().open(folder.resolve("a"), Opening.CREATE)) {
            file.write(0, source);
        }
        assertEquals(1, source.position());
        assertEquals(2, source.remaining());
    }

    @Test
    void writesSegmentsOfEveryKindInPieces() throws IOException {
        var bytes = new byte[(2 << 20) + 24];
        new Random(1).nextBytes(bytes);
        var longs = new long[bytes.length / 8];
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, MemorySegment.ofArray(longs), 0, bytes.length);
        var direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        for (var segment : List.of(MemorySegment.ofArray(bytes), MemorySegment.ofArray(longs).asReadOnly(), MemorySegment.ofBuffer(direct))) {
            var path = folder.resolve("segment");
            Files.deleteIfExists(path);
            try (var file = files().open(path, Opening.CREATE)) {
                file.write(0, segment);
            }
            assertArrayEquals(bytes, Files.readAllBytes(path));
        }
    }

    @Test
    void setLengthCutsAndFillsWithZeros() throws IOException {
        var path = Files.write(folder.resolve("a"), new byte[] {1, 2, 3});
        try (var file = files().open(path, Opening.EXISTING)) {
            file.setLength(1);
            file.setLength(3);
            file.setLength(3);
        }
        assertArrayEquals(new byte[] {1, 0, 0}, Files.readAllBytes(path));
    }

    @Test
    void openingObeysWhatMustBeTrue() throws IOException {
        var path = folder.resolve("a");
        assertThrows(NoSuchFileException.class, () -> files().open(path, Opening.EXISTING));
        files().open(path, Opening.CREATE_NEW).close();
        assertThrows(FileAlreadyExistsException.class, () -> files().open(path, Opening.CREATE_NEW));
        Files.write(path, new byte[] {1});
        files().open(path, Opening.CREATE).close();
        assertEquals(1, Files.size(path));
    }

    @Test
    void nothingIsBehindAFileOrUnderANameThatCannotBe() throws IOException {
        var file = Files.write(folder.resolve("a"), new byte[] {1});
        assertTrue(files().look(folder.resolve("b")).isEmpty());
        assertTrue(files().look(folder.resolve("x".repeat(300))).isEmpty());
        assertTrue(files().look(folder.resolve("x".repeat(300)).resolve("y")).isEmpty());
        assertTrue(files().look(file.resolve("b")).isEmpty());
        assertEquals(List.of(), files().list(folder.resolve("b")));
        assertEquals(List.of(), files().list(file));
        assertEquals(List.of(), files().list(folder.resolve("x".repeat(300))));
    }

    @Test
    void aLookThatFailsIsNotAnAnswer() throws IOException {
        var ring = folder.resolve("ring");
        Files.createSymbolicLink(ring, ring);
        var failed = assertThrows(FileSystemException.class, () -> files().look(ring.resolve("a")));
        assertEquals(1, failed.getSuppressed().length, "the folder was asked too");
        assertThrows(FileSystemException.class, () -> files().list(ring));
        assertThrows(FileSystemException.class, () -> WorkbenchFolder.exists(ring), "a journal that cannot be seen is not none");
    }

    @Test
    void renameReplacesItsTarget() throws IOException {
        var from = Files.write(folder.resolve("a"), new byte[] {1});
        var to = Files.write(folder.resolve("b"), new byte[] {2, 2});
        files().rename(from, to);
        assertFalse(Files.exists(from));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(to));
        assertThrows(NoSuchFileException.class, () -> files().rename(from, to));
    }

    @Test
    void directoriesAreMadeListedAndRemoved() throws IOException {
        var made = folder.resolve("d");
        files().createDirectory(made);
        files().createDirectory(made);
        files().syncDirectory(folder);
        assertEquals(List.of(made), files().list(folder));
        assertEquals(List.of(), files().list(folder.resolve("none")));
        files().delete(made);
        assertThrows(NoSuchFileException.class, () -> files().delete(made));
        var file = Files.createFile(folder.resolve("f"));
        assertThrows(FileAlreadyExistsException.class, () -> files().createDirectory(file));
    }

    @Test
    void copiesARangeAndTellsHowFarItIs() throws IOException {
        var bytes = new byte[40 << 20];
        new Random(2).nextBytes(bytes);
        var source = Files.write(folder.resolve("source"), bytes);
        var told = new ArrayList<Long>();
        try (var open = OpenFiles.of(folder); var file = files().open(folder.resolve("target"), Opening.CREATE)) {
            file.copyFrom(open.file(source), 5, 3, bytes.length - 10, told::add);
        }
        var copy = Files.readAllBytes(folder.resolve("target"));
        assertEquals(bytes.length - 7, copy.length);
        assertTrue(java.util.Arrays.equals(bytes, 5, bytes.length - 5, copy, 3, copy.length));
        assertEquals(bytes.length - 10, told.getLast());
        assertTrue(told.size() > 1, "told once only");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aLongFileHoldsWhatWasWrittenInWhateverOrder(long seed) throws IOException {
        var random = new Random(seed);
        var bytes = new byte[11 << 20];
        random.nextBytes(bytes);
        var model = new byte[0];
        var source = Files.write(folder.resolve("source"), bytes);
        var path = folder.resolve("long");
        try (var open = OpenFiles.of(folder); var file = files().open(path, Opening.CREATE_NEW_LONG)) {
            for (int i = 0; i < 25; i++) {
                int at = random.nextInt(5) == 0 ? random.nextInt(model.length + 1) : model.length;
                int count = random.nextInt(random.nextInt(4) == 0 ? bytes.length / 2 : 10_000);
                int from = random.nextInt(bytes.length - count);
                switch (random.nextInt(8)) {
                    case 0 -> {
                        at = Math.min(at, 9_000_000);
                        file.setLength(at);
                        model = java.util.Arrays.copyOf(model, at);
                        count = 0;
                    }
                    case 1 -> file.copyFrom(open.file(source), from, at, count, _ -> { });
                    case 2 -> file.write(at, ByteBuffer.wrap(bytes, from, count));
                    default -> file.write(at, MemorySegment.ofArray(bytes).asSlice(from, count));
                }
                model = java.util.Arrays.copyOf(model, Math.max(model.length, at + count));
                System.arraycopy(bytes, from, model, at, count);
                if (random.nextInt(6) == 0) {
                    assertEquals(model.length, file.length());
                }
                if (random.nextInt(6) == 0) {
                    file.force();
                    assertArrayEquals(model, Files.readAllBytes(path));
                }
            }
        }
        assertArrayEquals(model, Files.readAllBytes(path));
        assertThrows(FileAlreadyExistsException.class, () -> files().open(path, Opening.CREATE_NEW_LONG));
    }

    @Test
    void anInterruptDoesNotStopTheWritingOfALongFileAndIsKept() throws IOException {
        var bytes = new byte[(5 << 20) + 3];
        new Random(3).nextBytes(bytes);
        try (var file = files().open(folder.resolve("a"), Opening.CREATE_NEW_LONG)) {
            Thread.currentThread().interrupt();
            file.write(0, MemorySegment.ofArray(bytes));
            file.force();
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt was lost");
        }
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("a")));
    }

    @Test
    void copyingFromAFileThatIsTooShortLeavesALongFileUsable() throws IOException {
        var source = Files.write(folder.resolve("source"), new byte[40 << 20]);
        var path = folder.resolve("a");
        try (var open = OpenFiles.of(folder); var file = files().open(path, Opening.CREATE_NEW_LONG)) {
            assertThrows(IndexOutOfBoundsException.class, () -> file.copyFrom(open.file(source), 5, 0, 40 << 20, _ -> { }));
            assertThrows(ChangedOutsideException.class, () -> file.copyFrom(open.file(source), 0, 0, 40 << 20, _ -> cut(source)));
            file.write(0, ByteBuffer.wrap(new byte[] {1}));
            file.setLength(1);
        }
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(path));
    }

    @Test
    void copyingMoreThanThereIsIsRefused() throws IOException {
        var source = Files.write(folder.resolve("source"), new byte[10]);
        try (var open = OpenFiles.of(folder); var file = files().open(folder.resolve("target"), Opening.CREATE)) {
            assertThrows(IndexOutOfBoundsException.class, () -> file.copyFrom(open.file(source), 5, 0, 6, copied -> { }));
        }
    }

    @Test
    void anInterruptDoesNotStopAWriteAndIsKept() throws IOException {
        var source = Files.write(folder.resolve("source"), new byte[] {4, 5});
        try (var open = OpenFiles.of(folder); var file = files().open(folder.resolve("a"), Opening.CREATE)) {
            Thread.currentThread().interrupt();
            file.write(0, ByteBuffer.wrap(new byte[] {1, 2, 3}));
            file.copyFrom(open.file(source), 0, 3, 2, copied -> { });
            file.setLength(4);
            file.force();
            files().syncDirectory(folder);
            assertEquals(4, file.length());
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt was lost");
        }
        assertArrayEquals(new byte[] {1, 2, 3, 4}, Files.readAllBytes(folder.resolve("a")));
    }

    @Test
    void copyingFromAFileThatWasCutSaysSo() throws IOException {
        var source = Files.write(folder.resolve("source"), new byte[40 << 20]);
        try (var open = OpenFiles.of(folder); var file = files().open(folder.resolve("target"), Opening.CREATE)) {
            assertThrows(ChangedOutsideException.class, () -> file.copyFrom(open.file(source), 0, 0, 40 << 20, copied -> cut(source)));
        }
    }

    private static void cut(Path path) {
        try (var channel = java.nio.channels.FileChannel.open(path, java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(10);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
