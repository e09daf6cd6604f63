package numpack.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import numpack.app.prefs.WindowPlace;
import numpack.app.style.Screens;
import numpack.app.task.DirectThreads;
import numpack.app.task.TaskRunner;
import org.junit.jupiter.api.Test;

class StandingPlaceTest {
    private final DirectThreads threads = new DirectThreads();
    private final TaskRunner runner = new TaskRunner(threads, failure -> { });

    @Test
    void aMaximisedWindowReturnsToWhereItStoodBefore() {
        Screens.onFx(() -> {
            var stage = shown();
            var standing = new StandingPlace(stage, runner, WindowPlace.UNSET);
            threads.advance(Duration.ofSeconds(1));
            stage.setX(40);
            stage.setY(30);
            stage.setWidth(900);
            stage.setHeight(600);
            threads.advance(Duration.ofSeconds(1));
            stage.setMaximized(true);
            stage.setWidth(5000);
            threads.advance(Duration.ofSeconds(1));
            assertEquals(new WindowPlace(40, 30, 900, 600, true), standing.now());
            stage.close();
            return null;
        });
    }

    @Test
    void aWindowThatTheSystemShiftedByItsFrameDoesNotCreep() {
        Screens.onFx(() -> {
            var stage = shown();
            var standing = new StandingPlace(stage, runner, new WindowPlace(100, 80, 900, 600, false));
            stage.setX(102);
            stage.setY(100);
            stage.setWidth(900);
            stage.setHeight(600);
            threads.advance(Duration.ofSeconds(1));
            assertEquals(new WindowPlace(100, 80, 900, 600, false), standing.now());
            stage.setX(302);
            stage.setY(400);
            threads.advance(Duration.ofSeconds(1));
            assertEquals(new WindowPlace(300, 380, 900, 600, false), standing.now());
            stage.close();
            return null;
        });
    }

    @Test
    void aTitleBarAboveTheScreenIsBroughtDownOnce() {
        Screens.onFx(() -> {
            var stage = shown();
            var screen = Screen.getPrimary().getVisualBounds();
            var start = new WindowPlace(screen.getMinX(), screen.getMinY(), 800, 600, false);
            var standing = new StandingPlace(stage, runner, start);
            stage.setX(screen.getMinX() - 1);
            stage.setY(screen.getMinY() - 20);
            stage.setWidth(800);
            stage.setHeight(600);
            threads.advance(Duration.ofSeconds(2));
            assertEquals(screen.getMinY(), stage.getY());
            assertEquals(start, standing.now());

            stage.setY(screen.getMinY() - 300);
            threads.advance(Duration.ofSeconds(1));
            assertEquals(screen.getMinY() - 300, stage.getY(), "where the user moves it, it stays");
            stage.close();
            return null;
        });
    }

    @Test
    void aWindowThatWasMaximisedFromTheStartKeepsThePlaceThatWasKept() {
        Screens.onFx(() -> {
            var stage = shown();
            stage.setMaximized(true);
            var kept = new WindowPlace(40, 30, 900, 600, true);
            var standing = new StandingPlace(stage, runner, kept);
            stage.setX(0);
            threads.advance(Duration.ofSeconds(1));
            assertEquals(kept, standing.now());
            stage.close();
            return null;
        });
    }

    private static Stage shown() {
        var stage = new Stage();
        stage.setScene(new Scene(new Region(), 300, 200));
        stage.show();
        return stage;
    }
}
