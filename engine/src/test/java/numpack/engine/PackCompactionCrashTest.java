package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import numpack.engine.commit.plan.Change;
import numpack.engine.dtype.DType;
import numpack.engine.error.Verdict;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.PowerLossFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A compaction that is stopped at every call to the disk in turn, from the first new file to the mark in the journal: either all arrays of the
/// group are compacted then, or none is.
///
/// The group has each kind of array: two siblings in single files, one in segments, and one that has all its rows and loses only its bitmap.
class PackCompactionCrashTest {
    private static final String SEGMENTED = "s";
    private static final List<String> GROUP = List.of("rows", "labels", "whole", SEGMENTED);

    @TempDir
    Path temp;
    private Path start;
    private ModelPack before;

    @BeforeEach
    void makeThePack() throws IOException {
        start = Fixtures.of("packs/base-segments.npk").copyTo(temp);
        var random = new Random(7);
        try (var pack = Pack.open(start, PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                for (var name : List.of("rows", "labels", "whole")) {
                    var array = new ModelArray(name.equals("rows") ? DType.FLOAT32 : DType.UINT8, Shape.of(name.equals("rows") ? 300 : 1));
                    for (int row = 0; row < 40; row++) {
                        array.add(array.randomRow(random));
                    }
                    transaction.save(name, array.source(array.rows)).drop(name, RowSet.range(3, 17));
                }
                transaction.commit(Progress.NONE);
            }
            try (var transaction = pack.begin()) {
                transaction.restore("whole", RowSet.range(3, 17)).drop(SEGMENTED, RowSet.of(0)).commit(Progress.NONE);
            }
            before = ModelPack.read(pack);
        }
    }

    /// How a call fails.
    private enum Failure {
        DEATH((files, n) -> FailingFiles.dyingAt(files, n)),
        TORN_WRITE((files, n) -> FailingFiles.tearingAt(files, n)),
        REFUSAL((files, n) -> FailingFiles.refusingAt(files, n)),
        POWER_LOSS((files, n) -> FailingFiles.dyingAt(files, n));

        private final BiFunction<DurableFiles, Long, FailingFiles> failing;

        Failure(BiFunction<DurableFiles, Long, FailingFiles> failing) {
            this.failing = failing;
        }
    }

    /// A change that is made of the pack, and of its model.
    private interface Action {
        void run(Pack pack) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void aGroupIsCompactedAsAWholeOrNotAtAll(Failure failure) throws IOException {
        var after = before.copy();
        GROUP.forEach(name -> after.arrays.put(name, before.arrays.get(name).compacted()));
        everyCall(failure, after, pack -> {
            var plan = pack.planCompaction(GROUP);
            assertEquals(GROUP, plan.arrays().stream().map(array -> array.name()).toList());
            pack.compact(plan, Progress.NONE);
        });
    }

    /// An array is too short here to stay in segments, so shorter ones are asked for.
    @ParameterizedTest
    @EnumSource(Failure.class)
    void segmentsComeInPlaceOfSegmentsAllOrNone(Failure failure) throws IOException {
        var after = before.copy();
        after.arrays.put(SEGMENTED, before.arrays.get(SEGMENTED).compacted());
        long segmentBytes = 2L * after.arrays.get(SEGMENTED).rowBytes();
        everyCall(failure, after, pack -> {
            var planned = pack.planCompaction(List.of(SEGMENTED)).arrays().getFirst();
            pack.opened().commit(pack.opened().state(), List.of(new Change.Compact(pack.array(SEGMENTED).loaded(), planned, segmentBytes)),
                    pack.begin().stampMicros(), Progress.NONE);
            assertTrue(pack.array(SEGMENTED).loaded().files().dataFiles().size() > 1, "no segments");
        });
    }

    @Test
    void whoeverCancelsFindsThePackAsItWas() throws IOException {
        long questions = questionsOfACompaction(Long.MAX_VALUE);
        assertTrue(questions > GROUP.size(), "asked " + questions + " times");
        for (long n = 0; n < questions; n++) {
            long last = n;
            assertThrows(CancellationException.class, () -> questionsOfACompaction(last));
            assertEquals(before, read(temp.resolve("cancelled-at-" + n)));
            try (var left = Files.list(temp.resolve("cancelled-at-" + n).resolve(".workbench"))) {
                assertFalse(left.anyMatch(file -> file.getFileName().toString().startsWith("new-")), "cancelled at " + n);
            }
        }
    }

    private long questionsOfACompaction(long cancelledAt) throws IOException {
        var folder = copyOfStart("cancelled-at-" + cancelledAt);
        var asked = new long[1];
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            pack.compact(pack.planCompaction(GROUP), new Progress() {
                @Override
                public boolean isCancelled() {
                    return asked[0]++ == cancelledAt;
                }
            });
        }
        return asked[0];
    }

    private void everyCall(Failure failure, ModelPack after, Action action) throws IOException {
        int sidesBefore = 0;
        boolean isThrough = false;
        for (long n = 0; !isThrough; n++) {
            var folder = copyOfStart("call-" + n);
            var power = failure == Failure.POWER_LOSS ? new PowerLossFiles(folder, Files.createDirectory(temp.resolve("links-" + n))) : null;
            var files = failure.failing.apply(power == null ? DurableFiles.unsynced() : power, n);
            boolean isDone = false;
            try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
                action.run(pack);
                isDone = true;
            } catch (IOException stopped) {
                assertTrue(files.count() > n, () -> "failed by itself: " + stopped);
            }
            isThrough = files.count() <= n;
            if (power != null) {
                power.losePower(new Random(n));
            }
            var found = read(folder);
            assertTrue(found.equals(after) || !isDone && found.equals(before),
                    "call %d of %s\nfound  %s\nbefore %s\nafter  %s".formatted(n, files.calls(), found, before, after));
            sidesBefore += found.equals(before) ? 1 : 0;
            assertTrue(n < 500, "no end");
        }
        assertTrue(sidesBefore > 5, "stopped before the promise " + sidesBefore + " times");
    }

    private Path copyOfStart(String name) throws IOException {
        var copy = temp.resolve(name);
        try (var paths = Files.walk(start)) {
            for (var path : paths.toList()) {
                Files.copy(path, copy.resolve(start.relativize(path).toString()));
            }
        }
        return copy;
    }

    private static ModelPack read(Path path) throws IOException {
        try (var pack = Pack.open(path, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict(), () -> pack.findings().toString());
            return ModelPack.read(pack);
        }
    }
}
