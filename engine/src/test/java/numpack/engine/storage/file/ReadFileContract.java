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
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.error.PackClosedException;
import numpack.engine.storage.FolderView;

/// What every reading of a file must keep, be it by position or from a mapping.
abstract class ReadFileContract {
    @TempDir
    Path pack;

    abstract OpenFiles open(int limit);

    /// A file as it was found, to be read in the way that is tested.
    abstract ReadFile file(OpenFiles files, FileLook look);

    ReadFile file(OpenFiles files, Path path) throws IOException {
        return file(files, FolderView.ofDisk().look(path).orElseThrow());
    }

    private OpenFiles open() {
        return open(OpenFiles.DEFAULT_LIMIT);
    }

    @Test
    void readsByPositionIntoBuffersAndSegments() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        try (var files = open(); var file = file(files, path); var arena = Arena.ofConfined()) {
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
        try (var files = open()) {
            var thrown = assertThrows(ChangedOutsideException.class, () -> file(files, path).read(8, ByteBuffer.allocate(3)));
            assertEquals(new OutsideChange.FileTooShort("a", 11), thrown.what());
        }
    }

    @Test
    void aFileThatWasNeverThereIsNotFound() throws IOException {
        try (var files = open()) {
            assertThrows(NoSuchFileException.class, () -> files.file(pack.resolve("a")).read(0, ByteBuffer.allocate(1)));
        }
    }

    @Test
    void manyFilesShareFewHandles() throws IOException {
        try (var files = open(3)) {
            var readers = new ArrayList<ReadFile>();
            for (int i = 0; i < 20; i++) {
                readers.add(file(files, Files.write(pack.resolve("f" + i), new byte[] {(byte) i})));
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
        try (var files = open(1)) {
            var file = file(files, path);
            file.length();
            file(files, Files.write(pack.resolve("b"), new byte[1])).length();
            Files.move(Files.write(pack.resolve("c"), new byte[10]), path, StandardCopyOption.REPLACE_EXISTING);
            assertThrows(ChangedOutsideException.class, () -> file.read(0, ByteBuffer.allocate(1)));
        }
    }

    @Test
    void aFileReplacedBetweenTheLookAndTheFirstReadIsChangedOutside() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[10]);
        var look = FolderView.ofDisk().look(path).orElseThrow();
        Files.move(Files.write(pack.resolve("b"), new byte[10]), path, StandardCopyOption.REPLACE_EXISTING);
        try (var files = open(); var file = file(files, look)) {
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
        try (var files = open(); var file = file(files, look)) {
            assertEquals(12, file.length());
        }
    }

    @Test
    void closedReadersSaySo() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[10]);
        var files = open();
        var one = file(files, path);
        var other = file(files, path);
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
        try (var files = open(); var threads = Executors.newFixedThreadPool(4)) {
            var file = file(files, path);
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

    @Test
    void piecesAreReadFromAnywhereToAnywhere() throws IOException {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        var path = Files.write(pack.resolve("a"), bytes);
        try (var files = open(); var file = file(files, path); var arena = Arena.ofConfined()) {
            for (var into : List.of(MemorySegment.ofArray(new byte[700]), MemorySegment.ofArray(new long[88]), arena.allocate(700))) {
                var pieces = new Pieces(7, 100);
                for (int i = 0; i < 100; i++) {
                    // Every other one follows the one before.
                    pieces.add(i % 2 == 0 ? i * 997L : (i - 1) * 997L + 7, i < 50 ? i * 7 : (149 - i) * 7);
                }
                assertTrue(pieces.isFull());
                file.read(pieces, into);
                for (int i = 0; i < 100; i++) {
                    assertEquals(-1, MemorySegment.mismatch(into, pieces.place(i), pieces.place(i) + 7, MemorySegment.ofArray(bytes),
                            pieces.offset(i), pieces.offset(i) + 7), "piece " + i);
                }
            }
        }
    }

    @Test
    void whatWasCutOffIsNeverZeros() throws IOException {
        var bytes = new byte[20_000];
        Arrays.fill(bytes, (byte) 7);
        var path = Files.write(pack.resolve("a"), bytes);
        try (var files = open(); var file = file(files, path)) {
            assertEquals(List.of(), wrong(file, 19_000));
            try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                // In the middle of a page, whose rest is zeros for who has mapped it.
                channel.truncate(9_000);
            }
            assertEquals(List.of(), wrong(file, 8_990));
            var behind = assertThrows(ChangedOutsideException.class, () -> file.read(8_995, ByteBuffer.allocate(10)));
            assertEquals(new OutsideChange.FileTooShort("a", 9_005), behind.what());
            assertThrows(ChangedOutsideException.class, () -> file.read(9_100, ByteBuffer.allocate(10)));
            assertThrows(ChangedOutsideException.class, () -> file.read(15_000, ByteBuffer.allocate(10)));
            assertThrows(ChangedOutsideException.class, () -> wrong(file, 9_100));
            assertThrows(ChangedOutsideException.class, () -> wrong(file, 15_000));
        }
    }

