package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import numpack.engine.change.PackEvent;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.lock.Groups;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A reader beside a commit of ours, through the same opening of the pack or another one, sees the state before it or the state after it.
class ReadersBesideCommitsTest {
    private static final PackOptions IMPATIENT = PackOptions.standard().withLockWait(Duration.ZERO);

    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("pack.npk");
        try (var pack = Pack.create(folder, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.save("x", ChangeKind.rows(9, 30)).save("y", ChangeKind.rows(5, 70)).commit(Progress.NONE);
            PackArrays.of(pack).drop("x", 0, 2);
        }
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void anArrayThatAnotherOpeningChangedIsStaleAndOthersAreNot(ChangeKind kind) throws IOException {
        try (var writer = Pack.open(folder, PackOptions.standard()); var reader = Pack.open(folder, PackOptions.standard())) {
            var held = reader.array("x");
            var other = reader.array("y");
            var before = text(held.load());
            kind.run(writer, "x", 0);
            if (kind == ChangeKind.COPY) {
                assertEquals(before, text(held.load()), "a copy changes nothing of what is copied");
            } else {
                assertEquals("x", assertThrows(StaleArrayException.class, held::load).array());
                assertThrows(StaleArrayException.class, () -> PackArrays.of(reader).save("x", NdArrays.wrap(new int[] {1}, 1)));
            }
            assertEquals(text(PackArrays.of(writer).load("y")), text(other.load()));
            var name = kind.nameAfter("x", 0);
            reader.reload();
            assertEquals(text(PackArrays.of(writer).load(name)), text(reader.array(name).load()));
            assertFalse(reader.hasChangedOutside());
        }
    }

    @Test
    void anArrayThatSharesItsTouchWithAnotherOneIsStaleOnlyAfterACommitOfItsOwn() throws IOException {
        var twin = Groups.twinOf("x");
        try (var writer = Pack.open(folder, PackOptions.standard()); var reader = Pack.open(folder, PackOptions.standard())) {
            PackArrays.of(writer).save(twin, NdArrays.wrap(new int[] {1}, 1));
            reader.reload();
            var held = reader.array("x");
            var before = text(held.load());
            PackArrays.of(writer).save(twin, NdArrays.wrap(new int[] {2}, 1));
            assertEquals(before, text(held.load()));
            PackArrays.of(writer).save(twin, NdArrays.wrap(new int[] {3}, 1));
            reader.reload();
            assertEquals(held, reader.array("x"));
            try (var transaction = reader.begin()) {
                transaction.drop("x", RowSet.of(1));
                PackArrays.of(writer).save(twin, NdArrays.wrap(new int[] {4}, 1));
                transaction.commit(Progress.NONE);
            }
            var own = reader.array("x");
            PackArrays.of(writer).save(twin, NdArrays.wrap(new int[] {5}, 1));
            PackArrays.of(writer).drop("x", 0);
            PackArrays.of(writer).save(twin, NdArrays.wrap(new int[] {6}, 1));
            assertEquals("x", assertThrows(StaleArrayException.class, own::load).array());
        }
    }

    /// Its files are as they were then, on a disk with coarse times also to the look of it.
    @Test
    void whatWasReadBesideACommitThatWasTakenBackIsReadAgain() throws IOException {
        var data = folder.resolve("data_x.npkd");
        try (var reader = Pack.open(folder, PackOptions.standard()); var writer = Pack.open(folder, PackOptions.standard(), withFullManifest())) {
            var held = reader.array("x");
            var time = Files.getLastModifiedTime(data);
            var rounds = new int[1];
            held.loaded().read(() -> {
                if (rounds[0]++ == 0) {
                    assertThrows(FileSystemException.class, () -> ChangeKind.WRITE.run(writer, "x", 0));
                    Files.setLastModifiedTime(data, time);
                }
            });
            assertEquals(2, rounds[0]);
        }
    }

    @Test
    void aReadThatFailedBesideACommitThatWasTakenBackIsTriedAgain() throws IOException {
        var data = folder.resolve("data_x.npkd");
        try (var reader = Pack.open(folder, PackOptions.standard()); var writer = Pack.open(folder, PackOptions.standard(), withFullManifest())) {
            var held = reader.array("x");
            var time = Files.getLastModifiedTime(data);
            var rounds = new int[1];
            held.loaded().read(() -> {
                if (rounds[0]++ == 0) {
                    assertThrows(FileSystemException.class, () -> ChangeKind.WRITE.run(writer, "x", 0));
                    Files.setLastModifiedTime(data, time);
                    throw new ChangedOutsideException(folder, new OutsideChange.FileRemoved("data_x.npkd"));
                }
            });
            assertEquals(2, rounds[0]);
        }
    }

    private static DurableFiles withFullManifest() {
        return HookedFiles.ofPulledDisk(DurableFiles.synced(), (call, path) -> {
            if (call == HookedFiles.Call.RENAME && path.endsWith(PackLayout.MANIFEST)) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void atEachStepOfACommitToItsTwinAHeldArrayIsReadAsItIs(ChangeKind kind) throws IOException {
        var twin = Groups.twinOf("x");
        try (var pack = Pack.open(folder, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.save(twin, ChangeKind.rows(9, 30)).commit(Progress.NONE);
        }
        try (var reader = Pack.open(folder, PackOptions.standard())) {
            var held = reader.array("x");
            var before = text(held.load());
            var told = new ArrayList<StaleArrayException>();
            try (var writer = Pack.open(folder, PackOptions.standard(), new HookedFiles(DurableFiles.unsynced(), (_, _) -> {
                try {
                    assertEquals(before, text(held.load()));
                } catch (StaleArrayException unsure) {
                    told.add(unsure);
                }
            }))) {
                kind.run(writer, twin, 0);
            }
            assertEquals(before, text(held.load()), "it was told only while the commit applied: " + told);
        }
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void atEachStepOfACommitAnotherOpeningSeesTheOldStateOrIsTold(ChangeKind kind) throws IOException {
        try (var reader = Pack.open(folder, IMPATIENT)) {
            var held = reader.array("x");
            var other = reader.array("y");
            var before = PackFacts.of(reader);
            var old = text(held.load());
            var unchanged = text(other.load());
            var seen = new ArrayList<PackFacts>();
            var looks = new int[1];
            Pack writer = Pack.open(folder, PackOptions.standard(), new HookedFiles(DurableFiles.unsynced(), (_, _) -> {
                looks[0]++;
                assertEquals(unchanged, text(other.load()));
                try {
                    assertEquals(old, text(held.load()));
                } catch (StaleArrayException told) {
                    assertEquals("x", told.array());
                }
                try (var opened = Pack.open(folder, IMPATIENT)) {
                    seen.add(PackFacts.of(opened));
                } catch (PackLockedException busy) {
                    assertEquals(folder, busy.path());
                }
            }));
            try (writer) {
                kind.run(writer, "x", 0);
            }
            assertTrue(looks[0] > 3);
            reader.reload();
            var after = PackFacts.of(reader);
            for (var facts : seen) {
                // Compaction and the drop that follows are two commits.
                assertTrue(facts.equals(before) || facts.equals(after) || kind == ChangeKind.COMPACT, () -> facts + " is neither " + before + " nor " + after);
            }
        }
    }

    private record PackFacts(List<String> arrays) {
        static PackFacts of(Pack pack) throws IOException {
            var arrays = new ArrayList<String>();
            for (var array : pack.arrays()) {
                arrays.add(array.name() + text(array.load()));
            }
            return new PackFacts(arrays);
        }
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void threadsThatReadAtEachStepOfACommitGetOneStateOrAreTold(ChangeKind kind) throws Exception {
        try (var threads = Executors.newCachedThreadPool()) {
            var ofHeld = new ArrayList<Future<String>>();
            var looked = new ArrayList<Future<String>>();
            var changedOutside = new ArrayList<Future<Boolean>>();
            var held = new StoredArray[1];
            var packs = new Pack[1];
            packs[0] = Pack.open(folder, PackOptions.standard(), new HookedFiles(DurableFiles.unsynced(), (_, _) -> {
                if (held[0] != null) {
                    ofHeld.add(threads.submit(() -> text(held[0].load())));
                    looked.add(threads.submit(() -> text(PackArrays.of(packs[0]).load("y"))));
                    changedOutside.add(threads.submit((Callable<Boolean>) packs[0]::hasChangedOutside));
                }
            }));
            try (var pack = packs[0]) {
                held[0] = pack.array("x");
                var before = text(held[0].load());
                var unchanged = text(PackArrays.of(pack).load("y"));
                kind.run(pack, "x", 0);
                for (var reading : ofHeld) {
                    try {
                        assertEquals(before, reading.get());
                    } catch (ExecutionException failed) {
                        assertInstanceOf(StaleArrayException.class, failed.getCause());
                    }
                }
                for (var reading : looked) {
                    assertEquals(unchanged, reading.get());
                }
                for (var answer : changedOutside) {
                    assertFalse(answer.get(), "our own commit is nobody else's");
                }
            }
        }
    }

    @Test
    void theVerbsLookArraysUpAgain() throws IOException {
        try (var one = Pack.open(folder, PackOptions.standard()); var two = Pack.open(folder, PackOptions.standard())) {
            var told = new ArrayList<PackEvent>();
            two.addListener(told::add);
            for (int i = 0; i < 3; i++) {
                PackArrays.of(one).append("y", NdArrays.wrap(new int[] {i, i}, 1, 2));
                PackArrays.of(two).append("y", NdArrays.wrap(new int[] {10 + i, i}, 1, 2));
            }
            assertArrayEquals(new long[] {0, 10, 1, 11, 2, 12}, PackArrays.of(one).rows("y", "5:, 0").toLongArray());
            assertEquals(3, told.stream().filter(PackEvent.Committed.class::isInstance).count());
            assertEquals(3, told.stream().filter(PackEvent.Reloaded.class::isInstance).count());
        }
    }

    private static String text(NdArray array) {
        return array.shape() + Arrays.toString(array.toLongArray());
    }
}
