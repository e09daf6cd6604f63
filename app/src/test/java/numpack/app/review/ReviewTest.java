package numpack.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import numpack.app.control.EmptyState;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceState.PanelState;
import numpack.app.session.SampleSession;
import numpack.app.session.Sessions;
import numpack.app.session.pack.PackSession;
import numpack.app.shell.panel.PanelArea;
import numpack.app.shell.panel.Panels;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private ReviewViewModel review;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    /// Steps that were shown, and null where the focus went to the table.
    private final List<@Nullable Step> seen = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.INT32, 100, 8);
        review = new ReviewViewModel(sample.sessions.currentPackProperty(), dialogs, sample.runner,
                new ReviewViewModel.Window(sample::save, (_, step, shown) -> {
                    seen.add(step);
                    shown.run();
                }, () -> seen.add(null)));
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void ofRowsThatWereNotLookedForItIsSaidThatAReloadFindsThem() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        var state = sample.pack.getState();
        var lost = new Conflict.LostRow(53, List.of(), Conflict.LostRow.NOT_LOOKED_FOR);
        var conflict = new Conflict(state.steps().getLast(), "features", Conflict.Reason.ROWS_GONE, List.of(), List.of(lost));

        assertEquals(Texts.of("review.conflict.rowNotLookedFor", "53"), ConflictWords.of(conflict, state.snapshot()));
    }

    @Test
    void eachEditIsALineWithWhatWasAndWhatIs() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        sample.pack.edit(draft -> draft.fill("features", new Region(RowSet.range(44, 46), Box.of(Slice.of(2, 1))), new byte[] {9, 0, 0, 0}));

        assertEquals(Texts.of("review.title", 2), review.titleProperty().get());
        var fill = review.items().getFirst();
        assertEquals(List.of("44 … 45", "2", "—", "9", Texts.of("edit.step.fill", 2)), List.of(fill.row(), fill.column(), fill.was(), fill.is(), fill.name()));
        var cell = review.items().get(1);
        assertEquals(List.of("53", "5", "0", "7", Texts.of("edit.step.setCells", 1)), List.of(cell.row(), cell.column(), cell.was(), cell.is(), cell.name()));
    }

    @Test
    void aClickShowsWhatWasChangedAndADoubleClickOrEnterGoesThere() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        var step = sample.pack.getState().steps().getLast();
        Screens.onFx(() -> {
            var view = new ReviewView(review);
            Screens.theme(ThemeChoice.LIGHT).install(new Scene(view, 900, 200));
            view.applyCss();
            view.layout();
            var table = (TableView<?>) view.lookup(".table-view");
            var row = (TableRow<?>) table.lookup(".table-row-cell");
            click(row, 1);
            assertEquals(List.of(step), seen);
            click(row, 2);
            table.getSelectionModel().select(0);
            Event.fireEvent(table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            assertEquals(Arrays.asList(step, step, null, step, null), seen);

            click(row.lookup(".button"), 1);
            assertEquals(5, seen.size(), "a click on the button is none on the line");
            return null;
        });
    }

    private static void click(Node node, int count) {
        Event.fireEvent(node, new MouseEvent(MouseEvent.MOUSE_CLICKED, 0, 0, 0, 0, MouseButton.PRIMARY, count, false, false, false, false, false,
                false, false, false, false, true, null));
    }

    @Test
    void anEmptyReviewShowsThatKeysGoThere() {
        for (var theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            Screens.onFx(() -> {
                var view = new ReviewView(review);
                Screens.theme(theme).install(new Scene(view, 900, 200));
                view.applyCss();
                view.layout();
                var empty = (EmptyState) view.lookup(".empty-state");
                assertEquals(Color.TRANSPARENT, ring(empty));
                view.lookup(".table-view").pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), true);
                view.applyCss();
                assertTrue(ring(empty).isOpaque());
                return null;
            });
        }
    }

    private static Paint ring(EmptyState empty) {
        return empty.getBorder().getStrokes().getFirst().getTopStroke();
    }

    @Test
    void linesAreMadeOnlyWhileSomebodyLooks() {
        review.watchedProperty().set(false);
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        assertEquals(Texts.of("review.title", 1), review.titleProperty().get());
        assertEquals(0, review.items().size());

        review.watchedProperty().set(true);
        assertEquals(1, review.items().size());
    }

    @Test
    void linesAreThoseOfThePackInFrontAtEveryMoment() throws IOException {
        var threads = new ManualThreads();
        var runner = new TaskRunner(threads, sample.failures::add);
        var sessions = new Sessions(runner, new TaskList(runner), new AppFolders(Files.createDirectories(folder.resolve("other"))),
                sample.failures::add);
        var one = created(sessions, threads, "one");
        var two = created(sessions, threads, "two");
        two.edit(draft -> draft.createArray("b", DType.INT32, Shape.of(3), new byte[4]));
        var both = new ReviewViewModel(sessions.currentPackProperty(), dialogs, runner,
                new ReviewViewModel.Window(() -> { }, (_, step, _) -> seen.add(step), () -> { }));
        threads.runAll();
        assertEquals(2, both.items().size());
        var shown = both.items().getLast();

        sessions.choose(one);
        assertEquals(Texts.of("review.title", 1), both.titleProperty().get());
        assertEquals(List.of(), both.items());
        assertEquals("", both.emptySentence().getValue(), "it has edits, they are only not read yet");
        sessions.choose(two);
        sessions.choose(one);
        threads.runAll();
        assertEquals(List.of(one), both.items().stream().map(ReviewItem::session).toList());

        both.act(shown);
        threads.runAll();
        assertEquals(List.of(1, 1), List.of(one.getState().unsavedCount(), two.getState().unsavedCount()));

        List.copyOf(sessions.packs()).forEach(pack -> sessions.close(pack, () -> { }));
        threads.runAll();
        assertEquals(List.of(), sample.failures);
    }

    private PackSession created(Sessions sessions, ManualThreads threads, String name) {
        sessions.create(folder.resolve(name + ".npk"), _ -> { });
        threads.runAll();
        var pack = sessions.currentPackProperty().get();
        pack.edit(draft -> draft.createArray("a", DType.INT32, Shape.of(3), new byte[4]));
        threads.runAll();
        return pack;
    }

    @Test
    void takingOutNamesWhatBuildsOnIt() {
        sample.pack.edit(draft -> draft.appendBlankRows("features", 2, new byte[4]));
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(101, 5, new byte[] {8, 0, 0, 0})));

        dialogs.press(0);
        review.act(review.items().getLast());

        assertEquals(1, dialogs.questions.size());
        assertTrue(dialogs.questions.getFirst().text().contains("“" + Texts.of("edit.step.setCells", 1) + "”"), dialogs.questions.getFirst().text());
        assertEquals(0, review.items().size());
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void anEditThatNothingBuildsOnIsTakenOutAtOnce() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 5, new byte[] {7, 0, 0, 0})));
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(6, 5, new byte[] {8, 0, 0, 0})));

        review.act(review.items().getLast());

        assertEquals(1, review.items().size());
        assertEquals("6", review.items().getFirst().row());
    }

    @Test
    void anEditReplacesWhatThePackHoldsWhereTheEditBeforeItWasReverted() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {3, 0, 0, 0})));
        sample.save();
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {5, 0, 0, 0})));
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {6, 0, 0, 0})));
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));

        review.act(review.items().getLast());

        assertEquals(List.of("6 7", "3 6"), review.items().stream().map(item -> item.was() + " " + item.is()).toList());
        sample.pack.undo(() -> { });
        assertEquals(List.of("6 7", "5 6", "3 5"), review.items().stream().map(item -> item.was() + " " + item.is()).toList());
    }

    @Test
    void aSavedEditThatIsUndoneIsShownAsWhatThatDoesAndCanBeRedone() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));
        sample.save();
        sample.pack.undo(() -> { });
        sample.pack.undo(() -> { });

        assertEquals(List.of(Texts.of("edit.step.undone", Texts.of("edit.step.dropRows", 1)),
                Texts.of("edit.step.undone", Texts.of("edit.step.setCells", 1))), review.items().stream().map(ReviewItem::name).toList());
        var drop = review.items().getFirst();
        assertEquals(List.of("3", "dropped", "live"), List.of(drop.row(), drop.was(), drop.is()));
        var cell = review.items().getLast();
        assertEquals(List.of("53", "5", "7", "0"), List.of(cell.row(), cell.column(), cell.was(), cell.is()));
        assertEquals(53, cell.firstRow());

        assertEquals("Redo", cell.action().text());
        review.act(cell);
        assertEquals(List.of(Texts.of("edit.step.undone", Texts.of("edit.step.dropRows", 1))), review.items().stream().map(ReviewItem::name).toList());
        review.act(review.items().getFirst());
        assertEquals(List.of(), review.items());
    }

    @Test
    void aRevertOfASavedEditSaysWhereAndWhatItChanges() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        sample.pack.revert(sample.pack.getState().steps().getLast());
        sample.pack.undo(() -> { });
        sample.save();
        sample.pack.redo(() -> { });

        var revert = review.items().getFirst();
        assertEquals(List.of(Texts.of("edit.step.reverted", 1), "features", "53", "5", "7", "0"), inWords(revert));
        assertEquals(53, revert.firstRow());
        review.goTo(revert);
        assertEquals(Arrays.asList(sample.pack.getState().steps().getLast(), null), seen);
    }

    @Test
    void aSavedRevertThatIsUndoneSaysWhereAndWhatThatChanges() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));
        sample.pack.revert(sample.pack.getState().steps().get(sample.pack.getState().steps().size() - 2));
        sample.save();
        sample.pack.undo(() -> { });

        var revert = review.items().getFirst();
        assertEquals(List.of(Texts.of("edit.step.undone", Texts.of("edit.step.reverted", 1)), "features", "52", "5", "0", "7"), inWords(revert));
        assertEquals(53, revert.firstRow());
    }

    @Test
    void aRevertThatChangesNoValueSaysWhereItsEditIs() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        var replaced = sample.pack.getState().steps().getLast();
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {8, 0, 0, 0})));
        sample.pack.revert(replaced);
        sample.pack.undo(() -> { });
        sample.save();
        sample.pack.redo(() -> { });

        var revert = review.items().getFirst();
        assertEquals(List.of(Texts.of("review.changesNothing", Texts.of("edit.step.reverted", 1)), "features", "53", "5", "—", "—"), inWords(revert));
        review.show(revert);
        assertEquals(List.of(replaced.id()), seen.stream().map(Step::id).toList());
    }

    private static List<String> inWords(ReviewItem item) {
        return List.of(item.name(), item.array(), item.row(), item.column(), item.was(), item.is());
    }

    @Test
    void rowsAreNumberedAsTheyAreAfterACompaction() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        sample.pack.edit(draft -> draft.fill("features", new Region(RowSet.range(2, 9), Box.of(Slice.of(2, 1))), new byte[] {9, 0, 0, 0}));
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3, 4, 8))));
        sample.compact("features");
        sample.pack.undo(() -> { });
        sample.pack.undo(() -> { });

        assertEquals(List.of("2 … 5", "50"), review.items().stream().map(ReviewItem::row).toList());
        assertEquals(List.of(2L, 50L), review.items().stream().map(ReviewItem::firstRow).toList());
    }

    @Test
    void discardingAsksAndGoesBackToTheLastSave() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 5, new byte[] {7, 0, 0, 0})));

        dialogs.press(0);
        review.discardAll();

        assertEquals(0, sample.pack.getState().unsavedCount());
        assertEquals(Texts.of("review.title", 0), review.titleProperty().get());
    }

    @Test
    void editsAreNarrowedDownByArrayOrEdit() {
        sample.with("labels", DType.INT32, 100);
        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})));
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));

        review.filterProperty().set("LAB");
        assertEquals(2, review.items().size(), "nobody has stopped typing yet");
        sample.threads.advance(java.time.Duration.ofMillis(150));
        assertEquals(List.of(Texts.of("edit.step.setCells", 1)), review.items().stream().map(ReviewItem::name).toList());
        review.filterProperty().set("drop");
        sample.threads.advance(java.time.Duration.ofMillis(150));
        assertEquals(List.of("features"), review.items().stream().map(ReviewItem::array).toList());
        review.filterProperty().set("nothing like it");
        sample.threads.advance(java.time.Duration.ofMillis(150));
        assertEquals(List.of(), review.items());
        assertEquals(Texts.of("review.noMatch"), review.emptySentence().getValue());
    }

    @Test
    void linkedArraysDroppedTogetherAreOneLine() {
        sample.with("labels", DType.INT32, 100);
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3, 9), "labels", RowSet.of(3, 9))));

        var drop = review.items().getFirst();
        assertEquals(List.of("features, labels", "✕ 3 … ✕ 9", "live", "dropped"), List.of(drop.array(), drop.row(), drop.was(), drop.is()));
        assertEquals(3, drop.firstRow());
    }

    @Test
    void partsOfOneEditAreOneLineWithTheWholePlace() {
        sample.pack.edit(draft -> draft.group(() -> {
            draft.fill("features", new Region(RowSet.range(44, 46), Box.of(Slice.of(2, 1))), new byte[] {9, 0, 0, 0});
            draft.fill("features", new Region(RowSet.range(44, 48), Box.of(Slice.of(3, 1))), new byte[] {8, 0, 0, 0});
        }));

        var fill = review.items().getFirst();
        assertEquals(List.of("44 … 47", "2 … 3", "—", "—", Texts.of("edit.step.fill", 6)), List.of(fill.row(), fill.column(), fill.was(), fill.is(), fill.name()));
    }

    @Test
    void whatNoLongerFitsIsListedWithItsReason() throws IOException {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 5, new byte[] {7, 0, 0, 0})));
        var file = sample.pack.path().resolve("data_features.npkd");
        var bytes = java.nio.file.Files.readAllBytes(file);
        bytes[(5 * 8 + 5) * 4] = 99;
        java.nio.file.Files.write(file, bytes);
        sample.pack.reload("Reload");

        assertEquals(Texts.of("review.title", 0) + " · " + Texts.of("review.conflicts", 1), review.titleProperty().get());
        assertEquals(Texts.of("edit.step.setCells", 1) + " · " + Texts.of("review.conflict.otherValues"), review.items().getFirst().nameAndTrouble());
        review.act(review.items().getFirst());
        assertEquals(List.of(), review.items());
        assertEquals(Texts.of("review.empty"), review.emptySentence().getValue());
    }

    @Test
    void theScreenInBothThemes() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(59, 1, new byte[] {-1, -1, -1, -1})));
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3, 4))));
        sample.pack.edit(draft -> draft.fill("features", new Region(RowSet.range(44, 46), Box.of(Slice.of(2, 1))), new byte[] {9, 0, 0, 0}));
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));

        Screens.shoot("review", 848, 240, () -> new ReviewView(review));
    }

    @Test
    void aValueThatIsCutCanBeReadInATooltip() {
        sample.with("signals", DType.COMPLEX128, 4);
        sample.pack.edit(draft -> draft.setCells("signals", CellEdits.of(2, 0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})));

        Screens.onFx(() -> {
            var view = new ReviewView(review);
            Screens.theme(ThemeChoice.LIGHT).install(new Scene(view, 848, 240));
            view.applyCss();
            view.layout();
            var is = firstCell(view, ".review-is");
            assertTrue(is.isTextTruncated());
            assertEquals(is.getText(), is.getTooltip().getText());
            var was = firstCell(view, ".review-was");
            assertEquals("0+0j", was.getText());
            assertNull(was.getTooltip());
            return null;
        });
    }

    @Test
    void anEditCanBeTakenOutInASmallWindow() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));

        for (double width : new double[] {660, 498}) {
            Screens.onFx(() -> {
                var view = new ReviewView(review);
                Screens.theme(ThemeChoice.LIGHT).install(new Scene(view, width, 240));
                view.applyCss();
                view.layout();
                view.layout();
                var button = view.lookupAll(".review-action").stream().flatMap(cell -> cell.lookupAll(".button").stream()).findFirst().orElseThrow();
                var right = button.localToScene(button.getBoundsInLocal()).getMaxX();
                assertTrue(right <= width, "its button ends at " + right);
                return null;
            });
        }
    }

    @Test
    void theButtonsInTheHeaderAreWholeInASmallWindow() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));

        for (double width : new double[] {660, 498}) {
            Screens.onFx(() -> {
                var panels = new Panels(List.of(ReviewPanel.of(review)));
                panels.bringBack(Map.of("review", new PanelState(0, true, false, "bottom")));
                var area = new PanelArea(panels, new StackPane());
                Screens.theme(ThemeChoice.LIGHT).install(new Scene(area, width, 600));
                area.applyCss();
                area.layout();
                var links = area.lookupAll(".panel-actions > .review-link");
                assertEquals(2, links.size());
                for (var link : links) {
                    assertFalse(((Button) link).isTextTruncated());
                    assertTrue(link.localToScene(link.getBoundsInLocal()).getMaxX() <= width, "the button over the lines");
                }
                return null;
            });
        }
    }

    @Test
    void deleteTakesTheSelectedEditOut() {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(54, 5, new byte[] {8, 0, 0, 0})));

        Screens.onFx(() -> {
            var table = (TableView<?>) new ReviewView(review).lookup(".table-view");
            table.getSelectionModel().select(1);
            Event.fireEvent(table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DELETE, false, false, false, false));
            return null;
        });
        assertEquals(1, review.items().size());
        assertEquals("54", review.items().getFirst().row());
    }

    @Test
    void aConflictNamesTheRowThatWasAndThoseThatItMayBe() throws IOException {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 0, new byte[] {7, 0, 0, 0})));
        try (var outside = Pack.open(folder.resolve("demo.npk"), PackOptions.standard())) {
            try (var transaction = outside.begin()) {
                transaction.drop("features", RowSet.range(3, 5));
                transaction.commit(Progress.NONE);
            }
            outside.compact(outside.planCompaction(List.of("features")), Progress.NONE);
        }
        sample.pack.reload("Reload");
        var trouble = review.items().getFirst().trouble();
        assertEquals(Texts.of("review.conflict.rowPlacesAndMore", "53", "0, 1, 2, 3, 4", 93), trouble);
    }

    @Test
    void anEditOfAnArrayThatHasAnotherFormNowShowsNoNumberThatNobodyTyped() throws IOException {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        try (var outside = Pack.open(folder.resolve("demo.npk"), PackOptions.standard()); var transaction = outside.begin()) {
            // Items of the same size, so that the bytes could be read as one of them.
            transaction.save("features", LazyArray.filled(DType.INT32, Shape.of(98, 4), new byte[4])).commit(Progress.NONE);
        }
        sample.pack.reload("Reload");

        var conflict = review.items().getFirst();
        assertEquals(Texts.of("edit.step.setCells", 1) + " · " + Texts.of("review.conflict.otherShape"), conflict.nameAndTrouble());
        var unreadable = Texts.of("review.unreadable");
        assertEquals(List.of("53", "", unreadable, unreadable), List.of(conflict.row(), conflict.column(), conflict.was(), conflict.is()));
    }

    @Test
    void aConflictIsDiscardedAlone() throws IOException {
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(53, 5, new byte[] {7, 0, 0, 0})));
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(54, 5, new byte[] {8, 0, 0, 0})));
        try (var outside = Pack.open(folder.resolve("demo.npk"), PackOptions.standard()); var transaction = outside.begin()) {
            transaction.remove("features");
            transaction.commit(Progress.NONE);
        }
        sample.pack.reload("Reload");
        assertEquals(2, review.items().stream().filter(ReviewItem::isConflict).count());
        var unreadable = Texts.of("review.unreadable");
        assertEquals(List.of(unreadable, unreadable), List.of(review.items().getFirst().was(), review.items().getFirst().is()));

        review.act(review.items().getFirst());
        assertEquals(1, review.items().size());
        assertEquals(Texts.of("edit.step.setCells", 1), review.items().getFirst().name());
    }

    private static TableCell<?, ?> firstCell(ReviewView view, String style) {
        return view.lookupAll(style).stream().filter(TableCell.class::isInstance).map(cell -> (TableCell<?, ?>) cell)
                .filter(cell -> cell.getText() != null).findFirst().orElseThrow();
    }
}
