package numpack.app.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.app.i18n.Texts;
import numpack.app.session.SampleSession;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetailsViewModelTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private DetailsViewModel details;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 1000, 8).with("labels", DType.INT32, 1000);
        details = new DetailsViewModel(sample.sessions);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void anArrayIsItsTypeShapeBytesAndDroppedRows() {
        sample.tab("features");
        var rows = RowSet.range(10, 22);
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", rows, "labels", rows)));

        assertEquals("features", value("Array"));
        assertEquals("float32 (988, 8)", value("Type, shape"));
        assertEquals("32 KB · 1\u202f000 rows", value("On disk"));
        assertEquals("12 rows · 384 bytes", value("Dropped"));
        assertEquals("1 edit", value("Unsaved"));
        assertTrue(value("Changed").matches("today \\d\\d:\\d\\d"), value("Changed"));
    }

    @Test
    void aPackThatIsOpenedAgainStaysDescribedMeanwhile() {
        sample.tab("features");
        var shown = new ArrayList<Boolean>();
        details.lines().subscribe(lines -> shown.add(!lines.isEmpty()));

        sample.sessions.followLinks(sample.pack, () -> { });

        assertFalse(shown.contains(false));
        var again = sample.sessions.packs().getFirst();
        sample.sessions.close(again, () -> { });
        assertEquals(List.of(), details.lines().getValue());
    }

    @Test
    void anArrayThatIsNotSavedTakesNothingOnTheDiskYet() {
        sample.pack.edit(draft -> draft.cloneArray("features", "copy"));
        sample.tab("copy");
        assertEquals("nothing yet, 32 KB once saved · 1\u202f000 rows", value("On disk"));

        sample.save();
        assertEquals("32 KB · 1\u202f000 rows", value("On disk"));
    }

    @Test
    void theArrayChosenInTheExplorerIsDescribedWithoutBeingShown() {
        sample.tab("features");

        sample.sessions.choose(sample.pack, sample.array("labels"));

        assertEquals("labels", value("Array"));
        assertEquals("none", value("Dropped"));
    }

    @Test
    void aPackIsItsArraysAndBytesWhileNoArrayIsMeant() {
        sample.sessions.choose(sample.pack);

        assertEquals("demo.npk", value("Pack"));
        assertEquals("2", value("Arrays"));
        assertEquals("36 KB", value("On disk"));
        assertEquals("0 bytes", value("Reclaimable"));
        assertEquals("nothing", value("Unsaved"));
    }

    @Test
    void otherDroppedRowsInSiblingsAreSaid() {
        sample.tab("labels");
        assertEquals(Optional.empty(), find(Texts.of("details.linked")));

        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));

        assertEquals("other rows dropped", value(Texts.of("details.linked")));
    }

    @Test
    void withoutAPackThereIsNothing() {
        sample.close();

        assertEquals(List.of(), details.lines().getValue());
    }

    private String value(String label) {
        return find(label).orElseThrow();
    }

    private Optional<String> find(String label) {
        return details.lines().getValue().stream().filter(line -> line.label().equals(label)).map(DetailsViewModel.Line::value).findFirst();
    }
}
