package numpack.engine.format;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;

import numpack.engine.storage.FolderView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopNamesTest {
    @TempDir
    Path folder;

    @Test
    void whatWasNotListedIsNotThere() {
        var top = TopNames.of(List.of("data_a.npkd", "deleted_a.npkb"));
        assertTrue(top.mayHold("deleted_a.npkb"));
        assertFalse(top.mayHold("deleted_b.npkb"));
    }

    @Test
    void aNameMayBeListedInOtherLettersThanItIsFoundBy() {
        var decomposed = Normalizer.normalize("deleted_\u00e9.npkb", Normalizer.Form.NFD);
        var top = TopNames.of(List.of(decomposed, "DELETED_A.NPKB"));
        assertTrue(top.mayHold("deleted_\u00e9.npkb"));
        assertTrue(top.mayHold("deleted_a.npkb"));
    }

    @Test
    void ofAFileInAFolderNothingIsKnown() {
        assertTrue(TopNames.of(List.of()).mayHold("data_a.npksegs/0.npkd"));
    }

    @Test
    void namesAreThoseOfTheFolderThatIsThere() throws IOException {
        Files.createFile(folder.resolve("deleted_a.npkb"));
        assertTrue(TopNames.in(folder, FolderView.ofDisk()).mayHold("deleted_a.npkb"));
        assertFalse(TopNames.in(folder.resolve("gone"), FolderView.ofDisk()).mayHold("deleted_a.npkb"));
    }
}
