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

        assertEquals("features", value(Texts.of("details.array")));
        assertEquals("float32 (988, 8)", value(Texts.of("details.form")));
        assertEquals(Texts.of("details.onDisk.value", "32 KB", 1000), value(Texts.of("details.onDisk")));
        assertEquals(Texts.of("details.dropped.value", 12, "384 bytes"), value(Texts.of("details.dropped")));
        assertEquals(Texts.of("details.unsaved.value", 1), value(Texts.of("details.unsaved")));
        assertTrue(value(Texts.of("details.changed")).matches(Texts.of("details.today", "\\d\\d:\\d\\d")), value(Texts.of("details.changed")));
    }

    @Test
    void theFirstEditAddsNoLine() {
        sample.tab("features");
        var before = labels();
        assertEquals(Texts.of("details.unsaved.value", 0), value(Texts.of("details.unsaved")));

        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3), "labels", RowSet.of(3))));

        assertEquals(before, labels());
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
        assertEquals(Texts.of("details.onDisk.value", Texts.of("details.onDisk.new", "32 KB"), 1000), value(Texts.of("details.onDisk")));

        sample.save();
        assertEquals(Texts.of("details.onDisk.value", "32 KB", 1000), value(Texts.of("details.onDisk")));
    }

    @Test
    void theArrayChosenInTheExplorerIsDescribedWithoutBeingShown() {
        sample.tab("features");

        sample.sessions.choose(sample.pack, sample.array("labels"));

        assertEquals("labels", value(Texts.of("details.array")));
        assertEquals(Texts.of("details.dropped.none"), value(Texts.of("details.dropped")));
    }

    @Test
    void aPackIsItsArraysAndBytesWhileNoArrayIsMeant() {
        sample.sessions.choose(sample.pack);

        assertEquals("demo.npk", value(Texts.of("details.pack")));
        assertEquals("2", value(Texts.of("details.arrays")));
        assertEquals("36 KB", value(Texts.of("details.onDisk")));
        assertEquals(Optional.empty(), find(Texts.of("details.reclaimable")), "there is nothing to reclaim");
        assertEquals(Texts.of("details.unsaved.value", 0), value(Texts.of("details.unsaved")));
    }

    @Test
    void otherDroppedRowsInLinkedArraysAreSaid() {
        sample.tab("labels");
        assertEquals(Optional.empty(), find(Texts.of("details.linked")));

        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));

        assertEquals(Texts.of("details.linked.uneven"), value(Texts.of("details.linked")));
    }

    @Test
    void withoutAPackThereIsNothing() {
        sample.close();

        assertEquals(List.of(), details.lines().getValue());
    }

    private List<String> labels() {
        return details.lines().getValue().stream().map(DetailsViewModel.Line::label).toList();
    }

    private String value(String label) {
        return find(label).orElseThrow();
    }

    private Optional<String> find(String label) {
        return details.lines().getValue().stream().filter(line -> line.label().equals(label)).map(DetailsViewModel.Line::value).findFirst();
    }
}
