package numpack.app.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.stats.NumberLine.Part;
import numpack.app.stats.numbers.NumbersCache;
import numpack.app.stats.numbers.Scope;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.find.Condition;
import numpack.engine.shape.RowSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsViewModelTest {
    /// Files that are made here are at rest by then.
    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    @TempDir
    private Path folder;
    @TempDir
    private Path otherFolder;

    private final List<Condition> found = new ArrayList<>();
    private SampleSession sample;
    private StatisticsViewModel model;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 100, 8).with("labels", DType.INT32, 100).with("deep", DType.FLOAT64, 4, 3, 2);
        set("features", 5, 2, number(3));
        set("features", 7, 1, number(Float.NaN));
        set("features", 6, 0, number(-2));
        set("labels", 40, 0, whole(7));
        sample.save();
        model = new StatisticsViewModel(new StatisticsViewModel.Front(sample.sessions.currentTabProperty(), sample.sessions.meantArrayProperty(),
                array -> Optional.of(sample.sessions.show(sample.pack, array))), sample.runner, Optional.of(new NumbersCache(folder.resolve("cache"), LATER)),
                (_, condition) -> found.add(condition));
        model.watchedProperty().set(true);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private void set(String array, long row, int column, byte[] element) {
        sample.pack.edit(draft -> draft.setCells(array, CellEdits.of(row, column, element)));
    }

    private static byte[] number(float number) {
        return ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(number).array();
    }

    private static byte[] whole(int number) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    }

    private NumberLine line(String key) {
        var label = Texts.of(key);
        return model.contentProperty().get().lines().stream().filter(line -> line.label().equals(label)).findFirst().orElseThrow();
    }

    private Part number(String key) {
        return line(key).parts().getFirst();
    }

    private void wait(Duration time) {
        sample.threads.advance(time);
    }

    @Test
    void theNumbersOfTheArrayInFrontAreShownWithTheirPlaces() {
        sample.tab("features");

        assertEquals("-2.0", number("stats.min").text());
        assertEquals(Texts.of("stats.place.cell", 6, 0), line("stats.min").note());
        assertEquals("3.0", number("stats.max").text());
        assertEquals("1", number("stats.nan").text());
        assertEquals("0", number("stats.infinite").text());
        assertTrue(number("stats.infinite").link().isEmpty());
        assertEquals(Texts.of("stats.constant.rows", 97), number("stats.constant").text());
        assertEquals("797", number("stats.zeros").text());
    }

    @Test
    void aNumberLeadsToItsFirstPlaceAndTheRestToFind() {
        var tab = sample.tab("features");

        model.go(number("stats.nan").link().orElseThrow());

        assertEquals(new GridSpot(7, 1), tab.getSelection().cursor());
        assertEquals(List.of(Condition.Special.NAN), found);
        model.go(number("stats.constant").link().orElseThrow());
        assertEquals(0, tab.getSelection().cursor().row());
        assertTrue(tab.getSelection().isWholeRows());
    }

    @Test
    void anotherArrayIsCountedAtOnce() {
        sample.tab("features");
        sample.tab("labels");

        assertEquals("7", number("stats.max").text());
        assertEquals(Texts.of("stats.place.row", 40), line("stats.max").note());
        assertEquals(Texts.of("stats.values.head", 2), model.contentProperty().get().valuesHead());
        assertEquals(List.of("0", "7"), model.contentProperty().get().values().stream().map(ValueLine::value).toList());
    }

    @Test
    void anEditIsCountedAgain() {
        sample.tab("labels");

        set("labels", 3, 0, whole(-9));
        wait(Duration.ofSeconds(1));

        assertEquals("-9", number("stats.min").text());
    }

    @Test
    void droppedRowsAreLeftOut() {
        sample.tab("labels");

        sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(40))));
        wait(Duration.ofSeconds(1));

        assertEquals("0", number("stats.max").text());
        sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.range(0, 100))));
        wait(Duration.ofSeconds(1));
        assertEquals(Texts.of("stats.allDropped"), model.contentProperty().get().sentence());
    }

    @Test
    void aColumnARowAndASelectionAreCountedWhereTheCursorIs() {
        var tab = sample.tab("features");
        tab.selectionProperty().set(GridSelection.at(7, 2));
        model.scopeProperty().set(Scope.COLUMN);
        wait(Duration.ofSeconds(1));

        assertEquals("3.0", number("stats.max").text());
        assertEquals(Texts.of("stats.place.cell", 5, 2), line("stats.max").note());
        assertEquals("0", number("stats.nan").text());
        assertEquals(Texts.of("stats.scope.column", 2), model.words(Scope.COLUMN));

        model.scopeProperty().set(Scope.ROW);
        wait(Duration.ofSeconds(1));
        assertEquals("1", number("stats.nan").text());
        assertEquals("7", number("stats.zeros").text());

        tab.selectionProperty().set(GridSelection.of(new GridRange(5, 6, 0, 1)));
        model.scopeProperty().set(Scope.SELECTION);
        wait(Duration.ofSeconds(1));
        assertEquals("3", number("stats.zeros").text());
        assertEquals(Texts.of("stats.place.cell", 6, 0), line("stats.min").note());
        model.go(number("stats.min").link().orElseThrow());
        assertEquals(new GridSpot(6, 0), tab.getSelection().cursor());
    }

    @Test
    void selectedRowsAmongDroppedOnesAreTheLiveOnes() {
        var tab = sample.tab("labels");
        sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.range(10, 20))));
        tab.showDroppedProperty().set(true);
        tab.selectionProperty().set(GridSelection.of(GridRange.rows(5, 24)));
        model.scopeProperty().set(Scope.SELECTION);
        wait(Duration.ofSeconds(1));

        assertEquals("10", number("stats.zeros").text());
        tab.selectionProperty().set(GridSelection.at(12, 0));
        model.scopeProperty().set(Scope.ROW);
        wait(Duration.ofSeconds(1));
        assertEquals(Texts.of("stats.dropped"), model.contentProperty().get().sentence());
    }

    @Test
    void anArrayOfManyAxesHasPlacesByIndex() {
        sample.tab("deep");

        assertEquals("[0, 0, 0]", line("stats.min").note());
        model.scopeProperty().set(Scope.ROW);
        wait(Duration.ofSeconds(1));
        assertEquals("6", number("stats.zeros").text());
    }

    @Test
    void nothingIsCountedWhileNobodyLooks() {
        model.watchedProperty().set(false);
        sample.tab("labels");
        assertTrue(model.contentProperty().get().lines().isEmpty());

        model.watchedProperty().set(true);
        assertFalse(model.contentProperty().get().lines().isEmpty());
    }

    @Test
    void withoutAnArrayThereIsASentence() {
        assertEquals(Texts.of("stats.empty"), model.contentProperty().get().sentence());
        var tab = sample.tab("labels");
        sample.sessions.close(tab);
        assertEquals(Texts.of("stats.empty"), model.contentProperty().get().sentence());
    }

    @Test
    void anArrayThatIsOnlyMeantIsCountedAndOpenedByALink() {
        sample.sessions.overviewProperty().set(true);
        sample.sessions.showOverview(sample.pack);
        sample.sessions.choose(sample.pack, sample.array("labels"));
        assertEquals("7", number("stats.max").text());

        model.go(number("stats.max").link().orElseThrow());
        assertEquals(new GridSpot(40, 0), sample.sessions.currentTabProperty().get().getSelection().cursor());
    }

    @Test
    void numbersAreKeptForTheNextTimeAndDamagedOnesAreCountedAgain() throws IOException {
        sample.tab("labels");
        Path kept;
        try (var files = Files.list(folder.resolve("cache"))) {
            kept = files.toList().getFirst();
        }
        Files.write(kept, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        sample.tab("deep");
        sample.tab("labels");

        assertEquals("7", number("stats.max").text());
        assertTrue(Files.size(kept) > 12, "kept anew");
    }

    @Test
    void aSaveIsFollowedByTheNewNumbers() {
        sample.tab("labels");
        set("labels", 3, 0, whole(-9));
        sample.save();
        wait(Duration.ofSeconds(1));

        assertEquals("-9", number("stats.min").text());
        assertEquals("", model.contentProperty().get().sentence());
    }

    @Test
    void anArrayOfAnotherPackIsCountedAtOnce() throws IOException {
        try (var other = new SampleSession(otherFolder).with("features", DType.FLOAT32, 100, 8)) {
            var front = frontOf(sample.tab("features"));
            wait(Duration.ofSeconds(1));
            assertEquals("3.0", number("stats.max").text());

            front.set(other.tab("features"));

            assertEquals(sample.array("features").id(), other.array("features").id());
            assertEquals("0.0", number("stats.max").text());
        }
    }

    @Test
    void aNumberOfAnotherPackLeadsNowhere() throws IOException {
        try (var other = new SampleSession(otherFolder).with("features", DType.FLOAT32, 100, 8)) {
            var front = frontOf(sample.tab("features"));
            wait(Duration.ofSeconds(1));
            var link = number("stats.nan").link().orElseThrow();

            front.set(other.tab("features"));
            model.go(link);

            assertEquals(new GridSpot(0, 0), front.get().getSelection().cursor());
            assertEquals(List.of(), found);
        }
    }

    private SimpleObjectProperty<@Nullable ShownArray> frontOf(ShownArray first) {
        var front = new SimpleObjectProperty<@Nullable ShownArray>(first);
        model = new StatisticsViewModel(new StatisticsViewModel.Front(front, new SimpleObjectProperty<@Nullable DraftArray>(), _ -> Optional.empty()), sample.runner,
                Optional.empty(), (_, condition) -> found.add(condition));
        model.watchedProperty().set(true);
        return front;
    }
}
