package numpack.app.stats.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleSession;
import numpack.app.stats.FindMore;
import numpack.app.stats.NumberTexts;
import numpack.app.stats.numbers.NumbersCache;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewViewModelTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private OverviewViewModel model;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 100, 8).with("labels", DType.INT32, 100);
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(7, 1,
                ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(Float.NaN).array())));
        sample.save();
        model = new OverviewViewModel(sample.sessions, sample.runner, new NumbersCache(folder.resolve("cache"), InstantSource.system()), FindMore.NOBODY);
        model.watchedProperty().set(true);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private OverviewItem line(String name) {
        return model.items().stream().filter(item -> item.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void eachArrayHasALineOfItsNumbers() {
        assertEquals(List.of("features", "labels"), model.items().stream().map(OverviewItem::name).toList());
        assertEquals("1", line("features").nan().text());
        assertEquals("0", line("features").infinite().text());
        assertEquals("799", line("features").zeros().text());
        assertEquals("99", line("features").constantRows().text());
        assertEquals(NumberTexts.NONE, line("labels").nan().text());
        assertEquals(NumberTexts.NONE, line("labels").constantRows().text());
        assertEquals("0", line("labels").max().text());
        assertEquals("0", line("labels").dropped().text());
        assertEquals(Texts.of("stats.overview.title", 2, 1), model.titleProperty().get());
    }

    @Test
    void anEditedArrayIsCountedAgainAndDroppedRowsAreLeftOut() {
        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(3, 0, new byte[] {9, 0, 0, 0})));
        assertEquals("9", line("labels").max().text());

        sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(3))));
        assertEquals("0", line("labels").max().text());
        assertEquals("1", line("labels").dropped().text());
        assertFalse(line("labels").droppedShare().isEmpty());
    }

    @Test
    void aNumberLeadsToItsPlaceInATab() {
        model.go(line("features"), line("features").nan());

        var tab = sample.sessions.currentTabProperty().get();
        assertNotNull(tab);
        assertEquals(new GridSpot(7, 1), tab.getSelection().cursor());
    }

    @Test
    void aLineIsChosenAndOpened() {
        sample.sessions.showOverview(sample.pack);
        model.select(line("labels"));
        assertEquals("labels", sample.sessions.meantArrayProperty().get().name());
        assertTrue(sample.sessions.overviewInFrontProperty().get());

        model.open(line("labels"));
        assertFalse(sample.sessions.overviewInFrontProperty().get());
    }

    @Test
    void theOverviewStaysInFrontWhileAnArrayIsChosenAndIsLeftForATab() {
        var tab = sample.tab("features");
        sample.sessions.showOverview(sample.pack);
        assertNull(sample.sessions.currentTabProperty().get());
        sample.sessions.choose(sample.pack, sample.array("labels"));
        assertTrue(sample.sessions.overviewInFrontProperty().get());

        sample.sessions.currentTabProperty().set(tab);
        assertFalse(sample.sessions.overviewInFrontProperty().get());
    }

    @Test
    void aPackOfSeveralArraysOpensWithItsOverviewIfThereIsOne() {
        sample.sessions.overviewProperty().set(true);
        sample.sessions.showFirst(sample.pack);
        assertTrue(sample.sessions.overviewInFrontProperty().get());

        sample.sessions.overviewProperty().set(false);
        sample.sessions.showFirst(sample.pack);
        assertNotNull(sample.sessions.currentTabProperty().get());
    }

    @Test
    void nothingIsCountedWhileNobodyLooks() {
        model.watchedProperty().set(false);
        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(3, 0, new byte[] {9, 0, 0, 0})));
        assertEquals("0", line("labels").max().text());

        model.watchedProperty().set(true);
        assertEquals("9", line("labels").max().text());
    }
}
