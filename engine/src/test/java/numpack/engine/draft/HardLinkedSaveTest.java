package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import numpack.engine.Transaction;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.HardLinkedFile;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a draft says before it saves into files of which another folder has hard links.
class HardLinkedSaveTest extends DraftFixture {
    private static final byte[] BYTES = {1, 2, 3};

    private Path snapshot;

    @Override
    void fill(Transaction transaction) {
        transaction.save("a", Packs.source(Shape.of(3), BYTES)).save("b", Packs.source(Shape.of(3), BYTES));
    }

    @BeforeEach
    void link() throws IOException {
        snapshot = Files.createLink(folder.resolve("snapshot"), folder.resolve("pack").resolve("data_a.npkd"));
    }

    @Test
    void theFilesAreNamedBeforeTheSaveAndAreThePacksOwnAfterIt() throws IOException {
        set("b", 0, 9);
        assertEquals(List.of(), draft.hardLinkedFiles());
        set("a", 0, 9);
        var expected = List.of(new HardLinkedFile("a", "data_a.npkd", 3));
        assertEquals(expected, draft.hardLinkedFiles());
        var plan = draft.planSave();
        assertEquals(expected, plan.hardLinked());
        assertEquals(3, plan.hardLinkedBytes());
        assertTrue(plan.neededBytes() >= 3);

        draft.save(Progress.NONE);
        assertArrayEquals(BYTES, Files.readAllBytes(snapshot));
        assertArrayEquals(new byte[] {9, 2, 3}, Packs.read(pack.array("a").source()));
        set("a", 1, 8);
        assertEquals(List.of(), draft.hardLinkedFiles());
    }

    @Test
    void rowsThatAreDroppedWriteNoDataAnew() throws IOException {
        draft.dropRows(Map.of("a", RowSet.of(1)));
        assertEquals(List.of(), draft.hardLinkedFiles());
        draft.save(Progress.NONE);
        assertArrayEquals(BYTES, Files.readAllBytes(snapshot));
        assertTrue(Files.isSameFile(snapshot, folder.resolve("pack").resolve("data_a.npkd")));
    }
}
