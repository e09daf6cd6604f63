package numpack.engine.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import numpack.engine.journal.GuardJudge.EntrySide;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.JournalStep.Merge;
import numpack.engine.journal.record.JournalStep.Move;
import numpack.engine.journal.record.JournalStep.Remove;
import numpack.engine.journal.record.JournalStep.SetLength;
import numpack.engine.journal.record.JournalStep.WriteAt;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;

/// A small folder that looks like a pack, and one change that does everything a change can do:
/// a is parked, overwritten in part, made longer, and gets a bitmap; b is replaced by a new file; c is removed and kept; d grows at
/// its end under an intent. The manifest is lines "name=version:length".
final class ScriptedPack {
    static final String MANIFEST = "metadata.npkm";
    private static final String A = "data_a.npkd";
    private static final String B = "data_b.npkd";
    private static final String C = "data_c.npkd";
    private static final String D = "data_d.npkd";
    private static final String BITMAP = "deleted_a.npkb";
    private static final String PARKED_A = ".workbench/parked-a";
    private static final String PARKED_B = ".workbench/parked-b";
    private static final String NEW_B = ".workbench/new-b";
    private static final String NEW_BITMAP = ".workbench/new-bitmap";
    private static final String KEPT_C = ".workbench/removed-c";

    final Path pack;

    private ScriptedPack(Path pack) {
        this.pack = pack;
    }

    static ScriptedPack make(Path pack) throws IOException {
        Files.createDirectories(pack);
        Files.write(pack.resolve(A), filled(1500, 'a'));
        Files.write(pack.resolve(B), filled(30, 'b'));
        Files.write(pack.resolve(C), filled(20, 'c'));
        Files.write(pack.resolve(D), filled(10, 'd'));
        Files.writeString(pack.resolve(MANIFEST), "a=1:1500\nb=1:30\nc=1:20\nd=1:10\nz=1:0\n");
        return new ScriptedPack(pack);
    }

    /// Does the whole change.
    void change(DurableFiles files) throws IOException {
        change(files, open(files));
    }

    /// Does the change with files that refuse a call; returns whether its end is open.
    boolean changeLeavesPending(DurableFiles files) {
        Journal journal = null;
        try {
            journal = open(files);
            change(files, journal);
            throw new AssertionError("no call was refused");
        } catch (IOException e) {
            return journal != null && journal.isPending();
        }
    }

    private Journal open(DurableFiles files) throws IOException {
        WorkbenchFolder.ensure(pack, files);
        return Journal.open(pack, files);
    }

    private void change(DurableFiles files, Journal journal) throws IOException {
        build(files, NEW_B, filled(40, 'B'));
        var appended = guard("d", "1:10", "1:10", new FileLength(D, 10, 16));
        journal.intend(List.of(appended));
        try (var file = files.open(pack.resolve(D), Opening.EXISTING)) {
            file.setLength(16);
            file.write(10, ByteBuffer.wrap(filled(6, 'D')));
            file.force();
        }
        journal.commit(guards(), steps(), ScriptedPack::merge);
    }

    static List<Guard> guards() {
        return List.of(
                guard("a", "1:1500", "2:1700", new FileLength(A, 1500, 1700), new FileLength(BITMAP, -1, 24)),
                guard("b", "1:30", "2:40", new FileLength(B, 30, 40)),
                guard("c", "1:20", "", new FileLength(C, 20, -1)),
                guard("d", "1:10", "2:16", new FileLength(D, 10, 16)));
    }

    static List<JournalStep> steps() {
        return List.of(
                new Move(A, PARKED_A),
                new Move(B, PARKED_B),
                new Move(C, KEPT_C),
                new WriteAt(PARKED_A, 600, bytes(200, 'a'), bytes(200, 'A')),
                SetLength.growing(PARKED_A, 1500, 1600),
                new WriteAt(PARKED_A, 1550, ByteBuffer.allocate(50), bytes(150, 'A')),
                new WriteAt(NEW_BITMAP, 0, bytes(0, 'x'), bytes(24, 'x')),
                new Move(NEW_BITMAP, BITMAP),
                new Merge(MANIFEST, ByteBuffer.wrap("a=2:1700\nb=2:40\nc=\nd=2:16\n".getBytes(StandardCharsets.UTF_8))),
                new Move(PARKED_A, A),
                new Move(NEW_B, B),
                new Remove(PARKED_B));
    }

    /// The pack as a reader sees it who knows of nothing in `.workbench/`: entries, and bytes of the files they speak of.
    Map<String, String> contents() throws IOException {
        return contents(FolderView.ofDisk());
    }

