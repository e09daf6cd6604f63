package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import numpack.engine.error.Finding;
import numpack.engine.error.Verdict;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that dies, or a disk that refuses, at every call of a commit in turn: the pack is then as before or as after.
class PackCrashTest {
    private static final int MAX_TRANSACTIONS = 3;

    @TempDir
    Path temp;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 8})
    void aDeadProcessLeavesThePackBeforeOrAfter(long seed) throws Exception {
        everyCall(seed, n -> FailingFiles.dyingAt(DurableFiles.unsynced(), n), false);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void aTornWriteLeavesThePackBeforeOrAfter(long seed) throws Exception {
        everyCall(seed, n -> FailingFiles.tearingAt(DurableFiles.unsynced(), n), false);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void aRefusedCallLeavesThePackBeforeOrAfterAndUsable(long seed) throws Exception {
        everyCall(seed, n -> FailingFiles.refusingAt(DurableFiles.unsynced(), n), true);
    }

    private void everyCall(long seed, LongFunction<FailingFiles> failing, boolean isStillAlive) throws Exception {
        var start = temp.resolve("start.npk");
        var before = new ModelPack();
        var random = new Random(seed);
        try (var pack = Pack.create(start, PackOptions.standard())) {
            for (int i = 0; i < MAX_TRANSACTIONS; i++) {
                commit(pack, before, random);
            }
        }
        long next = random.nextLong();
        boolean isThrough = false;
        for (int n = 0; !isThrough; n++) {
            var folder = temp.resolve("call-%d.npk".formatted(n));
            copy(start, folder);
            var files = failing.apply(n);
            var after = before.copy();
            boolean isCommitted;
            try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
                isCommitted = tryCommit(pack, after, new Random(next));
                isThrough = files.count() <= n;
                if (!isThrough && isStillAlive) {
                    assertSide(pack, before, after, isCommitted, "in the same process, call %d of %s".formatted(n, files.calls()));
                }
            }
            if (!isStillAlive) {
                assertShownWithoutWriting(folder, before, after, isCommitted, "call %d of %s".formatted(n, files.calls()));
            }
            try (var pack = Pack.open(folder, PackOptions.standard())) {
                if (isStillAlive) {
                    assertEquals(Verdict.OPENS, pack.verdict());
                } else {
                    assertSide(pack, before, after, isCommitted, "call %d of %s".formatted(n, files.calls()));
                }
            }
            delete(folder);
            assertTrue(n < 2000, "no end");
        }
    }

    private static boolean tryCommit(Pack pack, ModelPack model, Random random) {
        try {
            commit(pack, model, random);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void commit(Pack pack, ModelPack model, Random random) throws IOException {
        try (var transaction = pack.begin()) {
            model.changeAtRandom(random, transaction);
            transaction.commit(Progress.NONE);
        }
    }

    /// Who may not write sees one side all the same, or what a disk that refuses everything leaves of it.
    private static void assertShownWithoutWriting(Path folder, ModelPack before, ModelPack after, boolean isCommitted, String what) throws IOException {
        var lying = Snapshot.of(folder);
        var refused = FailingFiles.dyingAt(DurableFiles.unsynced(), 0);
        ModelPack shown;
        try (var pack = Pack.open(folder, PackOptions.readOnly())) {
            shown = ModelPack.read(pack);
            assertTrue(isCommitted ? shown.equals(after) : shown.equals(before) || shown.equals(after),
                    () -> what + "\nshown  " + shown + "\nbefore " + before + "\nafter  " + after);
            assertTrue(pack.findings().stream().allMatch(Finding.PendingCommit.class::isInstance), () -> what + pack.findings());
            assertFalse(pack.hasChangedOutside(), what);
        }
        assertEquals(lying, Snapshot.of(folder), what);
        try (var pack = Pack.open(folder, PackOptions.standard(), refused)) {
            assertEquals(shown, ModelPack.read(pack), what);
        }
    }

    /// The pack is on one side, knows it, and takes the next commit.
    private static void assertSide(Pack pack, ModelPack before, ModelPack after, boolean isCommitted, String what) throws IOException {
        var found = ModelPack.read(pack);
        assertTrue(isCommitted ? found.equals(after) : found.equals(before) || found.equals(after),
                () -> what + "\nfound  " + found + "\nbefore " + before + "\nafter  " + after);
        assertEquals(Verdict.OPENS, pack.verdict(), () -> what + pack.findings());
        var more = found.equals(after) ? after.copy() : before.copy();
        commit(pack, more, new Random(5));
        assertEquals(more, ModelPack.read(pack), what);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
