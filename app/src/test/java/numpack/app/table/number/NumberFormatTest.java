package numpack.app.table.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.layout.StackPane;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.ArrayFormats;
import numpack.app.prefs.Preferences;
import numpack.app.style.Screens;
import numpack.app.table.number.NumberFormat.Notation;
import numpack.app.task.DirectThreads;
import numpack.app.task.TaskRunner;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {
    @ParameterizedTest(name = "{1} as {0} in {2}")
    @CsvSource({
        "FLOAT64, 1234.5678, fixed:2, 1234.57", "FLOAT64, 0.125, fixed:2, 0.12", "FLOAT64, -0.001, fixed:2, -0.00", "FLOAT64, -0.0, fixed:1, -0.0",
        "FLOAT64, 1e20, fixed:0, 100000000000000000000", "FLOAT64, nan, fixed:2, NaN", "FLOAT64, -inf, scientific:2, -inf",
        "FLOAT32, 0.1, fixed:10, 0.1000000015", "FLOAT32, NaN(0x7fc00001), fixed:2, NaN(0x7fc00001)",
        "FLOAT64, 1234.5678, scientific:2, 1.23e3", "FLOAT64, 9.996, scientific:2, 1.00e1", "FLOAT64, 0, scientific:3, 0.000e0",
        "FLOAT64, -1.6e-200, scientific:0, -2e-200", "FLOAT64, 5e-324, scientific:1, 4.9e-324", "FLOAT16, 65504, scientific:4, 6.5504e4",
        "COMPLEX64, 1.25-2j, fixed:1, 1.2-2.0j", "COMPLEX128, nan+1e5j, scientific:1, NaN+1.0e5j", "COMPLEX128, -0.004+0.004j, fixed:2, -0.00+0.00j",
        "INT64, 9203817354237048492, scientific:2, 9203817354237048492", "BOOL, True, fixed:3, True", "FLOAT64, 0.1, exact:0, 0.1"})
    void numbersAreWrittenSo(DType dtype, String number, String format, String written) {
        var bytes = MemorySegment.ofArray(new byte[dtype.itemSize()]);
        assertTrue(ElementText.parse(dtype, number, bytes, 0).isOk());

        assertEquals(written, NumberFormat.ofText(format).format(dtype, bytes, 0));
    }

    @ParameterizedTest
    @CsvSource({"fixed:3, fixed:3", "scientific:20, scientific:20", "fixed:99, fixed:20", "exact:0, exact:0", "fixed:-1, exact:0", "fixed, exact:0",
        "'', exact:0", "other:3, exact:0"})
    void whatAFileSaysIsReadLeniently(String kept, String meant) {
        assertEquals(meant, NumberFormat.ofText(kept).toText());
    }

    @Test
    void eachArrayKeepsItsOwnForTheNextRun(@TempDir Path folder) {
        var folders = new AppFolders(folder);
        var runner = new TaskRunner(new DirectThreads(), failure -> {
            throw new AssertionError(failure);
        });
        var preferences = new Preferences(folders, runner);
        var formats = new NumberFormats(preferences.property(NumberFormats.KEPT));
        formats.choose("/a.npk\tx", new NumberFormat(Notation.FIXED, 3));
        formats.choose("/a.npk\ty", new NumberFormat(Notation.SCIENTIFIC, 1));
        formats.choose("/a.npk\ty", NumberFormat.EXACT);
        preferences.flush();

        var again = new NumberFormats(new Preferences(folders, runner).property(NumberFormats.KEPT));
        assertEquals(new NumberFormat(Notation.FIXED, 3), again.of("/a.npk\tx"));
        assertEquals(NumberFormat.EXACT, again.of("/a.npk\ty"));
    }

    @Test
    void noMoreThanAThousandAreKeptAndTheOldestGo() {
        var formats = new NumberFormats(new SimpleObjectProperty<>(ArrayFormats.NONE));
        for (var i = 0; i < 1002; i++) {
            formats.choose("array " + i, new NumberFormat(Notation.FIXED, 1));
        }
        assertEquals(NumberFormat.EXACT, formats.of("array 1"));
        assertEquals(1, formats.of("array 2").digits());
    }

    @Test
    void theFormShowsWhatComesOfIt() throws IOException {
        var model = new NumberFormatViewModel(NumberFormat.EXACT, format -> format.notation() + " " + format.digits());
        Screens.onFx(() -> {
            var view = new NumberFormatView(model);
            assertTrue(view.lookup(".number-format-digits").isDisabled());
            ((RadioButton) view.lookupAll(".radio-button").toArray()[1]).fire();
            assertFalse(view.lookup(".number-format-digits").isDisabled());
            ((Spinner<?>) view.lookup(".spinner")).getEditor().setText("7");
            return null;
        });
        assertEquals(new NumberFormat(Notation.FIXED, 7), model.format());
        assertEquals(Texts.of("grid.numberFormat.sample", "EXACT 0", "FIXED 7"), model.sample().getValue());
        Screens.shoot("number-format", 500, 260, () -> new StackPane(new NumberFormatView(new NumberFormatViewModel(new NumberFormat(Notation.FIXED, 3),
                format -> format.equals(NumberFormat.EXACT) ? "0.333333343" : "0.333"))));
        assertTrue(Files.size(Path.of("target/screens/number-format-dark.png")) > 1_000);
    }
}
