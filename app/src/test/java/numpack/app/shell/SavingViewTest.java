package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import numpack.app.dialog.WindowDialogs;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.SampleSession;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The dialog before a save into shared files, as users meet it.
@ExtendWith(ApplicationExtension.class)
class SavingViewTest {
    @TempDir
    private Path folder;

    private Stage owner;
    private SampleSession sample;
    private ShellViewModel shell;

    @Start
    void start(Stage stage) {
        owner = stage;
        var scene = new Scene(new StackPane(), 900, 600);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @BeforeEach
    void open() throws Exception {
        sample = new SampleSession(folder).with("features", DType.INT32, 100);
        shell = new ShellViewModel(sample.sessions, new WindowDialogs(owner, Screens.theme(ThemeChoice.LIGHT)),
                new WorkspaceStore(new AppFolders(folder.resolve("data")), sample.runner), () -> { });
        Files.createLink(folder.resolve("copy"), sample.pack.path().resolve("data_features.npkd"));
        sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(0, 0, new byte[] {1, 0, 0, 0})));
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void escapeSavesNothingAndEnterSaves(FxRobot robot) {
        save();
        assertTrue(robot.lookup(Texts.of("shell.save.shared.title", 1, "demo.npk")).tryQuery().isPresent());
        assertTrue(robot.lookup(Texts.of("shell.save.shared.text", 1, Numbers.bytes(400))).tryQuery().isPresent());
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, sample.pack.getState().unsavedCount());

        save();
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0, sample.pack.getState().unsavedCount());
    }

    private void save() {
        Platform.runLater(shell::save);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
