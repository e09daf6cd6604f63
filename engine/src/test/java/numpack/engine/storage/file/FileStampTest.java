package numpack.engine.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import numpack.engine.storage.FreeSpace;

class FileStampTest {
    @TempDir
    Path folder;

    @Test
    void tellsSizeTimeAndIdentity() throws IOException {
        var path = Files.write(folder.resolve("a"), new byte[3]);
        Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(1_700_000_000, 5_000)));
        var stamp = FileStamp.of(path);
        assertEquals(3, stamp.size());
        assertEquals(1_700_000_000_000_005_000L, stamp.mtimeNanos());
        Files.move(path, folder.resolve("b"));
        assertEquals(stamp, FileStamp.of(folder.resolve("b")));
        assertEquals(FileStamp.ABSENT, FileStamp.of(path));
        var copy = Files.copy(folder.resolve("b"), path, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertNotEquals(stamp, FileStamp.of(copy));
    }

    @Test
    void aFileThatGotTheNumberOfADeletedOneIsAnother() throws IOException {
        var path = Files.write(folder.resolve("a"), new byte[3]);
        var stamp = FileStamp.of(path);
        Files.write(path, new byte[9]);
        assertTrue(stamp.isSameFile(FileStamp.of(path)));
        assertEquals(stamp.identity(), FileStamp.of(path).identity());
        var reborn = new FileStamp(9, stamp.mtimeNanos() + 2, stamp.key(), stamp.birthNanos() + 1);
        assertFalse(stamp.isSameFile(reborn));
        assertNotEquals(stamp.identity(), reborn.identity());
        assertFalse(FileStamp.ABSENT.isSameFile(FileStamp.ABSENT));
    }

    @Test
    void withoutATimeOfBirthTheKeyHasToDo() {
        assertTrue(new FileStamp(3, 100, "7", 100).isSameFile(new FileStamp(4, 200, "7", 200)));
        assertFalse(new FileStamp(3, 100, "7", 100).isSameFile(new FileStamp(4, 200, "8", 200)));
    }

    @Test
    void aFreshChangeIsUnsure() throws IOException {
        var changed = Instant.ofEpochSecond(1_700_000_000);
        var stamp = new FileStamp(3, 1_700_000_000_000_000_000L, "", 0);
        assertTrue(stamp.isUnsureAt(changed.plusMillis(1_999)));
        assertFalse(stamp.isUnsureAt(changed.plusMillis(2_000)));
        assertFalse(FileStamp.ABSENT.isUnsureAt(Instant.EPOCH));
    }

    @Test
    void freeSpaceIsAskedOfTheNearestParent() throws IOException {
        assertTrue(FreeSpace.at(folder.resolve("not/there/yet")).usableBytes() > 0);
    }
}
