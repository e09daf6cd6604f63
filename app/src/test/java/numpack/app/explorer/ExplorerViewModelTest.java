package numpack.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import numpack.app.explorer.ExplorerItem.ArrayItem;
import numpack.app.explorer.ExplorerItem.NoArrayItem;
import numpack.app.explorer.ExplorerItem.PackItem;
import numpack.app.i18n.Texts;
import numpack.app.session.SampleSession;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorerViewModelTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private ExplorerViewModel explorer;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 100, 8).with("labels", DType.INT32, 100);
        explorer = new ExplorerViewModel(sample.sessions, sample.runner);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void aPackAndItsArraysAreLinesWithTheirCounts() {
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.range(10, 22), "labels", RowSet.range(10, 22))));

        assertEquals(new PackItem(sample.pack, 1, 2, true), explorer.items().getFirst());
        var features = array("features");
        assertEquals("features", features.name());
        assertEquals("float32 (88, 8)", features.form());
        assertEquals(12, features.dropped());
        assertEquals(1, features.unsaved());
        assertEquals("features\nfloat32 (88, 8)\n" + Texts.of("explorer.array.unsaved", 1) + "\n" + Texts.of("explorer.array.dropped", 12), features.tip());
        assertEquals(Texts.of("explorer.footer", "3.6 KB", "432 bytes", 432), explorer.footerProperty().get());
    }

    @Test
    void arraysStandInTheNaturalOrderOfTheirNames() {
        sample.with("layer_10", DType.INT32, 2).with("layer_2", DType.INT32, 2).with("Layer_1", DType.INT32, 2);
        assertEquals(List.of("features", "labels", "Layer_1", "layer_2", "layer_10"), names());
        explorer.filterProperty().set("layer");
        explorer.filterNow();
        assertEquals(List.of("Layer_1", "layer_2", "layer_10"), names());
    }

    @Test
    void theFilterIsEmptiedWhenNoPackIsLeft() {
        explorer.filterProperty().set("labels");
        explorer.filterNow();
        assertEquals(2, explorer.items().size());

        sample.sessions.close(sample.pack, () -> { });

        assertEquals("", explorer.filterProperty().get());
    }

    @Test
    void theFilterDoesNotHideAPackThatIsJustOpened() {
        explorer.filterProperty().set("labels");
        explorer.filterNow();

        sample.sessions.create(folder.resolve("second.npk"), opened -> { });

        assertEquals("", explorer.filterProperty().get());
        assertEquals(2, explorer.items().stream().filter(PackItem.class::isInstance).count());
    }

    @Test
    void whatCouldForgeALineIsShownAsAnEscape() {
        sample.with("evil\u202egpj", DType.INT32, 1);

        assertEquals("evil\\u202egpj", array("evil\u202egpj").name());
        assertTrue(array("evil\u202egpj").tip().startsWith("evil\\u202egpj\n"));
        explorer.filterProperty().set("\\u202E");
        pause();
        assertEquals(2, explorer.items().size(), "it is found as it is shown");
    }

    @Test
    void theSelectedLineIsWhatCommandsMeanUntilATabIsUsed() {
        sample.tab("features");
        assertEquals("features", selected().name());

        explorer.select(array("labels"));
        assertEquals("labels", meant());
        sample.pack.edit(draft -> draft.renameArray("features", "embeddings"));
        assertEquals("labels", selected().name(), "an edit leaves the line that was chosen");
        assertEquals("labels", meant());

        sample.sessions.chooseFront();
        assertEquals("embeddings", selected().name());
        sample.pack.undo(() -> { });
        assertEquals("features", meant(), "drawing the lines anew chooses nothing");
    }

    @Test
    void aPackLineMeansItsPackAndNoArray() throws IOException {
        sample.tab("features");
        sample.sessions.create(folder.resolve("other.npk"), _ -> { });
        var other = sample.sessions.packs().getLast();

        assertInstanceOf(NoArrayItem.class, explorer.items().getLast(), "a pack without arrays says so");
        assertNull(sample.sessions.meantArrayProperty().getValue(), "the array in front belongs to another pack");
        explorer.select(explorer.items().getFirst());
        assertEquals(sample.pack, sample.sessions.currentPackProperty().get());
        assertNull(sample.sessions.meantArrayProperty().getValue());
        assertEquals(explorer.items().getFirst(), explorer.selectedProperty().get());
        sample.sessions.close(other, () -> { });
    }

    @Test
    void openingALineShowsItsArrayOrFoldsItsPack() {
        explorer.open(array("labels"));
        assertEquals("labels", sample.sessions.currentTabProperty().get().arrayProperty().get().name());

        explorer.open(explorer.items().getFirst());
        assertEquals(List.of(new PackItem(sample.pack, 0, 2, false)), explorer.items());
        assertEquals(explorer.items().getFirst(), explorer.selectedProperty().get(), "a folded line is not left selected out of sight");
        explorer.fold(explorer.items().getFirst(), false);
        assertEquals(3, explorer.items().size());
    }

    @Test
    void theFilterWaitsForAPauseAndUnfolds() {
        explorer.fold(explorer.items().getFirst(), true);
        explorer.filterProperty().set("lab");
        assertEquals(1, explorer.items().size(), "nobody has stopped typing yet");

        pause();
        assertEquals("labels", ((ArrayItem) explorer.items().get(1)).name());
        assertEquals(2, explorer.items().size());

        explorer.filterProperty().set("xyz");
        pause();
        assertEquals(List.of(), explorer.items());
        assertEquals(Texts.of("explorer.noMatch", "xyz"), explorer.emptySentenceProperty().get());
    }

    @Test
    void withoutAPackTheListSaysSo() {
        sample.close();

        assertEquals(List.of(), explorer.items());
        assertEquals(Texts.of("command.whyNot.noPack"), explorer.emptySentenceProperty().get());
        assertEquals("", explorer.footerProperty().get());
    }

    @Test
    void anArrayWhoseLinkedArraysHaveOtherRowsDroppedIsMarked() {
        sample.with("images", DType.UINT8, 100, 4);
        assertFalse(array("images").isUneven());

        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3), "labels", RowSet.of(3))));
        assertEquals(List.of(false, true, false), List.of(array("features").isUneven(), array("images").isUneven(), array("labels").isUneven()),
                "the one that stands out");
        sample.pack.edit(draft -> draft.dropRows(Map.of("images", RowSet.of(4))));
        assertTrue(array("images").isUneven(), "equally many, but other ones");
        sample.pack.edit(draft -> draft.setCells("images", CellEdits.of(7, 0, new byte[] {1})));
        assertTrue(array("images").isUneven());
    }

    private void pause() {
        sample.threads.advance(Duration.ofMillis(150));
    }

    private ArrayItem array(String name) {
        return explorer.items().stream().filter(ArrayItem.class::isInstance).map(ArrayItem.class::cast)
                .filter(item -> item.array().name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> names() {
        return explorer.items().stream().filter(ArrayItem.class::isInstance).map(item -> ((ArrayItem) item).name()).toList();
    }

    private ArrayItem selected() {
        return (ArrayItem) explorer.selectedProperty().get();
    }

    private String meant() {
        return sample.sessions.meantArrayProperty().getValue().name();
    }
}
