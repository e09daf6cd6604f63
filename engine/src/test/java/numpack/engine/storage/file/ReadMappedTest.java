package numpack.engine.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import numpack.engine.storage.FolderView;
import org.junit.jupiter.api.Test;

/// The reading of rows on a disk where files can be mapped; elsewhere it is by position once more.
class ReadMappedTest extends ReadFileContract {
    @Override
    OpenFiles open(int limit) {
        return new OpenFiles(pack, limit);
    }

    @Override
    ReadFile file(OpenFiles files, FileLook look) {
        var file = files.mappedFile(look);
        // So the first reading of a test is from a mapping already.
        file.isReadBefore = true;
        return file;
    }

    private int mapped(int count) throws IOException {
        return LocalDisk.holds(pack) ? count : 0;
    }

    private Path file(String name, int length) throws IOException {
        return Files.write(pack.resolve(name), new byte[length]);
    }

    @Test
    void theSecondReadingMapsAndManyPiecesOrALongOneDoAtOnce() throws IOException {
        try (var files = open(9)) {
            var few = files.mappedFile(look(file("few", 100)));
            assertEquals(100, few.length());
            few.read(0, ByteBuffer.allocate(10));
            assertEquals(100, few.length());
            assertEquals(0, files.mappedCount(), "read once");
            few.read(0, ByteBuffer.allocate(10));
            assertEquals(mapped(1), files.mappedCount(), "read twice");
            var pieces = new Pieces(1, 100);
            for (int i = 0; i < 100; i++) {
                pieces.add(i, i);
            }
            files.mappedFile(look(file("many", 100))).read(pieces, MemorySegment.ofArray(new byte[100]));
            assertEquals(mapped(2), files.mappedCount(), "many pieces");
            files.mappedFile(look(file("long", 2 << 20))).read(0, ByteBuffer.allocate(2 << 20));
            assertEquals(mapped(3), files.mappedCount(), "a long piece");
            var empty = file(files, file("empty", 0));
            empty.read(0, ByteBuffer.allocate(0));
            assertEquals(mapped(3), files.mappedCount(), "nothing can be mapped of an empty file");
        }
    }

    private static FileLook look(Path path) throws IOException {
        return FolderView.ofDisk().look(path).orElseThrow();
    }

    @Test
    void aMappingOutlivesItsHandleAndEndsWithItsFile() throws IOException {
        try (var files = open(1)) {
            var first = file(files, file("first", 100));
            first.read(0, ByteBuffer.allocate(10));
            var second = file(files, file("second", 100));
            second.read(0, ByteBuffer.allocate(10));
            assertEquals(1, files.openCount());
            assertEquals(mapped(2), files.mappedCount());
            first.close();
            assertEquals(mapped(1), files.mappedCount());
            second.unmap();
            assertEquals(0, files.mappedCount());
            second.read(0, ByteBuffer.allocate(10));
            assertEquals(0, files.mappedCount(), "read once since");
            second.read(0, ByteBuffer.allocate(10));
            assertEquals(mapped(1), files.mappedCount());
        }
    }

    @Test
    void asManyAsAllowedStayMapped() throws IOException {
        try (var files = new OpenFiles(pack, 9, OpenFiles::openToRead, Optional.of(ReadMappedTest::map), 3)) {
            var readers = new ArrayList<ReadFile>();
            for (int i = 0; i < 10; i++) {
                readers.add(file(files, Files.write(pack.resolve("f" + i), new byte[] {(byte) i})));
            }
            for (int i = 0; i < 20; i++) {
                var into = ByteBuffer.allocate(1);
                readers.get(i % 10).read(0, into);
                assertEquals(i % 10, into.get(0));
                assertEquals(mapped(Math.min(i + 1, 3)), files.mappedCount());
            }
        }
    }

    private static MemorySegment map(FileChannel channel, long length, Arena arena) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena);
    }

    @Test
    void whereThereAreNoAddressesFilesAreReadByPosition() throws IOException {
        var asked = new AtomicInteger();
        MappedFile.Mapper none = (_, _, _) -> {
            if (asked.incrementAndGet() == 1) {
                throw new IOException("Map failed", new OutOfMemoryError("Map failed"));
            }
            throw new OutOfMemoryError("Map failed");
        };
        var bytes = new byte[] {1, 2, 3, 4, 5};
        try (var files = new OpenFiles(pack, 9, OpenFiles::openToRead, Optional.of(none), 9)) {
            for (int length = 5; length > 3; length--) {
                var file = file(files, Files.write(pack.resolve("f" + length), Arrays.copyOf(bytes, length)));
                for (int again = 0; again < 3; again++) {
                    var into = ByteBuffer.allocate(3);
                    file.read(1, into);
                    assertArrayEquals(new byte[] {2, 3, 4}, into.array());
                }
            }
            assertEquals(mapped(2), asked.get(), "once for each length: to be refused takes a tenth of a second");
            assertEquals(0, files.mappedCount());
        }
    }

    @Test
    void aSmallPieceThatIsNotInTheCacheIsReadByPosition() throws IOException {
        var path = pack.resolve("sparse");
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        try (var files = open(9); var file = file(files, path)) {
            file.read(0, ByteBuffer.allocate(10));
            assertFalse(file.isAtHand(700L << 20, 10));
            var into = ByteBuffer.allocate(4 << 20);
            file.read(700L << 20, into);
            boolean isAtHand = false;
            for (int i = 0; i < 100; i++) {
                isAtHand |= file.isAtHand(700L << 20, 10);
            }
            assertEquals(LocalDisk.holds(pack), isAtHand, "after it was all read");
            assertTrue(!isAtHand || file.isAtHand((700L << 20) + 1_000, 1_000));
        }
    }
}
