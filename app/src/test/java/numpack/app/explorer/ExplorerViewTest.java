package numpack.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.control.Badge;
import numpack.app.i18n.Texts;
import numpack.app.session.SampleSession;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class ExplorerViewTest {
    private static final double NARROW = 180;

    @TempDir
    private Path folder;

    private SampleSession sample;
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 100, 8).with("labels", DType.INT32, 100);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void keysActOnTheLineThatIsSelectedAndNotOnTheArrayInFront() {
        sample.tab("features");
        Screens.onFx(() -> {
            var list = list(272);
            list.getSelectionModel().select(2);
            List.of(KeyCode.F2, KeyCode.DELETE, KeyCode.ENTER).forEach(code -> press(list, code));
            return null;
        });

        assertEquals(List.of("array.rename labels", "array.remove labels", "table labels"), done);
        assertEquals("labels", sample.sessions.currentTabProperty().get().arrayProperty().get().name());
    }

    @Test
    void leftAndRightFoldAPack() {
        Screens.onFx(() -> {
            var list = list(272);
            list.getSelectionModel().select(2);
            press(list, KeyCode.LEFT);
            assertEquals(1, list.getItems().size());
            assertEquals(0, list.getSelectionModel().getSelectedIndex());
            press(list, KeyCode.RIGHT);
            assertEquals(3, list.getItems().size());
            return null;
        });
    }

    @Test
    void rightUnfoldsAPackAndStaysInTheListAlsoWhileNoLineIsSelected() {
        sample.tab("features");
        Screens.onFx(() -> {
            var view = view();
            var beside = new Button();
            // As a table does: what is used is what commands mean.
            beside.focusedProperty().subscribe(is -> {
                if (is) {
                    sample.sessions.chooseFront();
                }
            });
            var scene = new Scene(new HBox(view, beside), 600, 600);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var list = (ListView<?>) view.lookup(".list-view");
            list.requestFocus();
            list.getSelectionModel().select(0);
            press(list, KeyCode.LEFT);
            assertEquals(1, list.getItems().size());
            press(list, KeyCode.RIGHT);
            assertEquals(3, list.getItems().size());
            assertEquals(list, scene.getFocusOwner());

            list.getSelectionModel().select(0);
            press(list, KeyCode.LEFT);
            sample.sessions.chooseFront();
            assertEquals(-1, list.getSelectionModel().getSelectedIndex(), "the array in front is not listed");
            list.getFocusModel().focus(0);
            press(list, KeyCode.RIGHT);
            assertEquals(3, list.getItems().size());
            return null;
        });
    }

    @Test
    void aClickOnTheTriangleFoldsAPackAndUnfoldsIt() {
        Screens.onFx(() -> {
            var list = list(272);
            click(list.lookup(".explorer-fold"));
            assertEquals(1, list.getItems().size());
            list.layout();
            click(list.lookup(".explorer-fold"));
            assertEquals(3, list.getItems().size());
            return null;
        });
    }

    @Test
    void aClickOnAnArrayGoesToItsTableAlsoIfThatIsInFrontAlready() {
        sample.tab("labels");
        Screens.onFx(() -> {
            var list = list(272);
            list.getSelectionModel().select(2);
            click(list.lookupAll(".explorer-cell").stream().filter(cell -> ((ListCell<?>) cell).getIndex() == 2).findFirst().orElseThrow());
            return null;
        });
        assertEquals(List.of("table labels"), done);
    }

    @Test
    void theSecondOfTwoQuickClicksGoesToTheTableToo() {
        sample.tab("labels");
        Screens.onFx(() -> {
            var list = list(272);
            list.getSelectionModel().select(2);
            fire(cell(list, 2), MouseEvent.MOUSE_CLICKED, 1);
            fire(cell(list, 2), MouseEvent.MOUSE_CLICKED, 2);
            return null;
        });
        assertEquals(List.of("table labels", "table labels"), done);
    }

    @Test
    void aLineStaysUnderThePointerThatPressesIt() {
        List.of("a", "b", "c", "d", "e", "f").forEach(name -> sample.with(name, DType.INT32, 9));
        Screens.onFx(() -> {
            var list = list(272, 260);
            list.getSelectionModel().select(8);
            list.layout();
            ((VirtualFlow<?>) list.lookup(".virtual-flow")).setPosition(0);
            list.layout();
            ((VirtualFlow<?>) list.lookup(".virtual-flow")).scrollPixels(cell(list, 0).getHeight() + 5);
            list.layout();
            double before = cell(list, 1).localToScene(0, 0).getY();

            fire(cell(list, 1), MouseEvent.MOUSE_PRESSED, 1);
            // As the line does that is pressed.
            list.getSelectionModel().select(1);
            fire(cell(list, 1), MouseEvent.MOUSE_RELEASED, 1);
            fire(cell(list, 1), MouseEvent.MOUSE_CLICKED, 1);
            list.layout();

            assertEquals(1, list.getSelectionModel().getSelectedIndex());
            // The list rounds its position to whole pixels; a jump moves by a line.
            assertEquals(before, cell(list, 1).localToScene(0, 0).getY(), 1.01);
            return null;
        });
    }

    private static ListCell<?> cell(ListView<?> list, int index) {
        return list.lookupAll(".explorer-cell").stream().map(cell -> (ListCell<?>) cell).filter(cell -> cell.isVisible() && cell.getIndex() == index)
                .findFirst().orElseThrow();
    }

    private static void fire(Node on, EventType<MouseEvent> type, int count) {
        Event.fireEvent(on, new MouseEvent(type, 2, 2, 2, 2, MouseButton.PRIMARY, count, false, false, false, false,
                type == MouseEvent.MOUSE_PRESSED, false, false, false, false, true, null));
    }

    @Test
    void nameAndPathOfWhatIsMeantAreCopied() {
        var commands = new Commands();
        ExplorerCommands.register(commands, sample.sessions, done::add);
        sample.tab("labels");
        commands.get("explorer.copyName").run();
        sample.sessions.choose(sample.pack);
        commands.get("explorer.copyName").run();
        commands.get("explorer.copyPath").run();
        assertEquals(List.of("labels", "demo.npk", sample.pack.path().toString()), done);
    }

    @Test
    void badgesAreWholeBesideALongShape() {
        sample.with("a_name_that_is_much_longer_than_the_panel_is_wide", DType.COMPLEX128, 1_234_567, 1, 1, 1, 1, 1);
        sample.pack.edit(draft -> draft.dropRows(Map.of("a_name_that_is_much_longer_than_the_panel_is_wide", RowSet.range(0, 1_000_000))));

        Screens.onFx(() -> {
            var badges = list(NARROW).lookupAll(".badge").stream().filter(Node::isVisible).map(Badge.class::cast).toList();
            assertEquals(3, badges.size());
            for (var badge : badges) {
                assertTrue(badge.getWidth() >= badge.prefWidth(-1), badge.getText() + " is cut off at " + badge.getWidth());
                assertTrue(badge.localToScene(badge.getBoundsInLocal()).getMaxX() <= NARROW, badge.getText() + " is not in sight");
            }
            return null;
        });
    }

    @Test
    void aNameHasTheWholeLineHoweverManyBadgesThereAre() {
        var name = "embedding_of_all_the_frames";
        sample.with(name, DType.COMPLEX128, 1_234_567, 1, 1, 1, 1, 1).with("other", DType.UINT8, 1_234_567);
        sample.pack.edit(draft -> draft.dropRows(Map.of(name, RowSet.range(0, 1_000_000))));

        Screens.onFx(() -> {
            var list = list(272);
            var label = list.lookupAll(".label").stream().map(Label.class::cast).filter(each -> each.getText().equals(name)).findFirst().orElseThrow();
            assertFalse(label.isTextTruncated());
            var form = list.lookupAll(".explorer-form").stream().map(Label.class::cast).filter(each -> each.getText().contains("complex128")).findFirst().orElseThrow();
            assertTrue(form.isTextTruncated(), "the shape gives way to the badges");
            var cell = list.lookupAll(".explorer-cell").stream().map(each -> (ListCell<?>) each)
                    .filter(each -> each.getAccessibleText() != null && each.getAccessibleText().startsWith(name)).findFirst().orElseThrow();
            for (var said : List.of(name, form.getText(), Texts.of("explorer.array.dropped", 1_000_000), Texts.of("explorer.array.uneven"))) {
                assertTrue(cell.getTooltip().getText().contains(said), said);
            }
            return null;
        });
        Screens.shoot("explorer-badges", 272, 420, this::view);
        Screens.shoot("explorer-badges-narrow", NARROW, 420, this::view);
    }

    @Test
    void tenThousandArraysTakeNoMoreCellsThanAreSeen() {
        sample.pack.edit(draft -> draft.group(() -> {
            for (int i = 0; i < 10_000; i++) {
                draft.createArray("array%05d".formatted(i), DType.FLOAT32, Shape.of(i, 8), new byte[4]);
            }
        }));

        Screens.onFx(() -> {
            var list = list(272);
            assertEquals(10_003, list.getItems().size());
            int seen = list.lookupAll(".explorer-cell").size();
            sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(3))));
            list.layout();
            assertTrue(seen < 40, seen + " cells");
            assertEquals(seen, list.lookupAll(".explorer-cell").size());
            return null;
        });
    }

    @Test
    void theScreenInBothThemes() {
        sample.with("images", DType.UINT8, 100, 28, 28);
        var rows = RowSet.range(10, 22);
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", rows, "labels", rows)));

        Screens.shoot("explorer", 272, 420, this::view);
    }

    private ListView<?> list(double width) {
        return list(width, 600);
    }

    private ListView<?> list(double width, double height) {
        var scene = new Scene(view(), width, height);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return (ListView<?>) scene.getRoot().lookup(".list-view");
    }

    private ExplorerView view() {
        return new ExplorerView(new ExplorerViewModel(sample.sessions, sample.runner), new ExplorerView.Actions(ContextMenu::new,
                command("array.create"), command("array.rename"), command("array.remove"), command("compact.all"), () -> done.add("table " + meant())));
    }

    private Command command(String id) {
        return Command.of(CommandGroup.ARRAY, id, Feather.PLUS, () -> done.add(id + " " + meant()));
    }

    private String meant() {
        return sample.sessions.meantArrayProperty().get().name();
    }

    private static void click(Node on) {
        Event.fireEvent(on, new MouseEvent(MouseEvent.MOUSE_CLICKED, 2, 2, 2, 2, MouseButton.PRIMARY, 1, false, false, false, false, false, false, false,
                false, false, true, null));
    }

    private static void press(Node on, KeyCode code) {
        Event.fireEvent(on, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
