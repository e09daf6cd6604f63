package numpack.engine.draft.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import numpack.engine.error.DiskFullException;
import numpack.engine.error.EditNotKeptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A log on the disk that Linux has for this: every write to `/dev/full` finds no space.
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    void aLogThatCannotBeWrittenSaysWhichFileAndThatTheDiskIsFull() throws IOException {
        var log = Files.createSymbolicLink(folder.resolve("x.draft"), Path.of("/dev/full"));
        try (var records = RecordLog.open(log, _ -> { })) {
            var notKept = assertThrows(EditNotKeptException.class, () -> records.append(3, new byte[] {1, 2}));
            assertEquals(log, notKept.log());
            var full = assertInstanceOf(DiskFullException.class, notKept.getCause());
            assertEquals(log, full.path());
            assertThrows(EditNotKeptException.class, () -> records.appendBulk(2, sink -> sink.write(new byte[] {1, 2}, 0, 2)));
            assertEquals(0, records.size(), "nothing was appended");
        } catch (EditNotKeptException synced) {
            assertEquals(log, synced.log());
        }
    }

    @Test
    void whatCannotBeReadForARecordIsNoTroubleOfTheLog() throws IOException {
        var broken = new IOException("the pack's disk");
        try (var records = RecordLog.open(folder.resolve("y.draft"), _ -> { })) {
            assertEquals(broken, assertThrows(IOException.class, () -> records.appendBulk(2, _ -> {
                throw broken;
            })));
        }
    }
}
