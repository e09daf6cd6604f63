package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding.Leftover;
import numpack.engine.error.Finding.LeftoverFile;
import numpack.engine.error.Verdict;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What killed saves leave behind is named with its size, and deleted only when the user says so.
class PackLeftoversTest {
    private static final byte[] THEIRS = {5, 0, 0, 0, 6, 0, 0, 0, 7, 0, 0, 0};
    private static final byte[] OURS = {1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0};

    @TempDir
    Path temp;
    private Path folder;
    private Path workbench;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("pack.npk");
        workbench = folder.resolve(".workbench");
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            PackArrays.of(pack).save("x", NdArrays.wrap(new int[] {1, 2, 3}, 3));
        }
    }

    @Test
    void aSaveThatWasKilledWhileItWroteIsNamedAndCounted() throws IOException {
        var made = workbench.resolve("new-7-0");
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            PackArrays.of(pack).save("y", NdArrays.wrap(new int[] {4}, 1));
            Files.createDirectory(made);
            Files.write(made.resolve("segment-0"), new byte[30]);
            Files.write(made.resolve("segment-1"), new byte[12]);
            pack.reload();
            assertEquals(List.of(new LeftoverFile(".workbench/new-7-0", Leftover.UNFINISHED, 42)), pack.leftovers());
            assertEquals(Verdict.OPENS, pack.verdict(), "nothing of the pack is in it");
            pack.removeLeftovers(pack.leftovers());
            assertEquals(List.of(), pack.leftovers());
        }
        assertFalse(Files.exists(made));
    }

    @Test
    void onlyWhatIsNamedIsDeletedByTheFirstWriteOfAnOpeningToo() throws IOException {
        Files.write(workbench.resolve("new-7-0"), new byte[30]);
        Files.write(workbench.resolve("new-7-1"), new byte[12]);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            Files.write(workbench.resolve("new-8-0"), new byte[5]);
            pack.removeLeftovers(List.of(new LeftoverFile(".workbench/new-7-1", Leftover.UNFINISHED, 12)));
            assertEquals(List.of(new LeftoverFile(".workbench/new-7-0", Leftover.UNFINISHED, 30)), pack.leftovers());
            assertTrue(Files.exists(workbench.resolve("new-7-0")));
            assertTrue(Files.exists(workbench.resolve("new-8-0")));
        }
    }

    @Test
    void aSaveThatIsJustWritingIsNoLeftover() throws IOException {
        var seen = new AtomicBoolean();
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.SYNC && isInTheMaking() && !seen.getAndSet(true)) {
                try (var reader = Pack.open(folder, PackOptions.readOnly())) {
                    assertEquals(List.of(), reader.leftovers());
                }
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
            PackArrays.of(pack).save("y", NdArrays.wrap(new int[] {4, 5}, 2));
        }
        assertTrue(seen.get());
    }

    @Test
    void parkedRowsOfACommitThatWasGivenUpStayListedUntilTheUserDecides() throws IOException {
        leaveParkedRows();
        LeftoverFile parked;
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.READ_ONLY, pack.verdict());
            assertEquals(List.of(), pack.leftovers(), "the promise needs it");
            pack.acceptFindings();
            assertEquals(Verdict.OPENS_WITH_FINDING, pack.verdict());
            parked = pack.leftovers().getFirst();
            assertEquals(Leftover.PARKED, parked.kind());
            assertEquals(12, parked.bytes());
            PackArrays.of(pack).save("y", NdArrays.wrap(new int[] {4}, 1));
            assertEquals(List.of(parked), pack.leftovers(), "a commit does not make it forgotten");
        }
        assertArrayEquals(OURS, Files.readAllBytes(folder.resolve(parked.file())));
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(List.of(parked), pack.leftovers());
            pack.removeLeftovers(List.of(parked));
            assertEquals(List.of(), pack.findings());
            assertArrayEquals(new long[] {5, 6, 7}, PackArrays.of(pack).load("x").toLongArray());
        }
        assertFalse(Files.exists(folder.resolve(parked.file())));
    }

    @Test
    void whatIsNotAsItWasListedIsNotDeleted() throws IOException {
        Files.write(workbench.resolve("parked-1-0"), OURS);
        Files.write(workbench.resolve("parked-1-1"), OURS);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            var listed = pack.leftovers();
            Files.write(workbench.resolve("parked-1-1"), new byte[16]);
            assertThrows(ChangedOutsideException.class, () -> pack.removeLeftovers(listed));
            var gone = listed.getFirst();
            Files.delete(folder.resolve(gone.file()));
            pack.removeLeftovers(List.of(gone));
            pack.reload();
            assertEquals(List.of(new LeftoverFile(".workbench/parked-1-1", Leftover.PARKED, 16)), pack.findings());
        }
        assertTrue(Files.exists(workbench.resolve("parked-1-1")));
    }

    @Test
    void anArrayIsNeverTakenForALeftover() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            var array = new LeftoverFile("data_x.npkd", Leftover.TEMPORARY, 12);
            assertThrows(ChangedOutsideException.class, () -> pack.removeLeftovers(List.of(array)));
        }
        assertArrayEquals(OURS, Files.readAllBytes(folder.resolve("data_x.npkd")));
    }

    @Test
    void linksInLeftoversLeadNowhere() throws IOException {
        var elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.write(elsewhere.resolve("precious"), OURS);
        var made = Files.createDirectory(workbench.resolve("new-7-0"));
        Files.createSymbolicLink(made.resolve("segment-0"), elsewhere);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(0, pack.leftovers().getFirst().bytes());
            pack.removeLeftovers(pack.leftovers());
        }
        assertArrayEquals(OURS, Files.readAllBytes(elsewhere.resolve("precious")));
        assertFalse(Files.exists(made));
    }

    @Test
    void temporaryFilesOfNumPackAreLeftoversToo() throws IOException {
        Files.write(folder.resolve("metadata.npkm.tmp.123"), new byte[5]);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(List.of(new LeftoverFile("metadata.npkm.tmp.123", Leftover.TEMPORARY, 5)), pack.findings());
            pack.removeLeftovers(pack.leftovers());
            assertEquals(List.of(), pack.findings());
        }
        assertFalse(Files.exists(folder.resolve("metadata.npkm.tmp.123")));
    }

    private boolean isInTheMaking() throws IOException {
        try (var inside = Files.list(workbench)) {
            return inside.anyMatch(path -> path.getFileName().toString().startsWith("new-"));
        }
    }

    /// The disk fails in the middle of a commit, and another program makes a file where the parked one would go back.
    private void leaveParkedRows() throws IOException {
        var data = folder.resolve("data_x.npkd");
        var isParked = new AtomicBoolean();
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            boolean isOfParked = path.getFileName().toString().startsWith("parked-");
            if (call == Call.RENAME && isOfParked) {
                isParked.set(true);
            } else if (call == Call.OPEN && isParked.get() && isOfParked) {
                Files.write(data, THEIRS);
                throw new IOException("no space left on device");
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
            assertThrows(IOException.class, () -> PackArrays.of(pack).replace("x", new long[] {0}, NdArrays.wrap(new int[] {9}, 1)));
        }
    }
}
