package numpack.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ListView;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CommandViewsTest {
    private final SampleCommands sample = new SampleCommands();
    private CommandPalette palette;
    private Scene scene;

    @Start
    void start(Stage stage) {
        palette = new CommandPalette(sample.commands);
        var menus = new MenuBar(CommandMenus.menu("File", List.of(List.of(sample.save), List.of(), List.of(sample.dropped))));
        var field = new TextField();
        field.setId("field");
        var elsewhere = new Button("Elsewhere");
        elsewhere.setId("elsewhere");
        var list = new ListView<>(FXCollections.observableArrayList("One", "Two"));
        list.setId("list");
        scene = new Scene(new VBox(menus, CommandButtons.flat(sample.save), CommandButtons.toggle(sample.dropped), field,
                elsewhere, list), 800, 600);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        CommandKeys.install(scene, sample.commands);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        elsewhere.requestFocus();
    }

    @Test
    void everyKeyOfACommandWorks(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.S).push(KeyCode.CONTROL, KeyCode.Y);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z).push(KeyCode.N);
        assertEquals(List.of("save", "redo", "redo", "next"), sample.done);
    }

    @Test
    void aCommandComesBeforeTheBackspaceOfTerminals(FxRobot robot) {
        var field = (TextField) scene.lookup("#field");
        robot.interact(() -> {
            field.setText("0.97");
            field.requestFocus();
            field.end();
        });
        robot.push(KeyCode.CONTROL, KeyCode.H);
        assertEquals("0.97", field.getText());
        assertEquals(List.of("next"), sample.done);
    }

    @Test
    void aPlainKeyInAListMeansItsLines(FxRobot robot) {
        robot.interact(() -> scene.lookup("#list").requestFocus());
        robot.push(KeyCode.N).push(KeyCode.CONTROL, KeyCode.S);
        assertEquals(List.of("save"), sample.done);
    }

    @Test
    void lettersTypedInAFieldAreNoCommands(FxRobot robot) {
        robot.clickOn("#field").write("nn");
        assertEquals("nn", robot.lookup("#field").queryAs(TextField.class).getText());
        robot.push(KeyCode.CONTROL, KeyCode.S);
        assertEquals(List.of("save"), sample.done);
    }

    @Test
    void aMenuRunsItsCommandOnceAndFollowsItsSwitch(FxRobot robot) {
        robot.clickOn("File").clickOn("Show dropped rows");
        assertTrue(sample.showDropped.get());
        robot.clickOn("File");
        robot.clickOn(robot.lookup(".menu-item").nth(0).queryAs(Node.class));
        assertEquals(List.of("save"), sample.done);
    }

    @Test
    void everyMenuItemShowsTheIconOfItsCommand(FxRobot robot) {
        for (var command : List.of(sample.save, sample.dropped)) {
            robot.interact(() -> assertEquals(command.icon(), ((FontIcon) CommandMenus.item(command).getGraphic()).getIconCode(), command.id()));
        }
    }

    @Test
    void disabledButtonsAndMenuItemsSayWhy(FxRobot robot) {
        robot.interact(() -> sample.canSave.set(false));
        robot.moveTo(".button");
        assertEquals(List.of("Nothing has changed."), tooltips());
        robot.moveTo("#field");
        assertEquals(List.of(), tooltips());
        robot.clickOn("File").moveTo(robot.lookup(".menu-item").nth(0).queryAs(Node.class));
        assertEquals(List.of("Nothing has changed."), tooltips());
    }

    @Test
    void thePaletteFindsRunsAndCloses(FxRobot robot) {
        robot.interact(() -> palette.show(scene));
        robot.write("und").push(KeyCode.ENTER);
        assertEquals(List.of("undo"), sample.done);
        assertFalse(palette.isShowing());
    }

    @Test
    void aClickOnTheLineRunsACommandAndOneBesideAllLinesDoesNot(FxRobot robot) {
        robot.interact(() -> palette.show(scene));
        robot.write("und");
        var list = robot.lookup(".command-palette > .list-view").queryAs(ListView.class);
        robot.interact(() -> Event.fireEvent(list, new MouseEvent(MouseEvent.MOUSE_CLICKED, 0, 0, 0, 0, MouseButton.PRIMARY, 1, false, false, false,
                false, false, false, false, false, false, true, null)));
        assertEquals(List.of(), sample.done);
        assertTrue(palette.isShowing());

        robot.clickOn(robot.lookup(".command-palette .list-cell").nth(0).queryAs(Node.class));
        assertEquals(List.of("undo"), sample.done);
    }

    @Test
    void thePaletteIsEmptiedWhenOpenedAndLeftByEscape(FxRobot robot) {
        robot.interact(() -> palette.show(scene));
        robot.write("zzz").push(KeyCode.ESCAPE);
        assertTrue(palette.isShowing(), "the first Escape only empties the field");
        robot.push(KeyCode.ESCAPE);
        assertFalse(palette.isShowing());
        assertEquals(List.of(), sample.done);
    }

    @Test
    void thePaletteListsDisabledCommandsLastAndDoesNotRunThem(FxRobot robot) {
        robot.interact(() -> {
            sample.canSave.set(false);
            palette.show(scene);
        });
        ListView<Command> list = robot.from(view().getScene().getRoot()).lookup(".list-view").query();
        assertEquals("sample.save", list.getItems().getLast().id());
        robot.write("save").push(KeyCode.ENTER);
        assertTrue(palette.isShowing());
        assertEquals(List.of(), sample.done);
    }

    @Test
    void thePaletteStandsInTheMiddleNearTheTop(FxRobot robot) {
        robot.interact(() -> palette.show(scene));
        Window window = view();
        assertEquals(400, window.getX() + window.getWidth() / 2, 1);
        assertTrue(window.getY() < 150);
    }

    @Test
    void paletteAndHelpInBothThemes() {
        Screens.shoot("palette", 700, 500, () -> {
            sample.canSave.set(false);
            var view = new CommandPaletteView(sample.commands, () -> {});
            view.open();
            view.setMaxSize(600, 420);
            return new StackPane(view);
        });
        Screens.shoot("keys-help", 600, 500, () -> new StackPane(new KeysHelp(sample.commands, List.of())));
    }

    @Test
    void helpListsAlsoTheKeysThatBelongToNoCommand(FxRobot robot) {
        var fixed = new FixedKeys("In the table", List.of(new FixedKeys.Line("Shift+Space", "Select whole rows"), new FixedKeys.Line("Space", "Flip a bool")));
        robot.interact(() -> scene.setRoot(new KeysHelp(sample.commands, List.of(fixed))));
        robot.clickOn(".text-field").write("whole rows");
        assertEquals("Select whole rows (Shift+Space)", robot.lookup(".keys-help-row").query().getAccessibleText());
    }

    @Test
    void helpListsEveryCommandAndIsNarrowedByKeys(FxRobot robot) {
        robot.interact(() -> scene.setRoot(new KeysHelp(sample.commands, List.of())));
        assertEquals(5, robot.lookup(".keys-help-row").queryAll().size());
        robot.clickOn(".text-field").write("ctrl+y");
        assertEquals("Redo (Ctrl+Y)", robot.lookup(".keys-help-row").query().getAccessibleText());
        assertEquals(1, robot.lookup(".keys-help-row").queryAll().size());
    }

    @Test
    void whateverRunsACommandFinishesWhatIsTypedFirst(FxRobot robot) {
        var typed = new SampleEdit();
        robot.interact(() -> {
            sample.canSave.set(false);
            sample.save.alsoWhileTyping();
            typed.whenFinished = () -> sample.canSave.set(true);
            typed.type();
        });
        assertTrue(sample.save.isEnabled(), "there is something to save as soon as it is typed");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        assertEquals(List.of("save"), sample.done);

        robot.interact(typed::type);
        robot.clickOn(robot.lookup(".button").nth(0).queryAs(Node.class));
        robot.interact(typed::type);
        robot.clickOn("File").clickOn("Show dropped rows");
        robot.interact(() -> {
            typed.type();
            palette.show(scene);
        });
        robot.write("und").push(KeyCode.ENTER);
        assertEquals(List.of("save", "save", "undo"), sample.done);
        assertTrue(sample.showDropped.get());
        assertEquals(4, typed.finished);
    }

    @Test
    void aKeyOfACommandThatWaitsForWhatIsTypedFinishesItAndRunsIt(FxRobot robot) {
        var typed = new SampleEdit();
        robot.interact(() -> {
            sample.canSave.set(false);
            typed.whenFinished = () -> sample.canSave.set(true);
            typed.type();
        });
        robot.push(KeyCode.CONTROL, KeyCode.S);
        assertEquals(List.of("save"), sample.done);
    }

    @Test
    void whatCannotBeFinishedHoldsEverythingBack(FxRobot robot) {
        var typed = new SampleEdit();
        robot.interact(() -> {
            typed.isRefused = true;
            typed.type();
        });
        var pressed = new ArrayList<String>();
        robot.interact(() -> ((Button) scene.lookup("#elsewhere")).setOnAction(event -> pressed.add("elsewhere")));

        robot.push(KeyCode.CONTROL, KeyCode.S);
        robot.clickOn("#elsewhere");
        robot.clickOn(robot.lookup(".toggle-button").nth(0).queryAs(Node.class));
        robot.interact(() -> {
            sample.undo.run();
            var item = (CheckMenuItem) CommandMenus.item(sample.dropped);
            item.setSelected(true);
            item.fire();
            assertFalse(item.isSelected(), "a check mark follows what is, not what was clicked");
        });
        assertEquals(List.of(), sample.done);
        assertEquals(List.of(), pressed);
        assertFalse(sample.showDropped.get());

        robot.interact(() -> typed.isRefused = false);
        robot.clickOn("#elsewhere");
        assertEquals(List.of("elsewhere"), pressed);
    }

    @Test
    void theFieldsOwnClicksAreItsOwnAffair(FxRobot robot) {
        var typed = new SampleEdit();
        robot.interact(typed::type);
        robot.clickOn("#field");
        assertEquals(0, typed.finished);
        robot.clickOn("#elsewhere");
        assertEquals(1, typed.finished);
    }

    /// Something typed into the sample field.
    private final class SampleEdit implements OpenEdits.Edit {
        private Runnable whenFinished = () -> { };
        private boolean isRefused;
        private int finished;

        void type() {
            sample.commands.openEdits().report(this, OpenEdits.State.CHANGED);
        }

        @Override
        public boolean finish() {
            if (!isRefused) {
                finished++;
                sample.commands.openEdits().report(this, OpenEdits.State.CLOSED);
                whenFinished.run();
            }
            return !isRefused;
        }

        @Override
        public boolean contains(Node node) {
            return node == scene.lookup("#field") || node.getParent() == scene.lookup("#field") || node.getParent() != null && node.getParent().getParent() == scene.lookup("#field");
        }
    }

    private static Window view() {
        return Window.getWindows().stream()
                .filter(window -> window.getScene().getRoot().lookup(".command-palette") != null).findFirst().orElseThrow();
    }

    private static List<String> tooltips() {
        WaitForAsyncUtils.waitForFxEvents();
        return Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip && window.isShowing())
                .map(window -> ((Tooltip) window).getText()).toList();
    }
}
