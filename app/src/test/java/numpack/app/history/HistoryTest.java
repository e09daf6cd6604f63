package numpack.app.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.edit.EffectTexts;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.session.SampleSession;
import numpack.app.session.Sessions;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final String EDITED = Texts.of("edit.step.setCell", Texts.of("edit.cell", "3, 5", "7"));
    private static final String DROPPED = Texts.of("edit.step.dropRows", 2);
    @TempDir
    private Path folder;

    private SampleSession sample;
    private HistoryViewModel history;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final List<Step> seen = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.INT32, 100, 8);
        history = new HistoryViewModel(sample.sessions.currentPackProperty(), dialogs, (_, step) -> seen.add(step));
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 5, new byte[] {7, 0, 0, 0})));
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(1, 2))));
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void stepsStandNewestFirstAndKnowWhetherTheyAreSaved() {
        assertEquals(List.of(DROPPED, EDITED, Texts.of("edit.step.createArray", "features"), Texts.of("history.beginning")),
                history.items().stream().map(HistoryItem::name).toList());
        assertEquals(List.of(HistoryItem.Phase.UNSAVED, HistoryItem.Phase.UNSAVED, HistoryItem.Phase.SAVED, HistoryItem.Phase.SAVED),
                history.items().stream().map(HistoryItem::phase).toList());
    }

    @Test
    void aStateIsGoneToAndBack() {
        history.goTo(history.items().get(2));
        assertEquals(1, history.cursorProperty().get());
        assertEquals(HistoryItem.Phase.UNDONE, history.items().getFirst().phase());
        assertEquals(100, sample.array("features").shape().rowCount());

        history.goTo(history.items().getFirst());
        assertEquals(98, sample.array("features").shape().rowCount());
    }

    @Test
    void aStepLeavesTheLinesOfOlderOnesAlone() {
        var changed = new ArrayList<Integer>();
        history.items().addListener((ListChangeListener<HistoryItem>) change -> {
            while (change.next()) {
                changed.add(change.getRemovedSize());
                changed.add(change.getAddedSize());
            }
        });
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(6, 5, new byte[] {7, 0, 0, 0})));

        assertEquals(List.of(1, 2), changed, "the line before is not the last one done any more");
        assertTrue(history.items().getFirst().isHere());
        assertEquals(List.of(false, false, false, true, false), history.items().stream().map(HistoryItem::isLastSaved).toList());
    }

    @Test
    void changesSayExactlyWhichLinesReadOtherwise() {
        var seen = new ArrayList<>(history.items());
        history.items().addListener((ListChangeListener<HistoryItem>) change -> {
            while (change.next()) {
                var gone = seen.subList(change.getFrom(), change.getFrom() + change.getRemovedSize());
                assertEquals(List.copyOf(gone), List.copyOf(change.getRemoved()));
                gone.clear();
                seen.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        var random = new Random(7);
        for (int action = 0; action < 150; action++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> sample.pack.undo(() -> { });
                case 2 -> sample.pack.redo(() -> { });
                case 3 -> sample.save();
                case 4 -> sample.pack.ask(draft -> draft.state().steps().stream().filter(draft::canRevert).findFirst(),
                        found -> found.ifPresent(sample.pack::revert));
                case 5 -> sample.pack.goTo(sample.pack.getState().steps().get(random.nextInt(sample.pack.getState().steps().size())));
                default -> sample.pack.edit(draft -> {
                    if (draft.snapshot().find("features").isPresent()) {
                        draft.setCells("features", CellEdits.of(random.nextInt(90), 5, new byte[] {(byte) random.nextInt(), 1, 0, 0}));
                    }
                });
            }
            assertEquals(seen, List.copyOf(history.items()), "action " + action);
        }
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void onlyLinesThatAreAskedForAreRead() {
        for (int i = 0; i < 1_500; i++) {
            sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 5, new byte[] {1, 2, 0, 0})));
        }
        var line = history.items().getFirst();
        assertSame(line, history.items().getFirst(), "a line is made once");
        assertEquals(1_504, history.items().size());
        assertEquals(Texts.of("history.beginning"), history.items().getLast().name());
    }

    @Test
    void aLineThatCannotBeReadAnyMoreSaysSo() {
        for (int i = 0; i < 1_500; i++) {
            sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 5, new byte[] {1, 2, 0, 0})));
        }
        var lines = new HistoryLines(Optional::empty);
        lines.show(sample.pack.getState());
        sample.save();
        sample.pack.clearHistory();
        var oldest = lines.get(lines.size() - 2);
        assertEquals(Texts.of("history.unreadable"), oldest.name());
        history.goTo(oldest);
        assertEquals(98, sample.array("features").shape().rowCount(), "it leads nowhere");
    }

    @Test
    void clearingForgetsSavedStepsOnly() {
        dialogs.press(0);
        history.clear();

        assertEquals(List.of(DROPPED, EDITED, Texts.of("history.beginning")), history.items().stream().map(HistoryItem::name).toList());
    }

    @Test
    void aRevertThatChangesNoValueNamesTheArrayOfItsEdit() {
        var replaced = sample.pack.getState().steps().get(1);
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 5, new byte[] {8, 0, 0, 0})));
        sample.pack.revert(replaced);
        assertEquals("features", history.items().getFirst().arrays());
        assertEquals(Texts.of("edit.step.whole", Texts.of("edit.step.reverted", 1), "features"), history.items().getFirst().whole());

        sample.pack.undo(() -> { });
        assertEquals("features", history.items().getFirst().arrays());
    }

    @Test
    void theSizeIsThatOfThePackInFront() throws IOException {
        var threads = new ManualThreads();
        var runner = new TaskRunner(threads, sample.failures::add);
        var sessions = new Sessions(runner, new TaskList(runner), new AppFolders(Files.createDirectories(folder.resolve("other"))),
                sample.failures::add);
        sessions.create(folder.resolve("one.npk"), _ -> { });
        threads.runAll();
        sessions.create(folder.resolve("two.npk"), _ -> { });
        threads.runAll();
        var other = new HistoryViewModel(sessions.currentPackProperty(), dialogs, (_, _) -> { });
        threads.runAll();
        assertFalse(other.sizeProperty().get().isEmpty());

        sessions.choose(sessions.packs().getFirst());
        assertEquals("", other.sizeProperty().get());
        sessions.choose(sessions.packs().getLast());
        threads.runAll();
        assertFalse(other.sizeProperty().get().isEmpty());

        List.copyOf(sessions.packs()).forEach(pack -> sessions.close(pack, () -> { }));
        threads.runAll();
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void linesOfTwoPacksAreNotTheSameAlthoughTheirStepsHaveTheSameNumbers() throws IOException {
        try (var other = new SampleSession(folder.resolve("second")).with("labels", DType.INT32, 9)) {
            var items = new HistoryViewModel(other.sessions.currentPackProperty(), dialogs, (_, _) -> { }).items();
            var mine = history.items().get(2);
            var its = items.getFirst();
            assertEquals(mine.step().id(), its.step().id());
            assertNotEquals(new HistoryItem(mine.step(), mine.step(), mine.phase(), true, true, "", mine.now()),
                    new HistoryItem(its.step(), its.step(), mine.phase(), true, true, "", its.now()));
        }
    }

    @Test
    void arraysThatTheNameCountsAreNotCountedAgain() {
        sample.with("a", DType.INT32, 98).with("b", DType.INT32, 98);
        var rows = RowSet.of(7);
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", rows, "a", rows, "b", rows)));

        assertEquals(Texts.of("edit.step.inArrays", Texts.of("edit.step.dropRows", 1), 3), history.items().getFirst().name());
        assertEquals("", history.items().getFirst().arrays());
    }

    @Test
    void anArrayThatTheNameNamesIsNotNamedAgain() {
        assertEquals(List.of("features", "features", "", ""), history.items().stream().map(HistoryItem::arrays).toList());
        assertEquals(Texts.of("edit.step.createArray", "features"), history.items().get(2).whole());
    }

    @Test
    void aStepWithoutEffectIsMarkedWithTheReason() {
        sample.pack.revert(sample.pack.getState().steps().get(1));

        assertEquals(List.of(HistoryItem.Phase.UNSAVED, HistoryItem.Phase.UNSAVED, HistoryItem.Phase.REVERTED, HistoryItem.Phase.SAVED,
                HistoryItem.Phase.SAVED), history.items().stream().map(HistoryItem::phase).toList());
        assertEquals(EffectTexts.of(StepEffects.Reason.REVERTED), history.items().get(2).trouble());
        sample.pack.undo(() -> { });
        assertEquals(HistoryItem.Phase.UNSAVED, history.items().get(2).phase());
    }

    @Test
    void theMarkOfAStepWithoutEffectOutlivesASaveAndAnotherPackInFront() throws IOException {
        var step = sample.pack.getState().steps().get(1);
        sample.pack.revert(step);
        sample.save();
        assertEquals(EffectTexts.of(StepEffects.Reason.REVERTED), lineOf(step).trouble());

        sample.sessions.create(folder.resolve("other.npk"), sample.sessions::choose);
        assertEquals(1, history.items().size());
        sample.sessions.choose(sample.pack);
        assertEquals(EffectTexts.of(StepEffects.Reason.REVERTED), lineOf(step).trouble());
        assertEquals(HistoryItem.Phase.REVERTED, lineOf(step).phase());
    }

    @Test
    void anEditWhoseRowsWereCompactedIsGreyedAndOneThatWasRevertedIsStruckThrough() {
        sample.pack.revert(sample.pack.getState().steps().get(1));
        compact();

        Screens.onFx(() -> {
            var list = laidOut();
            assertEquals(List.of(DROPPED, EDITED), List.of(history.items().get(1).name(), history.items().get(2).name()));
            var drop = (ListCell<?>) cell(list, 1);
            assertFalse(isStruck(drop));
            assertTrue(drop.lookup(".history-fixed").isVisible());
            var reason = history.items().get(1).trouble();
            assertFalse(reason.isEmpty());
            assertTrue(drop.getTooltip().getText().contains(reason), drop.getTooltip().getText());
            assertTrue(drop.getAccessibleText().contains(reason), drop.getAccessibleText());
            assertTrue(isStruck(cell(list, 2)));
            assertFalse(cell(list, 2).lookup(".history-fixed").isVisible());
            return null;
        });
        Screens.shoot("history-compacted", 320, 260, () -> new HistoryView(history));
    }

    private static boolean isStruck(Node cell) {
        return cell.lookupAll(".label .text").stream().map(Text.class::cast).anyMatch(Text::isStrikethrough);
    }

    @Test
    void rowsAreNumberedAsTheyAreAfterACompaction() {
        compact();
        assertEquals(List.of(DROPPED, EDITED), history.items().stream().map(HistoryItem::name).limit(2).toList());
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));
        assertEquals(Texts.of("edit.step.setCell", Texts.of("edit.cell", "✕ 3, 5", "7")), history.items().get(2).name());
        compact();
        assertEquals(Texts.of("edit.step.setCells", 1), history.items().get(2).name(), "its row is gone");
    }

    @Test
    void theSelectionStaysOnItsLineWhenAnEditComes() {
        Screens.onFx(() -> {
            var list = laidOut();
            int beginning = list.getItems().size() - 1;
            list.getSelectionModel().select(1);
            var chosen = ((HistoryItem) list.getSelectionModel().getSelectedItem()).step();
            sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0))));
            assertEquals(2, list.getSelectionModel().getSelectedIndex());
            assertEquals(chosen, ((HistoryItem) list.getSelectionModel().getSelectedItem()).step());
            list.getSelectionModel().clearAndSelect(beginning + 1);
            sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(1))));
            assertTrue(((HistoryItem) list.getSelectionModel().getSelectedItem()).isBeginning());
            return null;
        });
    }

    @Test
    void aStepOfAnotherPackWithTheSameNumberIsNotSelectedInItsPlace() {
        Screens.onFx(() -> {
            sample.sessions.create(folder.resolve("other.npk"), sample.sessions::choose);
            var other = sample.sessions.currentPackProperty().getValue();
            for (var name : List.of("a", "b", "c", "d")) {
                other.edit(draft -> draft.createArray(name, DType.INT32, Shape.of(3), new byte[4]));
            }
            sample.sessions.choose(sample.pack);
            var list = laidOut();
            list.getSelectionModel().select(2);
            var number = history.items().get(2).step().id();
            sample.sessions.choose(other);
            assertTrue(history.items().stream().anyMatch(item -> item.step() != null && item.step().id() == number));
            assertEquals(-1, list.getSelectionModel().getSelectedIndex());
            return null;
        });
    }

    @Test
    void aLineThatStaysSaysTheNumberThatItsRowGets() {
        Screens.onFx(() -> {
            var list = laidOut();
            assertEquals(List.of(EDITED), words(cell(list, 1)));
            sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0))));
            list.getParent().layout();
            assertEquals(List.of(Texts.of("edit.step.setCell", Texts.of("edit.cell", "2, 5", "7"))), words(cell(list, 2)));
            return null;
        });
    }

    /// The list of a view of the history, for tests on the JavaFX thread.
    private ListView<?> laidOut() {
        var view = new HistoryView(history);
        Screens.theme(ThemeChoice.LIGHT).install(new Scene(view, 320, 260));
        view.applyCss();
        view.layout();
        return (ListView<?>) view.lookup(".list-view");
    }

    private static List<String> words(Node cell) {
        return cell.lookupAll(".label").stream().map(label -> ((Label) label).getText()).filter(text -> text.startsWith("Edit")).toList();
    }

    private void compact() {
        sample.compact("features");
    }

    @Test
    void aTakingOutThatIsRedoneAfterASaveIsAnUnsavedEdit() {
        var step = sample.pack.getState().steps().get(1);
        sample.pack.revert(step);
        sample.pack.undo(() -> { });
        sample.save();
        assertEquals(HistoryItem.Phase.SAVED, lineOf(step).phase());

        sample.pack.redo(() -> { });
        assertEquals(HistoryItem.Phase.REVERTED, lineOf(step).phase());
        assertEquals(1, sample.pack.getState().unsavedCount());
    }

    private HistoryItem lineOf(Step step) {
        return history.items().stream().filter(item -> item.step() != null && item.step().id() == step.id()).findFirst().orElseThrow();
    }

    @Test
    void aClickShowsWhatAStepChangedAndADoubleClickGoesToItsState() {
        var steps = sample.pack.getState().steps();
        Screens.onFx(() -> {
            var list = laidOut();
            list.getSelectionModel().select(2);
            click(list, MouseButton.PRIMARY, 1);
            click(cell(list, 2), MouseButton.SECONDARY, 1);
            assertEquals(List.of(), seen, "it was not on a line, or asked for the menu");

            click(cell(list, 1), MouseButton.PRIMARY, 1);
            assertEquals(List.of(steps.get(1)), seen);
            assertEquals(98, sample.array("features").shape().rowCount(), "nothing is undone in passing");

            click(cell(list, 2), MouseButton.PRIMARY, 2);
            assertEquals(100, sample.array("features").shape().rowCount());
            assertEquals(List.of(steps.get(1), steps.get(0)), seen, "what the state has last is seen");
            return null;
        });
    }

    @Test
    void theNameOfAnArrayGivesWayToWhatWasDone() {
        sample.with("an_array_with_a_long_name", DType.INT32, 10);
        sample.pack.edit(draft -> draft.dropRows(Map.of("an_array_with_a_long_name", RowSet.range(2, 5))));

        Screens.onFx(() -> {
            var view = new HistoryView(history);
            Screens.theme(ThemeChoice.LIGHT).install(new Scene(view, 240, 260));
            view.applyCss();
            view.layout();
            var cell = (ListCell<?>) view.lookup(".history-cell");
            var action = cell.lookupAll(".label").stream().map(Label.class::cast).filter(label -> label.getText().startsWith("Drop")).findFirst().orElseThrow();
            assertEquals(Texts.of("edit.step.dropRows", 3), action.getText());
            assertFalse(action.isTextTruncated());
            assertTrue(cell.getTooltip().getText().endsWith("an_array_with_a_long_name"), cell.getTooltip().getText());
            return null;
        });
    }

    @Test
    void aLongValueGivesWayToTheNameOfItsArrayAndIsWholeInTheTooltip() {
        sample.with("signals", DType.COMPLEX128, 4);
        sample.pack.edit(draft -> draft.setCells("signals", CellEdits.of(2, 0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})));

        Screens.onFx(() -> {
            var view = new HistoryView(history);
            Screens.theme(ThemeChoice.LIGHT).install(new Scene(view, 320, 260));
            view.applyCss();
            view.layout();
            var cell = (ListCell<?>) view.lookup(".history-cell");
            var arrays = (Label) cell.lookup(".history-arrays");
            assertEquals("signals", arrays.getText());
            assertFalse(arrays.isTextTruncated());
            assertTrue(cell.getTooltip().getText().startsWith(Texts.of("edit.step.setCell", Texts.of("edit.cell.beforeAndAfter", "2", "0+0j", ""))), cell.getTooltip().getText());
            assertTrue(cell.getTooltip().getText().endsWith("j · signals"), cell.getTooltip().getText());
            assertFalse(cell.getTooltip().getText().contains("…"), cell.getTooltip().getText());
            return null;
        });
    }

    @Test
    void theScreenInBothThemes() {
        history.goTo(history.items().get(1));
        Screens.shoot("history", 320, 260, () -> new HistoryView(history));
    }

    private static Node cell(ListView<?> list, int index) {
        return list.lookupAll(".history-cell").stream().filter(cell -> ((ListCell<?>) cell).getIndex() == index).findFirst().orElseThrow();
    }

    private static void click(Node node, MouseButton button, int count) {
        Event.fireEvent(node, new MouseEvent(MouseEvent.MOUSE_CLICKED, 0, 0, 0, 0, button, count, false, false, false, false, false, false, false, false,
                false, true, null));
    }
}
