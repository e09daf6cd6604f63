package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import numpack.engine.commit.span.JournalBudget;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.Verdict;
import numpack.engine.format.SegmentList;
import numpack.engine.format.SegmentListCodec;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.RowSet;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.work.HardLinkedFile;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Packs of which somebody has a copy made of hard links (`cp -al`): a snapshot, a cache. What is done to one of them is done to that one alone.
class PackHardLinkTest {
    private static final List<String> ARRAYS = List.of("x", "s");

    @TempDir
    Path temp;
    private Path start;

    /// "x" lies in one file, "s" in three segments; both have dropped rows.
    @BeforeEach
    void make() throws IOException {
        start = temp.resolve("start.npk");
        try (var pack = Pack.create(start, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.save("x", ChangeKind.rows(20, 0)).save("s", ChangeKind.rows(20, 0)).commit(Progress.NONE);
        }
        start = start.toRealPath();
        split("s");
        try (var pack = Pack.open(start, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.drop("x", RowSet.range(0, 3)).drop("s", RowSet.range(0, 3)).commit(Progress.NONE);
            assertTrue(pack.array("s").isSegmented());
        }
    }

    /// Lays the rows of an array into segments, as NumPack does.
    private void split(String name) throws IOException {
        var data = Files.readAllBytes(start.resolve(PackLayout.dataFile(name)));
        Files.createDirectory(start.resolve(PackLayout.segmentFolder(name)));
        var list = new SegmentList(List.of());
        for (int from = 0; from < data.length; from += 64) {
            var file = PackLayout.segmentFile(name, list.segments().size());
            var part = Arrays.copyOfRange(data, from, Math.min(data.length, from + 64));
            Files.write(start.resolve(file), part);
            list = list.with(new SegmentList.Segment(file, part.length / 8, part.length));
        }
        Files.write(start.resolve(PackLayout.segmentListFile(name)), SegmentListCodec.encode(list));
        Files.delete(start.resolve(PackLayout.dataFile(name)));
        var manifest = ManifestCodec.read(start, FolderView.ofDisk()).manifest();
        var entry = manifest.find(name).orElseThrow();
        var changed = manifest.with(entry.withDataFile(PackLayout.segmentListFile(name), entry.lastModifiedMicros()));
        Files.write(start.resolve(PackLayout.MANIFEST), ManifestCodec.encode(changed));
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void aCopyStaysAsItIsWhateverIsCommitted(ChangeKind kind) throws IOException {
        for (var name : ARRAYS) {
            var folder = copy(start, temp.resolve(kind + "-" + name));
            var linked = link(folder, temp.resolve(kind + "-" + name + "-linked"));
            var before = contents(linked);
            var known = read(linked);
            try (var pack = Pack.open(folder, PackOptions.standard())) {
                kind.runThrice(pack, name);
            }
            assertEquals(before, contents(linked), kind + " of " + name);
            assertEquals(known, read(linked));
            // And the other way round.
            var after = read(folder);
            try (var pack = Pack.open(linked, PackOptions.standard())) {
                kind.runThrice(pack, name);
            }
            assertEquals(after, read(folder), kind + " of " + name + " in the copy");
            assertEquals(after, read(linked));
        }
    }

    @ParameterizedTest
    @EnumSource(value = ChangeKind.class, mode = EnumSource.Mode.EXCLUDE, names = {"CUT", "RESTORE", "COPY"})
    void aProcessThatDiesAnywhereLeavesTheCopyAlone(ChangeKind kind) throws IOException {
        everyCall(kind, n -> FailingFiles.tearingAt(DurableFiles.unsynced(), n));
    }

    @ParameterizedTest
    @EnumSource(value = ChangeKind.class, mode = EnumSource.Mode.EXCLUDE, names = {"CUT", "RESTORE", "COPY"})
    void aDiskThatRefusesAnywhereLeavesTheCopyAlone(ChangeKind kind) throws IOException {
        everyCall(kind, n -> FailingFiles.refusingAt(DurableFiles.unsynced(), n));
    }

    /// Once with a copy that was made before, and once with one of what the failure left.
    private void everyCall(ChangeKind kind, LongFunction<FailingFiles> failing) throws IOException {
        var before = read(start);
        var whole = copy(start, temp.resolve("whole"));
        try (var pack = Pack.open(whole, PackOptions.standard())) {
            kind.run(pack, "x", 0);
        }
        var after = read(whole);
        delete(whole);
        boolean isThrough = false;
        for (int n = 0; !isThrough; n++) {
            var folder = copy(start, temp.resolve("folder"));
            var linked = link(folder, temp.resolve("linked"));
            var lying = contents(linked);
            var files = failing.apply(n);
            var what = "call %d of %s".formatted(n, kind);
            try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
                kind.run(pack, "x", 0);
            } catch (IOException stopped) {
                assertTrue(files.count() > n, () -> what + stopped);
            }
            isThrough = files.count() <= n;
            var left = link(folder, temp.resolve("left"));
            assertEquals(lying, contents(linked), what);

            var found = recovered(folder, what);
            assertTrue(found.equals(before) || found.equals(after) || kind == ChangeKind.COMPACT, () -> what + found);
            assertEquals(lying, contents(linked), what);
            var settled = contents(folder);
            assertEquals(found, recovered(left, what), "what was left is brought to the same end in the copy");
            assertEquals(settled, contents(folder), what + ", recovered in the copy");
            for (var each : List.of(folder, linked, left)) {
                delete(each);
            }
            assertTrue(n < 1000, "no end");
        }
    }

    @Test
    void recoveryInACopyThatNumPackChangedTakesNothingBackInTheOther() throws IOException {
        int foreign = 0;
        for (int n = 0; n < 60; n++) {
            var folder = copy(start, temp.resolve("folder"));
            var files = FailingFiles.dyingAt(DurableFiles.unsynced(), n);
            try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
                ChangeKind.WRITE.run(pack, "x", 4);
            } catch (IOException stopped) {
                assertTrue(files.count() > n);
            }
            var linked = link(folder, temp.resolve("linked"));
            var found = recovered(folder, "call " + n);
            var settled = contents(folder);
            Files.write(Files.createFile(linked.resolve("data_other.npkd")), new byte[1]);
            try (var manifest = Pack.open(copy(start, temp.resolve("other")), PackOptions.standard())) {
                // What NumPack leaves when it has written the same array meanwhile.
                ChangeKind.APPEND.run(manifest, "x", 1);
            }
            Files.delete(linked.resolve("metadata.npkm"));
            Files.copy(temp.resolve("other").resolve("metadata.npkm"), linked.resolve("metadata.npkm"));
            try (var pack = Pack.open(linked, PackOptions.standard())) {
                foreign += pack.verdict() == Verdict.READ_ONLY ? 1 : 0;
            }
            assertEquals(settled, contents(folder), "call " + n);
            assertEquals(found, read(folder));
            for (var each : List.of(folder, linked, temp.resolve("other"))) {
                delete(each);
            }
        }
        assertTrue(foreign > 3, "only " + foreign);
    }

    /// Long appended rows are written after the end of the live file, which is not to be had for a file that others share.
    @Test
    void aLongAppendLeavesTheCopyAlone() throws IOException {
        var linked = link(start, temp.resolve("linked"));
        var before = contents(linked);
        long rows = JournalBudget.MAX_BYTES / 8 + 1;
        try (var pack = Pack.open(start, PackOptions.standard()); var transaction = pack.begin()) {
            var some = ChangeKind.rows(1, 1);
            var many = LazyArray.filled(some.dtype(), some.shape().withRows(rows), new byte[] {7, 0, 0, 0});
            transaction.append("x", many).commit(Progress.NONE);
            assertEquals(20 + rows, pack.array("x").physicalShape().rowCount());
        }
        assertEquals(before, contents(linked));
    }

    @Test
    void theCopyNeedsRoomAndSaysSoBefore() throws IOException {
        link(start, temp.resolve("linked"));
        try (var pack = Pack.open(start, PackOptions.standard())) {
            long bytes = Files.size(start.resolve("data_x.npkd"));
            long bitmap = Files.size(start.resolve("deleted_x.npkb"));
            for (var kind : List.of(ChangeKind.WRITE, ChangeKind.APPEND, ChangeKind.CUT, ChangeKind.DROP)) {
                try (var transaction = pack.begin()) {
                    kind.fill(transaction, "x", 4);
                    var expected = new ArrayList<HardLinkedFile>();
                    if (kind != ChangeKind.DROP) {
                        expected.add(new HardLinkedFile("x", "data_x.npkd", bytes));
                    }
                    if (kind != ChangeKind.WRITE) {
                        expected.add(new HardLinkedFile("x", "deleted_x.npkb", bitmap));
                    }
                    assertEquals(expected, transaction.hardLinkedFiles(), kind.toString());
                    assertTrue(transaction.neededBytes() >= expected.stream().mapToLong(HardLinkedFile::bytes).sum());
                }
            }
            try (var transaction = pack.begin()) {
                ChangeKind.WRITE.fill(transaction, "s", 1);
                var files = transaction.hardLinkedFiles();
                assertEquals(List.of("data_s_segments/seg_000000.npkd"), files.stream().map(HardLinkedFile::file).toList(), "the others stay");
            }
            for (var kind : List.of(ChangeKind.SAVE, ChangeKind.RENAME, ChangeKind.COPY, ChangeKind.REMOVE)) {
                try (var transaction = pack.begin()) {
                    kind.fill(transaction, "x", 4);
                    assertEquals(List.of(), transaction.hardLinkedFiles(), kind.toString());
                }
            }
        }
    }

    @Test
    void whoHasThePackOpenSeesWhatOthersCommitAfterACopyWasMade() throws IOException {
        try (var reader = Pack.open(start, PackOptions.standard()); var writer = Pack.open(start, PackOptions.standard())) {
            var known = reader.array("x");
            var before = known.load().toLongArray();
            var linked = link(start, temp.resolve("linked"));
            ChangeKind.WRITE.run(writer, "s", 4);
            delete(linked);
            assertArrayEquals(before, known.load().toLongArray(), "nobody has touched it");
            ChangeKind.WRITE.run(writer, "x", 4);
            assertThrows(StaleArrayException.class, known::load);
            assertArrayEquals(writer.array("x").load().toLongArray(), PackArrays.of(reader).load("x").toLongArray());
            assertFalse(Arrays.equals(before, writer.array("x").load().toLongArray()));
        }
    }

    @Test
    void aFileThatNobodySharesIsWrittenInPlace() throws IOException {
        var key = FileStamp.of(start.resolve("data_x.npkd")).key();
        try (var pack = Pack.open(start, PackOptions.standard()); var transaction = pack.begin()) {
            ChangeKind.WRITE.fill(transaction, "x", 4);
            assertEquals(List.of(), transaction.hardLinkedFiles());
            transaction.commit(Progress.NONE);
        }
        assertEquals(key, FileStamp.of(start.resolve("data_x.npkd")).key());
    }

    private static Map<String, String> recovered(Path folder, String what) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict(), () -> what + pack.findings());
        }
        return read(folder);
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var arrays = new TreeMap<String, String>();
        try (var pack = Pack.open(folder, PackOptions.readOnly())) {
            ModelPack.read(pack).arrays.forEach((name, array) -> arrays.put(name, array.toString()));
        }
        return arrays;
    }

    /// The bytes of all files.
    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<>(Snapshot.of(folder));
        contents.replaceAll((name, text) -> text.startsWith("folder") ? "folder" : text.substring(text.lastIndexOf(' ')));
        return contents;
    }

    /// `cp -al`
    private static Path link(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createLink(target, path);
                }
            }
        }
        return to;
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
