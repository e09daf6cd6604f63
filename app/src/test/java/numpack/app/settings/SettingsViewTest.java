package numpack.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import numpack.app.i18n.Texts;
import numpack.app.prefs.WorkspaceState.RecentPack;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SettingsViewTest {
    @TempDir
    static Path data;
    private SampleSettings sample;
    private boolean isLeft;

    @Start
    void start(Stage stage) {
        sample = new SampleSettings(data);
        sample.workspace.update(state -> state.withRecent(List.of(new RecentPack("/data/demo.npk", 1, true, 6, 5_000))));
        var close = new Button("Close");
        close.setCancelButton(true);
        close.setOnAction(_ -> isLeft = true);
        var scene = new Scene(new VBox(new SettingsView(sample.model), close), 760, 560);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void aChosenThemeIsObeyedAtOnce(FxRobot robot) {
        robot.clickOn("Dark");
        assertEquals(ThemeChoice.DARK, sample.theme.get());
    }

    @Test
    void aRowWaitsForItsKeyAndShowsIt(FxRobot robot) {
        robot.clickOn(Texts.of("settings.page.keys")).clickOn("Save");
        assertTrue(robot.lookup(Texts.of("settings.keys.waiting")).tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        assertEquals("Ctrl+K", sample.save.keysText());
        assertTrue(robot.lookup("Ctrl+K").tryQuery().isPresent());
        robot.clickOn("Undo").push(KeyCode.CONTROL, KeyCode.K).clickOn(Texts.of("settings.keys.move", Texts.of("shell.undo.text")));
        assertEquals(List.of("", "Ctrl+K"), List.of(sample.save.keysText(), sample.undo.keysText()));
        robot.clickOn(Texts.of("settings.keys.resetAll"));
        assertEquals("Ctrl+S", sample.save.keysText());
    }

    @Test
    void escapeAndAnotherPlaceLeaveTheKeyAsItIs(FxRobot robot) {
        robot.clickOn(Texts.of("settings.page.keys")).clickOn("Save").push(KeyCode.ESCAPE).push(KeyCode.CONTROL, KeyCode.K);
        robot.clickOn("Undo").clickOn(".text-field").push(KeyCode.CONTROL, KeyCode.K);
        assertEquals(List.of("Ctrl+S", "Ctrl+Z"), List.of(sample.save.keysText(), sample.undo.keysText()));
    }

    @Test
    void escapeLeavesTheSettingsOnlyIfNoCommandWaits(FxRobot robot) {
        robot.clickOn(Texts.of("settings.page.keys")).clickOn("Save").push(KeyCode.ESCAPE);
        assertFalse(isLeft);
        robot.push(KeyCode.ESCAPE);
        assertTrue(isLeft);
    }

    @Test
    void theSessionIsLeftAloneAndRecentPacksAreForgotten(FxRobot robot) {
        robot.clickOn(Texts.of("settings.page.session")).clickOn(".check-box").clickOn(Texts.of("settings.recent.clear"));
        assertFalse(sample.bringsBack.get());
        assertEquals(List.of(), sample.workspace.getState().recent());
        assertTrue(robot.lookup(Texts.of("settings.recent.count", 0)).queryAs(Label.class).isVisible());
    }

    @Test
    void placesCanBeSelectedButNotChanged(FxRobot robot) {
        robot.clickOn(Texts.of("settings.page.places"));
        var log = robot.lookup(".text-field").match((TextField field) -> field.getText().endsWith("logs")).queryAs(TextField.class);
        assertFalse(log.isEditable());
        assertEquals(data.resolve("logs").toString(), log.getText());
    }

    @Test
    void everyPageInBothThemes() {
        for (SettingsPage page : SettingsPage.values()) {
            Screens.shoot("settings-" + page.name().toLowerCase(Locale.ROOT), 760, 540, () -> {
                sample.model.show(page);
                return new StackPane(new SettingsView(sample.model));
            });
        }
    }
}
