package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pack that is moved away while it is open, and what may lie at its path afterwards.
class AwayAndBackTest {
    @TempDir
    Path temp;
    private Path folder;
    private Path away;
    private Pack pack;
    private PackArrays arrays;

    @BeforeEach
    void open() throws IOException {
        folder = temp.resolve("pack.npk");
        away = temp.resolve("away");
        pack = Pack.create(folder, PackOptions.standard());
        arrays = PackArrays.of(pack);
        arrays.save("x", NdArrays.wrap(new int[] {1, 2, 3}, 3));
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    @Test
    void aPackThatIsAwayIsMissingAndNotReadOnly() throws IOException {
        Files.move(folder, away);
        assertFalse(pack.isThere());
        assertEquals(Optional.empty(), pack.readOnlyReason());
        var refused = assertThrows(NoSuchFileException.class, () -> append(7));
        assertEquals(folder.toString(), refused.getFile());
        assertThrows(NoSuchFileException.class, pack::reload);
        assertFalse(Files.exists(folder), "nothing is made in its place");

        Files.move(away, folder);
        assertTrue(pack.isThere());
        assertFalse(pack.hasChangedOutside());
        append(7);
        assertArrayEquals(new long[] {1, 2, 3, 7}, arrays.load("x").toLongArray());
    }

    @Test
    void theEmptyPlaceOfADiskThatIsNotConnectedIsNoPack() throws IOException {
        Files.move(folder, away);
        Files.createDirectory(folder);
        assertFalse(pack.isThere());
        assertThrows(NoSuchFileException.class, () -> append(7));
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count(), "nothing is written where the disk is not");
        }
    }

    @Test
    void aFileThatWasAwayIsNoChangeOnceItIsBack() throws IOException {
        var data = folder.resolve("data_x.npkd");
        Files.move(data, away);
        assertTrue(pack.hasChangedOutside());
        assertThrows(ChangedOutsideException.class, () -> append(7));
        Files.move(away, data);
        assertFalse(pack.hasChangedOutside());
        append(7);
        assertArrayEquals(new long[] {1, 2, 3, 7}, arrays.load("x").toLongArray());
    }

    @Test
    void anotherFolderInItsPlaceIsNotWrittenBeforeItIsRead() throws IOException {
        Files.move(folder, away);
        copyByLinks(away, folder);
        assertTrue(pack.isThere());
        assertTrue(pack.hasChangedOutside(), "every file of it has the same stamp");
        assertThrows(ChangedOutsideException.class, () -> append(7));

        pack.reload();
        assertFalse(pack.hasChangedOutside());
        append(4);
        assertArrayEquals(new long[] {1, 2, 3, 4}, arrays.load("x").toLongArray());
    }

    @Test
    void afterAReloadTheLockOfTheFolderInItsPlaceIsTaken() throws IOException {
        Files.move(folder, away);
        copyByLinks(away, folder);
        Files.copy(away.resolve(".workbench/lock"), folder.resolve(".workbench/lock"), StandardCopyOption.REPLACE_EXISTING);
        pack.reload();
        append(4);
        assertArrayEquals(new long[] {1, 2, 3, 4}, arrays.load("x").toLongArray());
    }

    private void append(int number) throws IOException {
        try (var transaction = pack.begin()) {
            transaction.append("x", LazyArray.of(NdArrays.wrap(new int[] {number}, 1)));
            transaction.commit(Progress.NONE);
        }
    }

    /// As `cp -al` does.
    private static void copyByLinks(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : (Iterable<Path>) all::iterator) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectory(target);
                } else {
                    Files.createLink(target, path);
                }
            }
        }
    }
}
