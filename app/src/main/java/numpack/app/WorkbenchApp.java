package numpack.app;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import numpack.app.command.CommandKeys;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.LogFile;
import numpack.app.prefs.WindowPlace;
import numpack.app.style.Fonts;
import org.jspecify.annotations.Nullable;

/// The JavaFX application: one window.
public final class WorkbenchApp extends Application {
    private @Nullable LogFile log;
    private @Nullable AppContext context;
    private @Nullable OneInstance instance;
    private @Nullable StandingPlace standing;

    @Override
    public void start(Stage stage) {
        var folders = AppFolders.ofSystem();
        log = openLog(folders);
        Fonts.load();
        var made = new AppContext(stage, folders, () -> askToClose(stage));
        context = made;
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> made.ground().failures().accept(failure));
        var scene = new Scene(made.view());
        made.ground().theme().install(scene);
        CommandKeys.install(scene, made.ground().commands());
        acceptPacks(scene, made);
        stage.setScene(scene);
        stage.titleProperty().bind(made.title());
        var place = made.ground().workspace().getState().window().onto(StandingPlace.screens());
        put(stage, place);
        standing = new StandingPlace(stage, made.ground().runner(), place);
        stage.setOnCloseRequest(event -> {
            event.consume();
            made.quit();
        });
        FirstFrame.watch(stage);
        made.start(getParameters().getUnnamed().stream().findFirst().map(Path::of));
        stage.show();
        if (OneInstance.isWanted()) {
            instance = OneInstance.claim(folders).orElse(null);
        }
        if (instance != null) {
            made.listen(instance, path -> comeForward(stage, made, path));
        }
    }

    @Override
    public void stop() throws IOException {
        if (instance != null) {
            instance.close();
        }
        if (context != null) {
            context.close();
        }
        if (log != null) {
            log.close();
        }
    }

    /// A later start of the program asks for the window.
    private static void comeForward(Stage stage, AppContext context, Optional<Path> pack) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        pack.ifPresent(context::open);
    }

    private void askToClose(Stage stage) {
        if (context == null || standing == null) {
            return;
        }
        var made = context;
        var place = standing;
        made.closeAll(() -> {
            made.ground().workspace().update(state -> state.withWindow(place.now()));
            stage.close();
            Platform.exit();
        });
    }

    private static void put(Stage stage, WindowPlace place) {
        // Unless the screen itself has less room.
        stage.setMinWidth(Math.min(WindowPlace.MIN_WIDTH, place.width()));
        stage.setMinHeight(Math.min(WindowPlace.MIN_HEIGHT, place.height()));
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.isMaximized());
    }

    private static void acceptPacks(Scene scene, AppContext context) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            event.getDragboard().getFiles().forEach(file -> context.open(file.toPath()));
            event.setDropCompleted(true);
            event.consume();
        });
    }

    private static @Nullable LogFile openLog(AppFolders folders) {
        try {
            return LogFile.open(folders);
        } catch (IOException e) {
            // The program works without its log; the error goes to the console.
            System.getLogger("numpack.app").log(Level.WARNING, "no log file", e);
            return null;
        }
    }
}