    /// The same through a view.
    Map<String, String> contents(FolderView view) throws IOException {
        var contents = new TreeMap<String, String>();
        for (var path : view.list(pack)) {
            if (view.look(path).orElseThrow().isFile()) {
                var text = new String(view.readStart(path, 1 << 20), StandardCharsets.UTF_8);
                if (path.endsWith(MANIFEST)) {
                    contents.putAll(parse(text));
                } else {
                    contents.put(path.getFileName().toString(), text);
                }
            }
        }
        return contents;
    }

    static Map<String, String> before(Path scratch) throws IOException {
        return make(scratch).contents();
    }

    static Map<String, String> after(Path scratch) throws IOException {
        var pack = make(scratch);
        pack.change(DurableFiles.unsynced());
        return pack.contents();
    }

    /// NumPack at any instant: for each array it finds the old one, the new one, or no file; never one read as the other.
    void assertNobodyMisreads(String when) throws IOException {
        var entries = entries(pack.resolve(MANIFEST));
        var newA = new String(filled(1500, 'a')).substring(0, 600) + "A".repeat(200) + "a".repeat(700) + "\0".repeat(50) + "A".repeat(150);
        assertReads(when, entries.get("a"), A, Map.of("1:1500", "a".repeat(1500), "2:1700", newA));
        assertReads(when, entries.get("b"), B, Map.of("1:30", "b".repeat(30), "2:40", "B".repeat(40)));
        assertReads(when, entries.get("c"), C, Map.of("1:20", "c".repeat(20)));
        assertReads(when, entries.get("d"), D, Map.of("1:10", "d".repeat(10), "2:16", "d".repeat(10) + "D".repeat(6)));
        if (Files.exists(pack.resolve(A))) {
            assertTrue(Files.exists(pack.resolve(BITMAP)) == "2:1700".equals(entries.get("a")), when + ": a with the wrong bitmap");
        }
    }

    private void assertReads(String when, String entry, String file, Map<String, String> expected) throws IOException {
        var path = pack.resolve(file);
        if (expected.containsKey(String.valueOf(entry)) && Files.exists(path)) {
            assertTrue(Files.readString(path).startsWith(expected.get(entry)), when + ": " + file + " is misread");
        }
    }

    EntrySide judge(Guard guard) throws IOException {
        var now = ByteBuffer.wrap(entries(pack.resolve(MANIFEST)).getOrDefault(guard.key(), "").getBytes(StandardCharsets.UTF_8));
        boolean isBefore = now.equals(guard.before());
        boolean isAfter = now.equals(guard.after());
        return isBefore && isAfter ? EntrySide.BOTH : isBefore ? EntrySide.BEFORE : isAfter ? EntrySide.AFTER : EntrySide.NEITHER;
    }

    RecoveryOutcome recover(DurableFiles files) throws IOException {
        return JournalRecovery.recover(pack, files, this::judge, ScriptedPack::merge);
    }

    /// What NumPack does to the manifest: other order, another entry.
    void setEntry(String name, String entry) throws IOException {
        var entries = new TreeMap<>(entries(pack.resolve(MANIFEST)).descendingMap());
        entries.put(name, entry);
        write(pack.resolve(MANIFEST), entries);
    }

    static ByteBuffer merge(Path manifest, ByteBuffer changes) throws IOException {
        var entries = entries(manifest);
        entries.putAll(parse(StandardCharsets.UTF_8.decode(changes.duplicate()).toString()));
        entries.values().removeIf(String::isEmpty);
        return ByteBuffer.wrap(text(entries).getBytes(StandardCharsets.UTF_8));
    }

    static Guard guard(String key, String before, String after, FileLength... lengths) {
        return new Guard(key, StandardCharsets.UTF_8.encode(before), StandardCharsets.UTF_8.encode(after), List.of(lengths));
    }

    static ByteBuffer bytes(int count, char content) {
        return ByteBuffer.wrap(filled(count, content));
    }

    private void build(DurableFiles files, String name, byte[] bytes) throws IOException {
        try (var file = files.open(pack.resolve(name), Opening.CREATE)) {
            file.write(0, ByteBuffer.wrap(bytes));
            file.force();
        }
    }

    private static byte[] filled(int count, char content) {
        var bytes = new byte[count];
        Arrays.fill(bytes, (byte) content);
        return bytes;
    }

    private static TreeMap<String, String> entries(Path manifest) throws IOException {
        return parse(Files.readString(manifest));
    }

    private static TreeMap<String, String> parse(String text) {
        var entries = new TreeMap<String, String>();
        text.lines().forEach(line -> entries.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return entries;
    }

    private static String text(Map<String, String> entries) {
        var text = new StringBuilder();
        entries.forEach((name, entry) -> text.append(name).append('=').append(entry).append('\n'));
        return text.toString();
    }

    private static void write(Path manifest, Map<String, String> entries) throws IOException {
        Files.writeString(manifest, text(entries));
    }
}
