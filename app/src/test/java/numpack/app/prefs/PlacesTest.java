package numpack.app.prefs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final Rectangle2D LEFT = new Rectangle2D(-1920, 0, 1920, 1080);
    private static final Rectangle2D MAIN = new Rectangle2D(0, 40, 2560, 1400);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Linux,/home/me/.local/share/numpack-workbench",
        "Mac OS X,/home/me/Library/Application Support/NumPack Workbench",
        "Windows 11,/roaming/NumPack Workbench"
    })
    void everySystemHasItsFolder(String system, String expected) {
        var properties = Map.of("os.name", system, "user.home", "/home/me");
        assertEquals(Path.of(expected), AppFolders.of(properties::get, Map.of("APPDATA", "/roaming")).data());
    }

    @Test
    void anAbsoluteDataHomeIsObeyedARelativeOneIgnored() {
        var properties = Map.of("os.name", "Linux", "user.home", "/home/me");
        assertEquals(Path.of("/x/numpack-workbench"), AppFolders.of(properties::get, Map.of("XDG_DATA_HOME", "/x")).data());
        assertEquals(Path.of("/home/me/.local/share/numpack-workbench"),
                AppFolders.of(properties::get, Map.of("XDG_DATA_HOME", "x")).data());
    }

    @Test
    void theOverrideWinsEverywhere() {
        var properties = Map.of("os.name", "Mac OS X", "user.home", "/home/me", AppFolders.OVERRIDE, "/tmp/mine");
        assertEquals(Path.of("/tmp/mine"), AppFolders.of(properties::get, Map.of()).data());
    }

    @Test
    void aPlaceThatCanBeSeenStays() {
        var place = new WindowPlace(-1800, 50, 1100, 700, false);
        assertEquals(place, place.onto(List.of(MAIN, LEFT)));
    }

    @Test
    void aTitleBarAboveTheScreenComesDown() {
        var small = new Rectangle2D(0, 0, 1280, 800);
        assertEquals(new WindowPlace(-1, 0, 1280, 800, false), new WindowPlace(-1, -20, 1280, 800, false).withTitleOn(List.of(small)));
        assertEquals(new WindowPlace(-1800, 0, 1100, 700, false), new WindowPlace(-1800, -20, 1100, 700, false).withTitleOn(List.of(MAIN, LEFT)));
        assertEquals(new WindowPlace(2000, 40, 1100, 700, false), new WindowPlace(2000, 20, 1100, 700, false).withTitleOn(List.of(MAIN, LEFT)));
        assertEquals(new WindowPlace(600, 900, 1100, 700, false), new WindowPlace(600, 900, 1100, 700, false).withTitleOn(List.of(MAIN)));
        assertEquals(new WindowPlace(0, 0, 1280, 800, false), new WindowPlace(-1, -20, 1280, 800, false).onto(List.of(small)));
        assertEquals(new WindowPlace(0, 0, 1280, 800, false), new WindowPlace(0, -30, 1280, 860, false).onto(List.of(small)));
        assertEquals(new WindowPlace(30, 40, 1100, 700, false), new WindowPlace(30, -650, 1100, 700, false).onto(List.of(MAIN, LEFT)));
        assertEquals(new WindowPlace(0, 0, 1280, 800, false), WindowPlace.UNSET.onto(List.of(small)));
    }

    @Test
    void aPlaceOnAScreenThatIsGoneIsCentredOnTheFirst() {
        assertEquals(new WindowPlace(730, 390, 1100, 700, true), new WindowPlace(-1800, 50, 1100, 700, true).onto(List.of(MAIN)));
        assertEquals(new WindowPlace(560, 290, 1440, 900, false), WindowPlace.UNSET.onto(List.of(MAIN)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyPlaceEndsUpWhollyOnSomeScreen(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var place = new WindowPlace(random.nextInt(-9000, 9000), random.nextInt(-9000, 9000), random.nextInt(0, 6000),
                    random.nextInt(0, 6000), random.nextBoolean()).onto(List.of(MAIN, LEFT));
            boolean isInside = List.of(MAIN, LEFT).stream()
                    .anyMatch(screen -> screen.contains(place.x(), place.y(), place.width(), place.height()));
            assertTrue(isInside, place.toString());
        }
    }
}
