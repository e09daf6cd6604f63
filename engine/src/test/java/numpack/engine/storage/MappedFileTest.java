package numpack.engine.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.PackClosedException;

class MappedFileTest {
    private static final int LENGTH = 1 << 20;

    @TempDir
    Path pack;
    private Path path;
    private OpenFiles files;
    private MappedFile mapped;

    @BeforeEach
    void write() throws IOException {
        var bytes = new byte[LENGTH];
        bytes[LENGTH - 1] = 7;
        path = Files.write(pack.resolve("a"), bytes);
        files = OpenFiles.of(pack);
        mapped = MappedFile.of(files.file(path));
    }

    @AfterEach
    void close() throws IOException {
        mapped.close();
        files.close();
    }

    @Test
    void aLeaseSeesTheBytes() throws IOException {
        try (var lease = mapped.lease(); var arena = Arena.ofConfined()) {
            assertEquals(LENGTH, lease.length());
            assertEquals(7, sum(lease));
            var target = arena.allocate(2);
            lease.copyOut(LENGTH - 2, target);
            assertEquals(7, target.get(ValueLayout.JAVA_BYTE, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> lease.copyOut(LENGTH - 1, target));
        }
    }

    @Test
    void anEmptyFileCanBeLeased() throws IOException {
        var empty = MappedFile.of(files.file(Files.createFile(pack.resolve("empty"))));
        try (var lease = empty.lease()) {
            assertEquals(0, lease.length());
        }
        empty.close();
    }

    @Test
    void aMappingOutlivesTheHandle() throws IOException {
        var file = files.file(path);
        var other = MappedFile.of(file);
        try (var lease = other.lease()) {
            file.close();
            assertEquals(7, sum(lease));
        }
        other.close();
    }

    @Test
    void aFileCutUnderTheLeaseIsChangedOutside() throws IOException {
        try (var lease = mapped.lease(); var arena = Arena.ofConfined()) {
            assertEquals(7, sum(lease));
            truncate(10);
            assertThrows(ChangedOutsideException.class, () -> sum(lease));
            assertThrows(ChangedOutsideException.class, () -> lease.copyOut(LENGTH - 8, arena.allocate(8)));
        }
    }

    @Test
    void aFileCutBeforeTheLeaseIsChangedOutside() throws IOException {
        mapped.lease().close();
        truncate(LENGTH - 1);
        assertThrows(ChangedOutsideException.class, mapped::lease);
    }

    @Test
    void aFileThatGrewIsLeasedAtItsOldLength() throws IOException {
        mapped.lease().close();
        Files.write(path, new byte[5], StandardOpenOption.APPEND);
        try (var lease = mapped.lease()) {
            assertEquals(LENGTH, lease.length());
        }
    }

    @Test
    void aClosedGenerationGivesNoLease() throws IOException {
        mapped.close();
        mapped.close();
        assertThrows(PackClosedException.class, mapped::lease);
    }

    @Test
    void closingTakesTheMemoryFromAReaderThatDoesNotEnd() throws Exception {
        var reading = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var reader = threads.submit(() -> {
                try (var lease = mapped.lease()) {
                    reading.countDown();
                    while (true) {
                        sum(lease);
                    }
                }
            });
            reading.await();
            mapped.close();
            var thrown = assertThrows(ExecutionException.class, reader::get);
            assertEquals(PackClosedException.class, thrown.getCause().getClass());
        }
    }

    @Test
    void aLeaseThatIsOverReadsNothing() throws IOException {
        var lease = mapped.lease();
        lease.close();
        lease.close();
        assertThrows(IllegalStateException.class, () -> sum(lease));
    }

    @Test
    void theReadersOwnMistakesStayTheirs() throws IOException {
        try (var lease = mapped.lease()) {
            var thrown = assertThrows(IllegalStateException.class, () -> lease.reading(memory -> {
                throw new IllegalStateException("mine");
            }));
            assertTrue(thrown.getMessage().contains("mine"));
        }
    }

    private void truncate(long length) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static long sum(MappedRegion lease) {
        return lease.reading(MappedFileTest::sum);
    }

    private static long sum(MemorySegment memory) {
        long sum = 0;
        for (long i = 0; i < memory.byteSize(); i++) {
            sum += memory.get(ValueLayout.JAVA_BYTE, i);
        }
        return sum;
    }
}
