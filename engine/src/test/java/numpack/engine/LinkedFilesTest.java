package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import numpack.engine.draft.Draft;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.error.Finding;
import numpack.engine.error.LinkedArrayException;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Arrays whose files are symbolic links.
class LinkedFilesTest {
    private static final PackOptions FOLLOWING = PackOptions.standard().withLinks(PackOptions.Links.FOLLOW_TO_READ);

    @TempDir
    Path temp;
    private Path folder;
    private Path store;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("pack.npk");
        store = temp.resolve("store.bin");
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            PackArrays.of(pack).save("x", NdArrays.wrap(new int[] {1, 2, 3}, 3));
            PackArrays.of(pack).save("y", NdArrays.wrap(new int[] {4, 5, 6}, 3));
        }
        Files.move(file("x"), store);
        Files.createSymbolicLink(file("x"), store);
    }

    private Path file(String array) {
        return folder.resolve("data_" + array + ".npkd");
    }

    /// A change of array `x`.
    @FunctionalInterface
    private interface Change {
        void in(Transaction transaction) throws IOException;
    }

    static Stream<Change> changes() {
        return Stream.of(
                transaction -> transaction.append("x", LazyArray.of(NdArrays.wrap(new int[] {9}, 1))),
                transaction -> transaction.save("x", LazyArray.of(NdArrays.wrap(new int[] {9}, 1))),
                transaction -> transaction.cut("x", 1),
                transaction -> transaction.drop("x", RowSet.of(1)),
                transaction -> transaction.rename("x", "z"),
                transaction -> transaction.remove("x"),
                transaction -> transaction.drop("y", RowSet.of(1)).drop("x", RowSet.of(1)));
    }

    @Test
    void aLinkIsRefusedUnlessItIsFollowed() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertFalse(pack.array("x").isReadable());
            assertTrue(pack.array("y").isReadable());
        }
        try (var pack = Pack.open(folder, FOLLOWING)) {
            assertArrayEquals(new long[] {1, 2, 3}, pack.array("x").load().toLongArray());
            assertEquals(Optional.of(store.toRealPath().toString()), pack.array("x").linkTarget());
            assertEquals(Optional.empty(), pack.array("y").linkTarget());
            assertEquals(Optional.empty(), pack.readOnlyReason(), "the other arrays can be written");
            assertFalse(pack.hasChangedOutside());
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void noChangeGoesThroughALink(Change change) throws IOException {
        var before = Files.readAllBytes(store);
        try (var pack = Pack.open(folder, FOLLOWING); var transaction = pack.begin()) {
            change.in(transaction);
            var refused = assertThrows(LinkedArrayException.class, () -> transaction.commit(Progress.NONE));
            assertEquals("x", refused.array());
            assertTrue(Files.isSymbolicLink(file("x")));
            assertArrayEquals(before, Files.readAllBytes(store));
            assertEquals(3, pack.array("y").shape().rowCount(), "all or nothing");
        }
    }

    @Test
    void theOtherArraysAreWrittenAndTheLinkStays() throws IOException {
        try (var pack = Pack.open(folder, FOLLOWING)) {
            PackArrays.of(pack).append("y", NdArrays.wrap(new int[] {7}, 1));
            assertArrayEquals(new long[] {1, 2, 3}, pack.array("x").load().toLongArray());
            pack.reload();
            assertArrayEquals(new long[] {4, 5, 6, 7}, pack.array("y").load().toLongArray());
            assertArrayEquals(new long[] {1, 2, 3}, pack.array("x").load().toLongArray());
        }
        assertTrue(Files.isSymbolicLink(file("x")));
    }

    @Test
    void aDraftTakesNoEditOfItAndSavesTheOthers() throws IOException {
        try (var pack = Pack.open(folder, FOLLOWING); var draft = Draft.open(pack, temp.resolve("logs"))) {
            assertEquals(Optional.of(store.toRealPath().toString()), draft.snapshot().find("x").orElseThrow().linkTarget());
            assertThrows(LinkedArrayException.class, () -> draft.setCells("x", CellEdits.of(0, 0, new byte[4])));
            assertThrows(LinkedArrayException.class, () -> draft.dropRows(Map.of("x", RowSet.of(0), "y", RowSet.of(0))));
            assertThrows(LinkedArrayException.class, () -> draft.renameArray("x", "z"));
            assertThrows(LinkedArrayException.class, () -> draft.removeArray("x"));
            assertEquals(0, draft.state().unsavedCount());
            draft.cloneArray("x", "copy");
            draft.dropRows(Map.of("y", RowSet.of(0)));
            draft.save(Progress.NONE);
            assertArrayEquals(new long[] {1, 2, 3}, pack.array("copy").load().toLongArray());
            assertEquals(2, pack.array("y").shape().rowCount());
        }
        assertFalse(Files.isSymbolicLink(file("copy")));
    }

    @Test
    void aChangeOfWhatTheLinkLeadsToIsNoticed() throws IOException {
        try (var pack = Pack.open(folder, FOLLOWING)) {
            Files.write(store, new byte[] {9}, StandardOpenOption.APPEND);
            assertTrue(pack.hasChangedOutside());
        }
    }

    @Test
    void linksToFoldersAndToNothingAreRefusedAsBefore() throws IOException {
        for (var target : List.of(temp, temp.resolve("nothing"))) {
            Files.delete(file("x"));
            Files.createSymbolicLink(file("x"), target);
            try (var pack = Pack.open(folder, FOLLOWING)) {
                assertFalse(pack.array("x").isReadable());
                assertTrue(pack.array("x").findings().stream().anyMatch(Finding.UnsafePath.class::isInstance));
            }
        }
    }

    @Test
    void twoLinksToOneFileAreNoDangerButALinkToAnArraysFileIs() throws IOException {
        Files.delete(file("y"));
        Files.createSymbolicLink(file("y"), store);
        try (var pack = Pack.open(folder, FOLLOWING)) {
            assertEquals(Optional.empty(), pack.readOnlyReason());
            assertArrayEquals(new long[] {1, 2, 3}, pack.array("y").load().toLongArray());
        }
        Files.delete(file("y"));
        Files.move(store, file("y"));
        Files.delete(file("x"));
        Files.createSymbolicLink(file("x"), file("y"));
        try (var pack = Pack.open(folder, FOLLOWING)) {
            assertTrue(pack.findings().stream().anyMatch(Finding.SharedFile.class::isInstance), () -> pack.findings().toString());
        }
    }
}
