package numpack.app;

import java.time.Duration;
import javafx.stage.Stage;
import numpack.app.prefs.WindowPlace;
import numpack.app.task.Debounce;
import numpack.app.task.TaskRunner;

/// Where the window stands while it does not fill the screen: the place to which it returns, also at the next start.
final class StandingPlace {
    /// While a window becomes maximised, its new bounds may be known before it says that it is maximised.
    private static final Duration SETTLED = Duration.ofMillis(500);

    private final Stage stage;
    private WindowPlace standing;

    /// @param start where the window is put before it is shown
    StandingPlace(Stage stage, TaskRunner runner, WindowPlace start) {
        this.stage = stage;
        this.standing = start;
        var settled = new Debounce(runner, SETTLED, this::look);
        stage.xProperty().subscribe(settled::trigger);
        stage.yProperty().subscribe(settled::trigger);
        stage.widthProperty().subscribe(settled::trigger);
        stage.heightProperty().subscribe(settled::trigger);
    }

    /// Where it stands, and whether it is maximised now.
    WindowPlace now() {
        look();
        return new WindowPlace(standing.x(), standing.y(), standing.width(), standing.height(), stage.isMaximized());
    }

    private void look() {
        if (!stage.isMaximized() && !stage.isIconified() && stage.isShowing()) {
            standing = new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
    }
}
