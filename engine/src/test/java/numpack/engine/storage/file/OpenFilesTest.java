package numpack.engine.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.error.PackClosedException;
import numpack.engine.storage.FolderView;

class OpenFilesTest {
    @TempDir
    Path pack;

    @Test
    void readsByPositionIntoBuffersAndSegments() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        try (var files = OpenFiles.of(pack); var file = files.file(path); var arena = Arena.ofConfined()) {
            assertEquals(9, file.length());
            var buffer = ByteBuffer.allocate(5).position(2);
            file.read(4, buffer);
            assertArrayEquals(new byte[] {0, 0, 5, 6, 7}, buffer.array());
            assertEquals(2, buffer.position());
            var longs = new long[1];
            file.read(1, MemorySegment.ofArray(longs));
            assertEquals(0x0908070605040302L, longs[0]);
            var nativeMemory = arena.allocate(2);
            file.read(7, nativeMemory);
            assertEquals(9, nativeMemory.get(ValueLayout.JAVA_BYTE, 1));
        }
    }

    @Test
    void readingBehindTheEndIsChangedOutside() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[10]);
        try (var files = OpenFiles.of(pack)) {
            var thrown = assertThrows(ChangedOutsideException.class, () -> files.file(path).read(8, ByteBuffer.allocate(3)));
            assertEquals(new OutsideChange.FileTooShort("a", 11), thrown.what());
        }
    }

    @Test
    void aFileThatWasNeverThereIsNotFound() throws IOException {
        try (var files = OpenFiles.of(pack)) {
            assertThrows(NoSuchFileException.class, () -> files.file(pack.resolve("a")).length());
        }
    }

    @Test
    void manyFilesShareFewHandles() throws IOException {
        try (var files = new OpenFiles(pack, 3)) {
            var readers = new ArrayList<ReadFile>();
            for (int i = 0; i < 20; i++) {
                readers.add(files.file(Files.write(pack.resolve("f" + i), new byte[] {(byte) i})));
            }
            assertEquals(0, files.openCount());
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 20; i++) {
                    var buffer = ByteBuffer.allocate(1);
                    readers.get(i).read(0, buffer);
                    assertEquals(i, buffer.get(0));
                    assertTrue(files.openCount() <= 3);
                }
            }
        }
    }

    @Test
    void aFileReplacedWhileItsHandleRestsIsChangedOutside() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[10]);
        try (var files = new OpenFiles(pack, 1)) {
            var file = files.file(path);
            file.length();
            files.file(Files.write(pack.resolve("b"), new byte[1])).length();
            Files.move(Files.write(pack.resolve("c"), new byte[10]), path, StandardCopyOption.REPLACE_EXISTING);
            assertThrows(ChangedOutsideException.class, () -> file.read(0, ByteBuffer.allocate(1)));
        }
    }

    @Test
    void aFileReplacedBetweenTheLookAndTheFirstReadIsChangedOutside() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[10]);
        var look = FolderView.ofDisk().look(path).orElseThrow();
        Files.move(Files.write(pack.resolve("b"), new byte[10]), path, StandardCopyOption.REPLACE_EXISTING);
        try (var files = OpenFiles.of(pack); var file = files.file(look)) {
            var thrown = assertThrows(ChangedOutsideException.class, () -> file.read(0, ByteBuffer.allocate(1)));
            assertEquals(new OutsideChange.FileReplaced("a"), thrown.what());
            Files.delete(path);
            assertThrows(ChangedOutsideException.class, () -> file.read(0, ByteBuffer.allocate(1)), "also if it is gone");
        }
    }

    @Test
    void aFileWrittenInPlaceBetweenTheLookAndTheFirstReadIsTheSame() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[10]);
        var look = FolderView.ofDisk().look(path).orElseThrow();
        Files.write(path, new byte[12]);
        try (var files = OpenFiles.of(pack); var file = files.file(look)) {
            assertEquals(12, file.length());
        }
    }

    @Test
    void closedReadersSaySo() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[10]);
        var files = OpenFiles.of(pack);
        var one = files.file(path);
        var other = files.file(path);
        one.length();
        one.close();
        assertThrows(PackClosedException.class, one::length);
        assertEquals(10, other.length());
        files.close();
        assertThrows(PackClosedException.class, other::length);
    }

    @Test
    void anInterruptedReaderReadsOnAndDisturbsNoOther() throws Exception {
        var path = Files.write(pack.resolve("a"), new byte[4 << 20]);
        try (var files = OpenFiles.of(pack); var threads = Executors.newFixedThreadPool(4)) {
            var file = files.file(path);
            var results = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 4; i++) {
                boolean interrupts = i % 2 == 0;
                results.add(threads.submit(() -> readOften(file, interrupts)));
            }
            for (var result : results) {
                assertTrue(result.get());
            }
        }
    }

    private static boolean readOften(ReadFile file, boolean interrupts) throws IOException, ExecutionException {
        boolean kept = true;
        for (int i = 0; i < 100; i++) {
            if (interrupts) {
                Thread.currentThread().interrupt();
            }
            file.read(0, ByteBuffer.allocate(1 << 16));
            kept &= Thread.interrupted() == interrupts;
        }
        return kept;
    }
}
