package numpack.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import numpack.blackbox.RealNumPack.Verb;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Verdict;
import numpack.engine.ndarray.NdArrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real NumPack saves an array while our pack is open, and we give its name to another one.
@Tag("python")
class NumPackTakesNameTest {
    @TempDir
    Path temp;

    @Test
    void whatNumPackSavedMeanwhileStaysAsItIs() throws IOException {
        var folder = temp.resolve("taken.npk");
        var ours = NdArrays.wrap(new int[] {1, 2, 3, 4}, 4);
        var theirs = NdArrays.wrap(new int[] {5, 6, 7, 8}, 4);
        var left = NdArrays.wrap(new int[] {5, 7, 8}, 3);
        try (var numPack = RealNumPack.start(); var pack = Pack.create(folder, PackOptions.standard())) {
            var arrays = PackArrays.of(pack);
            arrays.save("x", ours);
            numPack.run(folder, 0, List.of(Verb.save("e", theirs), Verb.drop("e", List.of(1L))));

            assertThrows(ArrayExistsException.class, () -> arrays.rename("x", "e"));
            assertThrows(ArrayExistsException.class, () -> arrays.copy("x", "e"));
            assertThrows(ChangedOutsideException.class, () -> arrays.save("e", ours));
            assertThrows(ArrayExistsException.class, () -> arrays.rename("x", "E"));

            var seen = numPack.look(folder, List.of());
            assertEquals(List.of("e", "x"), List.copyOf(seen.keySet()));
            assertTrue(left.sameBytes(seen.get("e").elements()));
            assertTrue(ours.sameBytes(seen.get("x").elements()));

            pack.reload();
            assertEquals(Verdict.OPENS, pack.verdict());
            assertTrue(left.sameBytes(arrays.load("e")));
            arrays.save("e", ours);
            assertTrue(ours.sameBytes(numPack.look(folder, List.of()).get("e").elements()), "with its dropped row forgotten");
        }
    }
}
