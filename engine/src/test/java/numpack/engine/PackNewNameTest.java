package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import numpack.engine.dtype.DType;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.Verdict;
import numpack.engine.error.reason.NameFault;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.storage.file.FileLook;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// New names that somebody else takes first: nothing of a stranger's is overwritten or adopted, at whatever moment it appears.
class PackNewNameTest {
    private static final byte[] THEIRS = {5, 0, 0, 0, 6, 0, 0, 0, 7, 0, 0, 0};

    @TempDir
    Path temp;
    private Path folder;
    private String key;

    /// Every verb that gives a name to an array. "x" is int32 (3,), as many bytes as the strangers' arrays have.
    private enum Verb {
        CREATE {
            @Override
            void fill(Transaction transaction, String key) {
                transaction.create("e", DType.INT32, Shape.of(3), new byte[4]);
            }
        },
        SAVE {
            @Override
            void fill(Transaction transaction, String key) {
                transaction.save("e", new ModelArray(DType.INT32, Shape.of()).source(List.of(new byte[4], new byte[4], new byte[4])));
            }
        },
        COPY {
            @Override
            void fill(Transaction transaction, String key) {
                transaction.copy("x", "e");
            }
        },
        RENAME {
            @Override
            void fill(Transaction transaction, String key) {
                transaction.rename("x", "e");
            }
        },
        BRING_BACK {
            @Override
            void fill(Transaction transaction, String key) throws IOException {
                transaction.bringBack(key, "e");
            }
        };

        abstract void fill(Transaction transaction, String key) throws IOException;
    }

