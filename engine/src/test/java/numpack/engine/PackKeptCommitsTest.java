package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import numpack.engine.error.Finding;
import numpack.engine.error.Verdict;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.PowerLossFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small durable commits sync their record alone. What a kill, a power loss or another program does before the checkpoint takes nothing of them.
class PackKeptCommitsTest {
    /// Small seeds of [Random] all draw alike at first.
    private static final long MIXED = 0x9E3779B97F4A7C15L;
    private static final List<Commit> COMMITS = List.of(
            pack -> replace(pack, "a", 3, 100, 101, 102),
            pack -> append(pack, "a", 7, 8),
            pack -> PackArrays.of(pack).drop("b", RowSet.of(5)),
            pack -> replace(pack, "a", 4, 200, 201),
            pack -> append(pack, "b", 9),
            pack -> append(pack, "a", 10, 11, 12),
            pack -> PackArrays.of(pack).restore("b", RowSet.of(5)),
            pack -> replace(pack, "b", 0, 300, 301));

    @TempDir
    Path temp;
    private Path start;
    /// The pack before the first commit, and after each.
    private final List<ModelPack> states = new ArrayList<>();

    /// What is done to a pack.
    private interface Commit {
        void to(Pack pack) throws IOException;
    }

    @BeforeEach
    void make() throws IOException {
        start = temp.resolve("start.npk");
        try (var pack = Pack.create(start, PackOptions.standard())) {
            PackArrays.of(pack).save("a", NdArrays.wrap(new int[1000], 1000));
            PackArrays.of(pack).save("b", NdArrays.wrap(new int[2000], 2000));
            PackArrays.of(pack).drop("b", RowSet.of(1));
        }
        var folder = copy("states.npk");
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            states.add(ModelPack.read(pack));
            for (var commit : COMMITS) {
                commit.to(pack);
                states.add(ModelPack.read(pack));
            }
        }
    }

    private static void replace(Pack pack, String name, long from, int... values) throws IOException {
        var rows = new long[values.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        PackArrays.of(pack).replace(name, rows, NdArrays.wrap(values, values.length));
    }

    private static void append(Pack pack, String name, int... values) throws IOException {
        PackArrays.of(pack).append(name, NdArrays.wrap(values, values.length));
    }

    private Path copy(String name) throws IOException {
        return copy(start, temp.resolve(name));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// Commits one after the other until one fails.
    ///
    /// @return how many were made
    private static int commit(Pack pack, List<Commit> commits) {
        int done = 0;
        try {
            for (var commit : commits) {
                commit.to(pack);
                done++;
            }
        } catch (IOException | RuntimeException stopped) {
            return done;
        }
        return done;
    }

    private PowerLossFiles disk(Path folder) throws IOException {
        return new PowerLossFiles(folder, Files.createDirectories(temp.resolve("links-" + folder.getFileName())));
    }

    private static HookedFiles untilOff(DurableFiles disk, AtomicBoolean isOff) {
        return new HookedFiles(disk, (_, path) -> {
            if (isOff.get()) {
                throw new IOException("no power: " + path);
            }
        });
    }

    /// Opens the pack as a dead process left it.
    private void assertAfter(Path folder, DurableFiles files, int done, String when) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
            assertEquals(Verdict.OPENS, pack.verdict(), () -> when + ": " + pack.findings());
            var found = ModelPack.read(pack);
            boolean isNext = done < COMMITS.size() && found.equals(states.get(done + 1));
            assertTrue(isNext || found.equals(states.get(done)), () -> "%s: after %d commits".formatted(when, done));
        }
    }

    @Test
    void aSmallDurableCommitSyncsItsRecordAlone() throws IOException {
        var folder = copy("count.npk");
        var files = FailingFiles.counting(disk(folder));
        try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
            replace(pack, "a", 3, 1);
            int before = files.calls().size();
            replace(pack, "a", 3, 2);
            append(pack, "a", 5);
            var syncs = files.calls().subList(before, files.calls().size()).stream().filter(call -> call.startsWith("sync ")).toList();
            assertEquals(2, syncs.size(), syncs::toString);
            assertTrue(syncs.stream().allMatch(call -> call.endsWith("journal")), syncs::toString);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void aPowerLossTakesNoCommit(long seed) throws IOException {
        var random = new Random(MIXED * seed);
        var folder = copy("power.npk");
        var disk = disk(folder);
        var isOff = new AtomicBoolean();
        int count = 1 + random.nextInt(COMMITS.size());
        try (var pack = Pack.open(folder, PackOptions.standard(), untilOff(disk, isOff))) {
            assertEquals(count, commit(pack, COMMITS.subList(0, count)));
            isOff.set(true);
        }
        disk.losePower(random);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict(), () -> pack.findings().toString());
            assertEquals(states.get(count), ModelPack.read(pack));
        }
    }

    @Test
    void aKilledProcessLeavesThePackBeforeOrAfterTheCommitItWasIn() throws IOException {
        everyCall(disk -> n -> FailingFiles.dyingAt(disk, n), null);
    }

    @Test
    void aTornWriteLeavesThePackBeforeOrAfterTheCommitItWasIn() throws IOException {
        everyCall(disk -> n -> FailingFiles.tearingAt(disk, n), null);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void aPowerLossAtAnyCallLeavesThePackBeforeOrAfterTheCommitItWasIn(long seed) throws IOException {
        everyCall(disk -> n -> FailingFiles.dyingAt(disk, n), new Random(MIXED * seed));
    }

    private interface Failing {
        LongFunction<FailingFiles> over(DurableFiles disk);
    }

    private void everyCall(Failing failing, @Nullable Random power) throws IOException {
        boolean isThrough = false;
        for (long n = 0; !isThrough; n++) {
            var folder = copy("call-%d.npk".formatted(n));
            var disk = disk(folder);
            var files = failing.over(disk).apply(n);
            int done;
            try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
                done = commit(pack, COMMITS);
            }
            isThrough = files.count() <= n;
            if (power != null) {
                disk.losePower(power);
            }
            assertAfter(folder, disk, done, "call %d of %s".formatted(n, files.calls()));
            delete(folder);
            delete(temp.resolve("links-" + folder.getFileName()));
            assertTrue(n < 2000, "no end");
        }
    }

    @Test
    void aRefusedCallLeavesThePackUsableAndWhatFollowsSurvivesAPowerLoss() throws IOException {
        boolean isThrough = false;
        var random = new Random(5);
        for (long n = 0; !isThrough; n++) {
            var folder = copy("call-%d.npk".formatted(n));
            var disk = disk(folder);
            var files = FailingFiles.refusingAt(disk, n);
            var isOff = new AtomicBoolean();
            ModelPack expected;
            try (var pack = Pack.open(folder, PackOptions.standard(), untilOff(files, isOff))) {
                commit(pack, COMMITS);
                isThrough = files.count() <= n;
                try {
                    replace(pack, "a", 10, 77, 78);
                } catch (IOException onlyNow) {
                    replace(pack, "a", 10, 77, 78);
                }
                expected = ModelPack.read(pack);
                isOff.set(true);
            }
            disk.losePower(random);
            try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
                assertEquals(Verdict.OPENS, pack.verdict(), () -> files.calls() + ": " + pack.findings());
                assertEquals(expected, ModelPack.read(pack), "call %d of %s".formatted(n, files.calls()));
            }
            delete(folder);
            delete(temp.resolve("links-" + folder.getFileName()));
        }
    }

    /// A pack with a kept commit whose process died.
    private PowerLossFiles leftAlone(Path folder) throws IOException {
        var disk = disk(folder);
        var isDead = new AtomicBoolean();
        try (var pack = Pack.open(folder, PackOptions.standard(), untilOff(disk, isDead))) {
            replace(pack, "a", 3, 100, 101, 102);
            isDead.set(true);
        }
        return disk;
    }

    private static void writeOutside(Path folder, long row, int value) throws IOException {
        try (var channel = FileChannel.open(folder.resolve(PackLayout.dataFile("a")), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value), row * Integer.BYTES);
        }
    }

    @Test
    void whatAnotherProgramWroteAfterAKilledProcessStays() throws IOException {
        var folder = copy("outside.npk");
        var disk = leftAlone(folder);
        writeOutside(folder, 4, 555);
        try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
            assertEquals(List.of(), pack.findings());
            assertArrayEquals(new long[] {100, 555, 102}, Arrays.copyOfRange(PackArrays.of(pack).load("a").toLongArray(), 3, 6));
            append(pack, "a", 1);
            assertArrayEquals(new long[] {100, 555, 102}, Arrays.copyOfRange(PackArrays.of(pack).load("a").toLongArray(), 3, 6));
        }
    }

    @Test
    void whatAnotherProgramWroteAfterAPowerLossIsNotWrittenOver() throws IOException {
        Path folder;
        DurableFiles disk;
        long seed = 0;
        do {
            folder = copy("outside-%d.npk".formatted(seed));
            var before = leftAlone(folder);
            before.losePower(new Random(MIXED * seed++));
            disk = before;
        } while (!Files.exists(folder.resolve(PackLayout.dataFile("a"))));
        writeOutside(folder, 4, 555);
        try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
            assertTrue(pack.findings().stream().anyMatch(Finding.UnfinishedCommit.class::isInstance), () -> pack.findings().toString());
            assertTrue(pack.readOnlyReason().isPresent());
            pack.acceptFindings();
            append(pack, "a", 1);
            assertEquals(555, PackArrays.of(pack).load("a").toLongArray()[4]);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rowsThatAnotherProgramWroteBeforeACommitAreAsSafeAsIt(long seed) throws IOException {
        var folder = copy("before.npk");
        var disk = disk(folder);
        var isOff = new AtomicBoolean();
        try (var pack = Pack.open(folder, PackOptions.standard(), untilOff(disk, isOff))) {
            append(pack, "b", 1);
            writeOutside(folder, 700, 555);
            pack.reload();
            replace(pack, "a", 3, 100);
            isOff.set(true);
        }
        disk.losePower(new Random(MIXED * seed));
        try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
            assertEquals(List.of(), pack.findings());
            var a = PackArrays.of(pack).load("a").toLongArray();
            assertArrayEquals(new long[] {100, 555}, new long[] {a[3], a[700]});
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void rowsThatAnotherProgramWroteBetweenCommitsAreNotTakenForOurs(long seed) throws IOException {
        var folder = copy("between.npk");
        var disk = disk(folder);
        var isOff = new AtomicBoolean();
        try (var pack = Pack.open(folder, PackOptions.standard(), untilOff(disk, isOff))) {
            replace(pack, "a", 3, 100, 101, 102);
            writeOutside(folder, 4, 555);
            pack.reload();
            append(pack, "a", 1);
            isOff.set(true);
        }
        disk.losePower(new Random(MIXED * seed));
        try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
            assertEquals(List.of(), pack.findings());
            assertArrayEquals(new long[] {100, 555, 102}, Arrays.copyOfRange(PackArrays.of(pack).load("a").toLongArray(), 3, 6));
            assertEquals(1001, pack.array("a").shape().rowCount());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void commitsThroughTwoOpenPacksAllSurviveAPowerLoss(long seed) throws IOException {
        var folder = copy("two.npk");
        var disk = disk(folder);
        var isOff = new AtomicBoolean();
        try (var one = Pack.open(folder, PackOptions.standard(), untilOff(disk, isOff));
                var other = Pack.open(folder, PackOptions.standard(), untilOff(seed % 2 == 0 ? disk : disk.unsynced(), isOff))) {
            replace(one, "a", 3, 100, 101, 102);
            other.reload();
            append(other, "b", 9);
            one.reload();
            append(one, "a", 7, 8);
            isOff.set(true);
        }
        disk.losePower(new Random(MIXED * seed));
        try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
            assertEquals(List.of(), pack.findings());
            var a = PackArrays.of(pack).load("a").toLongArray();
            assertArrayEquals(new long[] {100, 101, 102}, Arrays.copyOfRange(a, 3, 6));
            assertArrayEquals(new long[] {7, 8}, Arrays.copyOfRange(a, 1000, 1002));
            assertEquals(2000, pack.array("b").shape().rowCount());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anAtomicCommitAfterItTakesNothingOfItAway(long seed) throws IOException {
        var folder = copy("atomic.npk");
        var disk = leftAlone(folder);
        var isOff = new AtomicBoolean();
        try (var pack = Pack.open(folder, PackOptions.standard(), untilOff(disk.unsynced(), isOff))) {
            append(pack, "b", 9);
            isOff.set(true);
        }
        disk.losePower(new Random(MIXED * seed));
        try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
            assertArrayEquals(new long[] {100, 101, 102}, Arrays.copyOfRange(PackArrays.of(pack).load("a").toLongArray(), 3, 6));
        }
    }

    @Test
    void aCopyThatSharesTheFilesIsNotWrittenWhenTheOtherIsRepaired() throws IOException {
        var folder = copy("shared.npk");
        var disk = leftAlone(folder);
        var old = Files.readAllBytes(start.resolve(PackLayout.dataFile("a")));
        // As a power loss might have left it.
        Files.write(folder.resolve(PackLayout.dataFile("a")), old);
        var other = Files.createDirectories(temp.resolve("copy.npk"));
        Files.createLink(other.resolve(PackLayout.dataFile("a")), folder.resolve(PackLayout.dataFile("a")));
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(states.get(1), ModelPack.read(pack));
        }
        assertArrayEquals(old, Files.readAllBytes(other.resolve(PackLayout.dataFile("a"))));
        assertFalse(disk.run(folder).isEmpty());
    }

    @Test
    void aPackThatCannotBeWrittenShowsWhatAPowerLossTook() throws IOException {
        var folder = copy("readonly.npk");
        leftAlone(folder);
        Files.write(folder.resolve(PackLayout.dataFile("a")), Files.readAllBytes(start.resolve(PackLayout.dataFile("a"))));
        try (var pack = Pack.open(folder, PackOptions.readOnly())) {
            assertEquals(states.get(1), ModelPack.read(pack));
        }
        assertArrayEquals(Files.readAllBytes(start.resolve(PackLayout.dataFile("a"))),
                Files.readAllBytes(folder.resolve(PackLayout.dataFile("a"))));
    }

    @Test
    void aCheckpointLeavesNothingToBringBack() throws IOException {
        for (long seed = 0; seed < 10; seed++) {
            var folder = copy("checkpoint-%d.npk".formatted(seed));
            var disk = disk(folder);
            var isOff = new AtomicBoolean();
            try (var pack = Pack.open(folder, PackOptions.standard(), untilOff(disk, isOff))) {
                commit(pack, COMMITS);
                pack.checkpoint();
                isOff.set(true);
            }
            disk.losePower(new Random(MIXED * seed));
            delete(folder.resolve(".workbench"));
            try (var pack = Pack.open(folder, PackOptions.standard())) {
                assertEquals(states.getLast(), ModelPack.read(pack));
            }
        }
    }
}
