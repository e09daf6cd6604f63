package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixturesTest {
    @TempDir
    Path folder;

    @Test
    void everyFixtureCanBeCopied() throws IOException {
        for (var fixture : Fixtures.all()) {
            var place = Files.createDirectories(folder.resolve(fixture.path().replace('/', '-')));
            assertTrue(Files.exists(fixture.copyTo(place)), fixture.path());
        }
    }

    @Test
    void linksAreMadeInTheCopy() {
        var pack = Fixtures.of("damaged/file-link-outside.npk").copyTo(folder);

        assertTrue(Files.isSymbolicLink(pack.resolve("data_x.npkd")));
        assertTrue(Files.exists(folder.resolve("outside.bin"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void everyReadableArrayHasRowsToCompareWith() {
        for (var fixture : Fixtures.all()) {
            for (var array : fixture.arrays()) {
                if (array.isReadable()) {
                    assertFalse(array.sha256().orElseThrow().isEmpty());
                    assertTrue(array.expected().stream().allMatch(Files::exists), fixture.path() + " " + array.name());
                }
            }
        }
        assertEquals(0, Fixtures.of("packs/empty.npk").arrays().size());
    }
}