    @Test
    void aFileThatGrowsOrIsWrittenInPlaceShowsWhatItHasNow() throws IOException {
        var path = Files.write(pack.resolve("a"), new byte[5_000]);
        try (var files = open(); var file = file(files, path)) {
            file.read(0, ByteBuffer.allocate(5_000));
            var bytes = new byte[9_000];
            Arrays.fill(bytes, (byte) 7);
            Files.write(path, bytes, StandardOpenOption.WRITE);
            assertEquals(9_000, file.length());
            var into = ByteBuffer.allocate(9_000);
            file.read(0, into);
            assertArrayEquals(bytes, into.array());
            assertEquals(List.of(), wrong(file, 8_990));
        }
    }

    @Test
    void aFileThatIsRemovedWhileItIsOpenIsReadOn() throws IOException {
        var bytes = new byte[5_000];
        Arrays.fill(bytes, (byte) 7);
        var path = Files.write(pack.resolve("a"), bytes);
        try (var files = open(); var file = file(files, path)) {
            assertEquals(List.of(), wrong(file, 4_000));
            Files.move(Files.write(pack.resolve("b"), new byte[5_000]), path, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(List.of(), wrong(file, 4_000));
        }
    }

    @Test
    void cuttingUnderManyReadersGivesEachTheBytesOrTheNews() throws Exception {
        var bytes = new byte[1 << 20];
        Arrays.fill(bytes, (byte) 7);
        var path = pack.resolve("a");
        var random = new Random(1);
        try (var files = open(); var threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 40; round++) {
                Files.write(path, bytes);
                try (var file = file(files, path)) {
                    file.read(0, ByteBuffer.allocate(bytes.length));
                    var begun = new CountDownLatch(2);
                    var readers = List.of(threads.submit(() -> readUntilCut(file, begun, 1)), threads.submit(() -> readUntilCut(file, begun, 2)));
                    begun.await();
                    try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                        channel.truncate(random.nextInt(bytes.length / 2));
                    }
                    for (var reader : readers) {
                        assertEquals(List.of(), reader.get());
                    }
                }
            }
        }
    }

    /// Reads here and there until told that the file was cut, and gives back what was not 7.
    private static List<Byte> readUntilCut(ReadFile file, CountDownLatch begun, int seed) throws IOException {
        var random = new Random(seed);
        while (true) {
            try {
                var into = new byte[random.nextBoolean() ? 40 : 300_000];
                file.read(random.nextInt((1 << 20) - into.length), MemorySegment.ofArray(into));
                var wrong = Stream.of(wrongIn(into), wrong(file, random.nextInt((1 << 20) - 100))).flatMap(List::stream).toList();
                if (!wrong.isEmpty()) {
                    return wrong;
                }
                begun.countDown();
            } catch (ChangedOutsideException cut) {
                return List.of();
            }
        }
    }

    /// What is not 7 in twenty pieces in front of a place and one from it on.
    private static List<Byte> wrong(ReadFile file, long place) throws IOException {
        var pieces = new Pieces(10, 21);
        for (int i = 0; i < 20; i++) {
            pieces.add(i * (place / 20), i * 10);
        }
        pieces.add(place, 200);
        var into = new byte[210];
        file.read(pieces, MemorySegment.ofArray(into));
        return wrongIn(into);
    }

    private static List<Byte> wrongIn(byte[] bytes) {
        return IntStream.range(0, bytes.length).filter(i -> bytes[i] != 7).mapToObj(i -> bytes[i]).toList();
    }

    @Test
    void closingUnderReadersTellsThemSo() throws Exception {
        var path = Files.write(pack.resolve("a"), new byte[1 << 20]);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 40; round++) {
                var files = open();
                var file = file(files, path);
                var begun = new CountDownLatch(2);
                var readers = IntStream.of(1, 2).mapToObj(seed -> threads.submit(() -> readUntilClosed(file, begun, seed))).toList();
                begun.await();
                if (round % 2 == 0) {
                    file.close();
                }
                files.close();
                for (var reader : readers) {
                    assertTrue(reader.get());
                }
            }
        }
    }

    private static boolean readUntilClosed(ReadFile file, CountDownLatch begun, int seed) throws IOException {
        var random = new Random(seed);
        while (true) {
            try {
                var into = new byte[random.nextBoolean() ? 40 : 300_000];
                file.read(random.nextInt((1 << 20) - into.length), MemorySegment.ofArray(into));
                begun.countDown();
            } catch (PackClosedException closed) {
                return true;
            }
        }
    }
}
