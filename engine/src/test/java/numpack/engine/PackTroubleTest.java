package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import numpack.engine.dtype.DType;
import numpack.engine.error.Verdict;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a commit in whose midst a file is taken away, or the disk fails.
class PackTroubleTest {
    @TempDir
    Path temp;

    private Path folder;
    private Path manifest;

    @BeforeEach
    void packWithTwoArrays() throws IOException {
        folder = temp.resolve("trouble.npk");
        manifest = folder.resolve(PackLayout.MANIFEST);
        try (var pack = Pack.create(folder, PackOptions.standard()); var transaction = pack.begin()) {
            create(create(transaction, "a"), "b").commit(Progress.NONE);
        }
        manifest = folder.toRealPath().resolve(PackLayout.MANIFEST);
    }

    @Test
    void aManifestThatIsTakenAwayIsNotMadeOfTheChangesAlone() throws IOException {
        var aside = temp.resolve("aside");
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.LOOK && path.equals(manifest) && Files.notExists(aside)) {
                Files.move(manifest, aside);
            }
        });
        try (var pack = Pack.open(folder, PackOptions.standard(), files); var transaction = pack.begin()) {
            assertThrows(NoSuchFileException.class, () -> create(transaction, "c").commit(Progress.NONE));
        }
        assertFalse(Files.exists(manifest), "made of nothing but the new array");
        Files.move(aside, manifest);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict());
            assertEquals(Set.of("a", "b"), names(pack));
        }
    }

    private static Transaction create(Transaction transaction, String name) {
        return transaction.create(name, DType.INT32, Shape.of(3), new byte[] {1, 0, 0, 0});
    }

    private static Set<String> names(Pack pack) {
        return pack.arrays().stream().map(StoredArray::name).collect(Collectors.toSet());
    }
}
