package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.log.LogRecord;
import numpack.engine.draft.log.RecordLog;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log is cut or damaged, or the process dies in the middle of a save.
class DraftCrashTest {
    @TempDir
    Path folder;

    private Path packFolder;

    @BeforeEach
    void make() throws IOException {
        packFolder = folder.resolve("pack");
        try (var pack = Pack.create(packFolder, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.create("a", DType.UINT8, Shape.of(6000), new byte[] {1});
            transaction.commit(Progress.NONE);
        }
    }

    private Path log(Path logs) throws IOException {
        try (var files = Files.newDirectoryStream(logs, "*.draft")) {
            return files.iterator().next();
        }
    }

    /// Six steps, one of them with bulk bytes; the logical content after each.
    private List<byte[]> edit(Path logs) throws IOException {
        var states = new ArrayList<byte[]>();
        try (var pack = Pack.open(packFolder, PackOptions.standard()); var draft = Draft.open(pack, logs)) {
            states.add(content(draft));
            draft.setCells("a", CellEdits.of(3, 0, new byte[] {9}));
            states.add(content(draft));
            var bytes = new byte[5000];
            Arrays.fill(bytes, (byte) 4);
            draft.write("a", new Region(RowSet.range(500, 5500), Box.of()), MemorySegment.ofArray(bytes), "PASTE");
            states.add(content(draft));
            draft.dropRows(Map.of("a", RowSet.of(0, 2, 4)));
            states.add(content(draft));
            draft.appendBlankRows("a", 3, new byte[] {8});
            states.add(content(draft));
            draft.setCells("a", CellEdits.of(6001, 0, new byte[] {6}));
            states.add(content(draft));
        }
        return states;
    }

    private static byte[] content(Draft draft) throws IOException {
        return Packs.read(draft.snapshot().find("a").orElseThrow().source());
    }

    @Test
    void aLogCutAtAnyByteOpensWithTheWholeSteps() throws IOException {
        var states = edit(folder.resolve("logs"));
        var log = log(folder.resolve("logs"));
        var bytes = Files.readAllBytes(log);
        var cut = Files.createDirectory(folder.resolve("cut"));
        int before = 0;
        try (var pack = Pack.open(packFolder, PackOptions.standard())) {
            for (int length = 0; length <= bytes.length; length += length > 500 && length < bytes.length - 500 ? 97 : 1) {
                Files.write(cut.resolve(log.getFileName()), Arrays.copyOf(bytes, length));
                try (var draft = Draft.open(pack, cut)) {
                    int steps = draft.state().steps().size();
                    assertTrue(steps >= before, "cut at " + length);
                    assertArrayEquals(states.get(steps), content(draft), "cut at " + length);
                    before = steps;
                }
            }
        }
        assertEquals(5, before);
    }

    @Test
    void aFlippedByteAnywhereNeverLosesThePackNorInventsValues() throws IOException {
        var states = edit(folder.resolve("logs"));
        var log = log(folder.resolve("logs"));
        var bytes = Files.readAllBytes(log);
        try (var pack = Pack.open(packFolder, PackOptions.standard())) {
            for (int at = 0; at < bytes.length; at += at > 150 && at < bytes.length - 300 ? 131 : 1) {
                var flipped = bytes.clone();
                flipped[at] ^= 0x10;
                var logs = Files.createDirectories(folder.resolve("flipped"));
                Files.write(logs.resolve(log.getFileName()), flipped);
                try (var draft = Draft.open(pack, logs)) {
                    boolean isPasteLost = draft.state().steps().size() > 1 && draft.state().whyVoid(draft.state().steps().get(1)).isPresent();
                    var expected = states.get(draft.state().cursor()).clone();
                    for (int i = 0; isPasteLost && i < expected.length; i++) {
                        expected[i] = expected[i] == 4 ? 1 : expected[i];
                    }
                    assertArrayEquals(expected, content(draft), "flipped at " + at);
                    assertTrue(draft.state().cursor() == 5 && !isPasteLost || draft.state().openingNote().isPresent() || at > bytes.length - 200, "flipped at " + at);
                    draft.setCells("a", CellEdits.of(1, 0, new byte[] {2}));
                }
                try (var draft = Draft.open(pack, logs)) {
                    assertTrue(draft.state().steps().size() > 0, "flipped at " + at);
                }
                Files.deleteIfExists(logs.resolve(log.getFileName()));
                Files.deleteIfExists(logs.resolve(log.getFileName() + ".damaged"));
            }
        }
    }

    @Test
    void aCrashAfterTheCommitAndBeforeItsReceiptIsASave() throws IOException {
        var states = edit(folder.resolve("logs"));
        try (var pack = Pack.open(packFolder, PackOptions.standard()); var draft = Draft.open(pack, folder.resolve("logs"))) {
            draft.save(Progress.NONE);
        }
        cutBeforeLastRecord(log(folder.resolve("logs")));
        try (var pack = Pack.open(packFolder, PackOptions.standard()); var draft = Draft.open(pack, folder.resolve("logs"))) {
            assertEquals(5, draft.state().savedMark());
            assertEquals(0, draft.state().unsavedCount());
            assertArrayEquals(states.getLast(), content(draft));
            assertEquals(List.of(), draft.state().conflicts());
            draft.undo();
            draft.undo();
            assertArrayEquals(states.get(3), content(draft));
        }
    }

    @Test
    void aCrashBeforeTheCommitKeepsTheStepsUnsaved() throws IOException {
        var states = edit(folder.resolve("logs"));
        var saved = Files.createDirectory(folder.resolve("saved"));
        copy(packFolder, saved);
        try (var pack = Pack.open(packFolder, PackOptions.standard()); var draft = Draft.open(pack, folder.resolve("logs"))) {
            draft.save(Progress.NONE);
        }
        cutBeforeLastRecord(log(folder.resolve("logs")));
        restore(saved, packFolder);
        try (var pack = Pack.open(packFolder, PackOptions.standard()); var draft = Draft.open(pack, folder.resolve("logs"))) {
            assertEquals(0, draft.state().savedMark());
            assertEquals(5, draft.state().unsavedCount());
            assertArrayEquals(states.getLast(), content(draft));
            draft.save(Progress.NONE);
            assertEquals(6003, pack.array("a").physicalShape().rowCount());
        }
    }

    private static void cutBeforeLastRecord(Path log) throws IOException {
        var records = new ArrayList<LogRecord>();
        RecordLog.look(log, records::add);
        var bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, (int) records.get(records.size() - 2).end()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.newDirectoryStream(from)) {
            for (var file : files) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /// Puts the old contents back into the same files, with their old times, as if the commit had not happened.
    private static void restore(Path from, Path to) throws IOException {
        try (var files = Files.newDirectoryStream(to)) {
            for (var file : files) {
                if (Files.isRegularFile(file)) {
                    var old = from.resolve(file.getFileName());
                    if (Files.exists(old)) {
                        Files.write(file, Files.readAllBytes(old));
                        Files.setLastModifiedTime(file, Files.getLastModifiedTime(old));
                    } else {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
