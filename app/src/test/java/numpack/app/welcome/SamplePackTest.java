package numpack.app.welcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.StoredArray;
import numpack.engine.error.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePackTest {
    @TempDir
    private Path folder;

    @Test
    void itHoldsSixLinkedArraysWithoutAFinding() throws IOException {
        var path = folder.resolve("new/deep/sample.npk");
        SamplePack.make(path);

        try (var pack = Pack.open(path, PackOptions.standard())) {
            assertEquals(List.of(), pack.findings());
            assertEquals(Verdict.OPENS, pack.verdict());
            assertEquals("embeddings (200, 32), images (200, 28, 28), is_checked (200,), labels (200,), probabilities (200, 5), signals (200, 512)",
                    pack.arrays().stream().map(array -> array.name() + " " + array.shape()).sorted().collect(Collectors.joining(", ")));
        }
    }

    @Test
    void itsErrorsArePlanted() throws IOException {
        var path = folder.resolve("sample.npk");
        SamplePack.make(path);

        try (var pack = Pack.open(path, PackOptions.standard())) {
            assertEquals(-1, (int) number(pack.array("labels"), 40));
            assertEquals(5, (int) number(pack.array("labels"), 120));
            assertEquals(Double.NaN, number(pack.array("embeddings"), 19, 4));
            assertEquals(Double.POSITIVE_INFINITY, number(pack.array("embeddings"), 88, 0));
            assertEquals(80, number(pack.array("signals"), 188, 256));
            assertEquals(Double.NaN, number(pack.array("signals"), 64, 120));
            assertEquals(0, number(pack.array("images"), 12, 14, 14));
        }
    }

    @Test
    void theSamePackComesOutEveryTime() throws IOException {
        SamplePack.make(folder.resolve("one.npk"));
        SamplePack.make(folder.resolve("two.npk"));

        for (var name : List.of("embeddings", "images", "is_checked", "labels", "probabilities", "signals")) {
            var file = "data_" + name + ".npkd";
            assertArrayEquals(Files.readAllBytes(folder.resolve("one.npk").resolve(file)), Files.readAllBytes(folder.resolve("two.npk").resolve(file)), name);
        }
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        var path = folder.resolve("sample.npk");
        SamplePack.make(path);

        assertThrows(DirectoryNotEmptyException.class, () -> SamplePack.make(path));
    }

    private static double number(StoredArray array, long... index) throws IOException {
        return array.load().getDouble(index);
    }
}
