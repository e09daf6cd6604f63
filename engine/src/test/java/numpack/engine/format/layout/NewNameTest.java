package numpack.engine.format.layout;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import numpack.engine.Fixtures;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.reason.NameFault;
import numpack.engine.format.PackInspection;

class NewNameTest {
    private static final Path PACK = Path.of("some.npk");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = { "x", "two words", "café", "日本語", "😀", "a.b", "#1", "100%", "data_x", "x_segments", "metadata", "console", "a'b" })
    void ordinaryNamesAreGood(String name) {
        assertDoesNotThrow(() -> NewName.check(PACK, name, List.of(), List.of("metadata.npkm")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "a..b", ".hidden", "end.", " x", "x ", "x\u00a0", "a/b", "a\\b", "C:x", "a\0b", "a\nb", "a\u0085b", "a\u2028b",
            "con", "CON", "nul.txt", "Com1", "lpt9.x", "a*b", "a?b", "a\"b", "a<b", "a|b", "../../x", "\ud800", "x\udc00y" })
    void namesThatCannotTravelAreRefused(String name) {
        assertThrows(InvalidNameException.class, () -> NewName.check(PACK, name, List.of(), List.of()));
    }

    @Test
    void lengthIsCountedInBytes() {
        assertDoesNotThrow(() -> NewName.check(PACK, "é".repeat(120), List.of(), List.of()));
        assertEquals(new NameFault.TooLong(241, 240), fault("é".repeat(120) + "x", List.of()));
    }

    @Test
    void theFaultOfANameIsSaidWithItsFacts() {
        assertEquals(new NameFault.Empty(), fault("", List.of()));
        assertEquals(new NameFault.ForbiddenCharacter('*'), fault("a*b", List.of()));
        assertEquals(new NameFault.ControlCharacter(), fault("a\nb", List.of()));
        assertEquals(new NameFault.HalfCharacter(), fault("\ud800", List.of()));
        assertEquals(new NameFault.TwoDots(), fault("a..b", List.of()));
        assertEquals(new NameFault.DotOrSpaceAtEdge(), fault("x ", List.of()));
        assertEquals(new NameFault.Reserved(), fault("nul.txt", List.of()));
        assertEquals(new NameFault.FileInTheWay("DATA_X.npkd"), fault("x", List.of("DATA_X.npkd")));
    }

    private static NameFault fault(String name, List<String> files) {
        return assertThrows(InvalidNameException.class, () -> NewName.check(PACK, name, List.of(), files)).fault();
    }

    @Test
    void namesThatAFileSystemCannotTellApartCollide() {
        for (var other : List.of("Images", "IMAGES", "images")) {
            var refused = assertThrows(ArrayExistsException.class, () -> NewName.check(PACK, "images", List.of(other), List.of()));
            assertEquals(other, refused.array());
        }
        assertThrows(ArrayExistsException.class, () -> NewName.check(PACK, "caf\u00e9", List.of("cafe\u0301"), List.of()));
        assertThrows(ArrayExistsException.class, () -> NewName.check(PACK, "Stra\u00dfe", List.of("STRASSE"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "data_x.npkd", "DATA_X.NPKD", "deleted_x.npkb", "data_x.npkseg", "data_x_segments" })
    void aFileWithoutOwnerIsNotWrittenOver(String file) {
        assertThrows(InvalidNameException.class, () -> NewName.check(PACK, "x", List.of("y"), List.of("data_y.npkd", file)));
    }

    @Test
    void aPackOnDiskRefusesTheNameOfItsOrphan() throws IOException {
        var pack = PackInspection.of(Fixtures.of("crashed/new-array.npk").copyTo(folder));

        assertThrows(InvalidNameException.class, () -> pack.checkNewName("new"));
        assertDoesNotThrow(() -> pack.checkNewName("newer"));
    }
}