    @BeforeEach
    void packWithOneArrayAndOneRemoved() throws IOException {
        folder = temp.resolve("pack.npk");
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            PackArrays.of(pack).save("x", NdArrays.wrap(new int[] {1, 2, 3}, 3));
            PackArrays.of(pack).save("w", NdArrays.wrap(new int[] {8, 8, 8}, 3));
            try (var transaction = pack.begin()) {
                key = transaction.remove("w");
                transaction.commit(Progress.NONE);
            }
        }
        folder = folder.toRealPath();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void anArrayThatAnotherProcessMadeStays(Verb verb) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            makeTheirs("e");
            assertTaken(verb, pack);
        }
        assertTheirsAndOurs("e");
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void anArrayThatSomeDisksTakeForTheSameStays(Verb verb) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            makeTheirs("E");
            assertTaken(verb, pack);
        }
        assertTheirsAndOurs("E");
    }

    private void assertTaken(Verb verb, Pack pack) throws IOException {
        var before = Snapshot.of(folder);
        try (var transaction = pack.begin()) {
            verb.fill(transaction, key);
            var expected = verb == Verb.SAVE ? StaleArrayException.class : ArrayExistsException.class;
            assertThrows(expected, () -> transaction.commit(Progress.NONE));
        }
        assertEquals(before, Snapshot.of(folder), "before the first byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data_e.npkd", "deleted_e.npkb", "data_e.npkseg", "DATA_E.npkd", "data_e_segments/", "data_e.npkd/", "deleted_e.npkb@"})
    void filesOfNoArrayStayAndAreNotAdopted(String stranger) throws IOException {
        for (var verb : Verb.values()) {
            try (var pack = Pack.open(folder, PackOptions.standard())) {
                put(stranger);
                var before = Snapshot.of(folder);
                try (var transaction = pack.begin()) {
                    verb.fill(transaction, key);
                    var refused = assertThrows(InvalidNameException.class, () -> transaction.commit(Progress.NONE), verb + ": " + stranger);
                    assertEquals("e", refused.name());
                }
                assertEquals(before, Snapshot.of(folder), "before the first byte");
            }
            Files.delete(folder.resolve(stranger.replaceAll("[/@]$", "")));
        }
    }

    /// While the new files are being made, after the folder was looked at.
    @ParameterizedTest
    @ValueSource(strings = {"data_e.npkd", "deleted_e.npkb", "data_e.npkseg", "data_e_segments/", "deleted_e.npkb@"})
    void filesThatAppearBeforeThePromiseStay(String stranger) throws IOException {
        for (var verb : Verb.values()) {
            var isPut = new AtomicBoolean();
            var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
                // The journal opens when the folder has been looked at, and before anything is planned.
                if (call == Call.SYNC && path.equals(folder) && isPut.compareAndSet(false, true)) {
                    put(stranger);
                }
            });
            try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
                verb.fill(transaction, key);
                assertThrows(ChangedOutsideException.class, () -> transaction.commit(Progress.NONE), verb + ": " + stranger);
            }
            assertTrue(isPut.get());
            assertIsTheirs(stranger);
            Files.delete(folder.resolve(stranger.replaceAll("[/@]$", "")));
            assertAsBefore();
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void anArrayThatAppearsBeforeThePromiseStays(Verb verb) throws IOException {
        var scratch = theirManifest();
        var isPut = new AtomicBoolean();
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.SYNC && path.equals(folder) && isPut.compareAndSet(false, true)) {
                // An array without rows whose file lies elsewhere: only the manifest tells.
                Files.copy(scratch, folder.resolve("metadata.npkm.other"));
                Files.move(folder.resolve("metadata.npkm.other"), folder.resolve("metadata.npkm"), StandardCopyOption.REPLACE_EXISTING);
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
            verb.fill(transaction, key);
            assertThrows(ChangedOutsideException.class, () -> transaction.commit(Progress.NONE));
        }
        assertArrayEquals(Files.readAllBytes(scratch), Files.readAllBytes(folder.resolve("metadata.npkm")));
    }

    /// After the promise nothing can be refused any more, but nothing is lost.
    @ParameterizedTest
    @EnumSource(Verb.class)
    void aFileThatAppearsAfterThePromiseStays(Verb verb) throws IOException {
        var isPut = new AtomicBoolean();
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.RENAME && path.endsWith("metadata.npkm") && isPut.compareAndSet(false, true)) {
                put("data_e.npkd");
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
            verb.fill(transaction, key);
            assertThrows(IOException.class, () -> transaction.commit(Progress.NONE));
        }
        assertIsTheirs("data_e.npkd");
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.READ_ONLY, pack.verdict());
            assertTrue(pack.findings().stream().anyMatch(Finding.UnfinishedCommit.class::isInstance));
        }
        assertIsTheirs("data_e.npkd");
        assertTrue(oursIsSomewhere(verb), "our own bytes are kept aside");
    }

    private boolean oursIsSomewhere(Verb verb) throws IOException {
        var ours = switch (verb) {
            case CREATE, SAVE -> new byte[12];
            case COPY, RENAME -> new byte[] {1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0};
            case BRING_BACK -> new byte[] {8, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0};
        };
        try (var all = Files.walk(folder.resolve(".workbench"))) {
            for (var path : all.filter(Files::isRegularFile).toList()) {
                if (Arrays.equals(ours, Files.readAllBytes(path))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void takingACommitBackOverwritesNothingThatAppeared() throws IOException {
        var data = folder.resolve("data_x.npkd");
        var isParked = new AtomicBoolean();
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.RENAME && path.getFileName().toString().startsWith("parked-")) {
                isParked.set(true);
            } else if (call == Call.OPEN && isParked.get() && path.getFileName().toString().startsWith("parked-")) {
                if (Files.notExists(data)) {
                    Files.write(data, THEIRS);
                }
                throw new IOException("no space left on device");
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
            var one = NdArrays.wrap(new int[] {9}, 1);
            assertThrows(IOException.class, () -> PackArrays.of(pack).replace("x", new long[] {0}, one));
        }
        assertArrayEquals(THEIRS, Files.readAllBytes(data));
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.READ_ONLY, pack.verdict());
        }
        assertArrayEquals(THEIRS, Files.readAllBytes(data));
        try (var parked = Files.newDirectoryStream(folder.resolve(".workbench"), "parked-*")) {
            assertArrayEquals(new byte[] {1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0}, Files.readAllBytes(parked.iterator().next()), "ours");
        }
    }

    @Test
    void aReplacedArrayThatIsChangedBeforeThePromiseStays() throws IOException {
        var data = folder.resolve("data_x.npkd");
        var isPut = new AtomicBoolean();
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.SYNC && path.equals(folder) && isPut.compareAndSet(false, true)) {
                Files.write(data, THEIRS);
            }
        });
        Files.setLastModifiedTime(data, FileTime.fromMillis(1_000_000));
        try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
            var whole = NdArrays.wrap(new int[] {9, 9, 9}, 3);
            assertThrows(ChangedOutsideException.class, () -> PackArrays.of(pack).save("x", whole));
        }
        assertArrayEquals(THEIRS, Files.readAllBytes(data));
    }

    @Test
    void aFileOfNoArrayInThePlaceOfTheNewOneIsNotReplaced() throws IOException {
        var segmented = Fixtures.of("packs/base-segments.npk").copyTo(temp);
        var place = segmented.resolve("data_s.npkd");
        Files.write(place, THEIRS);
        try (var pack = Pack.open(segmented, PackOptions.standard())) {
            assertTrue(pack.array("s").isSegmented());
            var refused = assertThrows(InvalidNameException.class, () -> PackArrays.of(pack).save("s", NdArrays.wrap(new int[] {1, 2, 3}, 3)));
            assertEquals("s", refused.name());
            assertTrue(pack.array("s").isReadable());
        }
        assertArrayEquals(THEIRS, Files.readAllBytes(place));
    }

    @Test
    void anArrayMayChangeTheCaseOfItsName() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            PackArrays.of(pack).drop("x", 1);
            PackArrays.of(pack).rename("x", "X");
            assertEquals(List.of("X"), pack.arrays().stream().map(StoredArray::name).toList());
            assertEquals("data_X.npkd", pack.array("X").file());
            assertArrayEquals(new long[] {1, 3}, PackArrays.of(pack).load("X").toLongArray());
            PackArrays.of(pack).save("caf\u00e9", NdArrays.wrap(new int[] {4}, 1));
            PackArrays.of(pack).rename("caf\u00e9", "cafe\u0301");
            try (var transaction = pack.begin()) {
                transaction.rename(Map.of("X", "x"));
                assertThrows(ArrayExistsException.class, () -> transaction.copy("x", "X"));
                transaction.commit(Progress.NONE);
            }
            assertEquals(Optional.empty(), pack.whyNotName("X", Set.of("x")));
            assertEquals(Optional.of(new NameFault.Taken("x")), pack.whyNotName("X"));
        }
        assertEquals(Verdict.OPENS, verdict());
        assertFalse(Files.exists(folder.resolve("deleted_X.npkb")));
    }

    @Test
    void whereTheDiskDoesNotTellCaseApartTheReasonIsSaid() throws IOException {
        var blind = new HookedFiles(DurableFiles.unsynced(), (_, _) -> { }) {
            @Override
            public Optional<FileLook> look(Path path) throws IOException {
                var exact = super.look(path);
                return exact.isPresent() || !path.endsWith("data_X.npkd") ? exact : super.look(path.resolveSibling("data_x.npkd"));
            }
        };
        try (var pack = Pack.open(folder, PackOptions.standard(), blind)) {
            var before = Snapshot.of(folder);
            var refused = assertThrows(InvalidNameException.class, () -> PackArrays.of(pack).rename("x", "X"));
            assertEquals(new NameFault.SameOnThisDisk(), refused.fault());
            assertEquals(before, Snapshot.of(folder));
        }
    }

    @Test
    void twoNewNamesThatSomeDisksTakeForTheSameAreRefused() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.create("Foo", DType.INT8, Shape.of(1), new byte[1]);
            var refused = assertThrows(ArrayExistsException.class, () -> transaction.create("foo", DType.INT8, Shape.of(1), new byte[1]));
            assertEquals("Foo", refused.array());
            assertDoesNotThrow(() -> transaction.rename("Foo", "fOO"));
            transaction.commit(Progress.NONE);
            assertTrue(pack.find("fOO").isPresent());
        }
    }

    @Test
    void aNameGivenUpInTheSameTransactionIsNotFreeOfStrangersFiles() throws IOException {
        var isPut = new AtomicBoolean();
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.SYNC && path.equals(folder) && isPut.compareAndSet(false, true)) {
                // NumPack drops a row of the old "x".
                put("deleted_x.npkb");
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
            transaction.remove("x");
            transaction.create("x", DType.INT32, Shape.of(3), new byte[4]);
            assertThrows(ChangedOutsideException.class, () -> transaction.commit(Progress.NONE));
        }
        assertIsTheirs("deleted_x.npkb");
        Files.delete(folder.resolve("deleted_x.npkb"));
        assertAsBefore();
    }

    /// Saves an array as large as ours, with a dropped row.
    private void makeTheirs(String name) throws IOException {
        try (var other = Pack.open(folder, PackOptions.standard())) {
            PackArrays.of(other).save(name, NdArrays.wrap(new int[] {5, 6, 7}, 3));
            PackArrays.of(other).drop(name, RowSet.of(1));
        }
    }

    private void assertTheirsAndOurs(String name) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict(), () -> pack.findings().toString());
            assertArrayEquals(new long[] {5, 7}, PackArrays.of(pack).load(name).toLongArray());
            assertArrayEquals(new long[] {1, 2, 3}, PackArrays.of(pack).load("x").toLongArray());
            assertTrue(pack.findRemoved(key).isPresent());
        }
    }

    /// The manifest with one more array "e", as another program would leave it.
    private Path theirManifest() throws IOException {
        var other = Files.createDirectory(temp.resolve("other"));
        for (var name : List.of("metadata.npkm", "data_x.npkd")) {
            Files.copy(folder.resolve(name), other.resolve(name));
        }
        try (var pack = Pack.open(other, PackOptions.standard())) {
            PackArrays.of(pack).save("e", NdArrays.wrap(new int[0], 0));
        }
        return other.resolve("metadata.npkm");
    }

    private void put(String stranger) throws IOException {
        var path = folder.resolve(stranger.replaceAll("[/@]$", ""));
        if (stranger.endsWith("/")) {
            Files.createDirectory(path);
        } else if (stranger.endsWith("@")) {
            Files.createSymbolicLink(path, Path.of("nowhere"));
        } else {
            Files.write(path, THEIRS);
        }
    }

    private void assertIsTheirs(String stranger) throws IOException {
        var path = folder.resolve(stranger.replaceAll("[/@]$", ""));
        if (stranger.endsWith("/")) {
            assertTrue(Files.isDirectory(path));
        } else if (stranger.endsWith("@")) {
            assertEquals(Path.of("nowhere"), Files.readSymbolicLink(path));
        } else {
            assertArrayEquals(THEIRS, Files.readAllBytes(path));
        }
    }

    private void assertAsBefore() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict(), () -> pack.findings().toString());
            assertEquals(List.of("x"), pack.arrays().stream().map(StoredArray::name).toList());
            assertArrayEquals(new long[] {1, 2, 3}, PackArrays.of(pack).load("x").toLongArray());
            assertTrue(pack.findRemoved(key).isPresent());
            assertEquals(Set.of("journal", "lock", "removed"), workbench());
        }
    }

    private Set<String> workbench() throws IOException {
        var names = new TreeMap<String, Path>();
        try (var all = Files.newDirectoryStream(folder.resolve(".workbench"))) {
            all.forEach(path -> names.put(path.getFileName().toString(), path));
        }
        return names.keySet();
    }

    private Verdict verdict() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            return pack.verdict();
        }
    }
}
