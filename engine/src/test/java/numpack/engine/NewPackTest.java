package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import numpack.engine.dtype.DType;
import numpack.engine.error.NotEnoughSpaceException;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewPackTest {
    @TempDir
    Path folder;

    private static void fill(Transaction transaction) {
        transaction.create("a", DType.UINT8, Shape.of(10), new byte[] {7}).drop("a", RowSet.of(3));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).sorted().toList();
        }
    }

    private void assertWhole(Path place) throws IOException {
        try (var pack = Pack.open(place, PackOptions.standard())) {
            assertArrayEquals(new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 7}, ModelPack.bytesOf(pack.array("a").source()));
        }
    }

    @Test
    void anEmptyFolderIsTaken() throws IOException {
        var place = Files.createDirectory(folder.resolve("copy"));
        NewPack.build(place, NewPackTest::fill, Progress.NONE);
        assertWhole(place);
        assertEquals(List.of("copy"), names());
    }

    @Test
    void whatIsThereStays() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "mine");
        var full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("note"), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> NewPack.build(file, NewPackTest::fill, Progress.NONE));
        assertThrows(DirectoryNotEmptyException.class, () -> NewPack.build(full, NewPackTest::fill, Progress.NONE));
        assertEquals("mine", Files.readString(file));
        assertEquals("mine", Files.readString(full.resolve("note")));
        assertEquals(List.of("file", "full"), names());
    }

    @Test
    void aCancelLeavesNothing() throws IOException {
        var cancelled = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> NewPack.build(folder.resolve("copy"), NewPackTest::fill, cancelled));
        assertEquals(List.of(), names());
    }

    @Test
    void tooLargeForTheDiskIsSaidOfThePlaceAskedFor() throws IOException {
        var place = folder.resolve("copy");
        var refused = assertThrows(NotEnoughSpaceException.class, () -> NewPack.build(place,
                transaction -> transaction.create("a", DType.UINT8, Shape.of(1L << 60), new byte[] {1}), Progress.NONE));
        assertEquals(place, refused.path());
        assertEquals(1L << 60, refused.neededBytes());
        assertEquals(List.of(), names());
    }

    @Test
    void aDiskThatRefusesAnywhereLeavesNothingOrAll() throws IOException {
        boolean isThrough = false;
        for (int n = 0; !isThrough; n++) {
            var place = folder.resolve("copy");
            var files = FailingFiles.refusingAt(DurableFiles.unsynced(), n);
            boolean isBuilt = true;
            try {
                NewPack.build(place, NewPackTest::fill, Progress.NONE, files);
            } catch (IOException refused) {
                isBuilt = false;
            }
            isThrough = files.count() <= n;
            var what = "call %d of %s".formatted(n, files.calls());
            assertEquals(isBuilt || Files.exists(place) ? List.of("copy") : List.of(), names(), what);
            if (Files.exists(place)) {
                assertWhole(place);
                NewPack.build(folder.resolve("other"), NewPackTest::fill, Progress.NONE);
                delete(folder.resolve("other"));
                delete(place);
            }
            assertTrue(n < 200, "no end");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (var path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
