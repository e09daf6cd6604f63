package numpack.app;

import java.time.Duration;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import numpack.app.prefs.WindowPlace;
import numpack.app.task.Debounce;
import numpack.app.task.TaskRunner;

/// Where the window stands while it does not fill the screen: the place to which it returns, also at the next start.
final class StandingPlace {
    /// While a window becomes maximised, its new bounds may be known before it says that it is maximised.
    private static final Duration SETTLED = Duration.ofMillis(500);

    private static final double THICKEST_FRAME = 64;

    private final Stage stage;
    private final WindowPlace start;
    private WindowPlace standing;
    /// How far from where it was put the window came to stand: some systems add their frame, and it would creep at each start.
    private double shiftX;
    private double shiftY;
    private boolean isBroughtDown;
    private boolean isMeasured;

    /// @param start where the window is put before it is shown
    StandingPlace(Stage stage, TaskRunner runner, WindowPlace start) {
        this.stage = stage;
        this.start = start;
        this.standing = start;
        var settled = new Debounce(runner, SETTLED, this::look);
        stage.showingProperty().subscribe(_ -> settled.trigger());
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

    /// What of the screens is free for windows, the primary one first.
    static List<Rectangle2D> screens() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    }

    /// Some systems put the frame around the place that was meant for the whole window: its title bar may come to lie above the screen, where no
    /// mouse gets hold of it.
    ///
    /// @return whether it moves now
    private boolean bringDown() {
        if (isBroughtDown) {
            return false;
        }
        isBroughtDown = true;
        double y = new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false).withTitleOn(screens()).y();
        boolean moves = y != stage.getY();
        if (moves) {
            stage.setY(y);
        }
        return moves;
    }

    private void measure() {
        if (isMeasured || start.isMaximized()) {
            return;
        }
        isMeasured = true;
        double x = stage.getX() - start.x();
        double y = stage.getY() - start.y();
        // More than a frame is thick: the window was moved, not shifted.
        if (Math.abs(x) <= THICKEST_FRAME && Math.abs(y) <= THICKEST_FRAME) {
            shiftX = x;
            shiftY = y;
        }
    }

    private void look() {
        if (!stage.isMaximized() && !stage.isIconified() && stage.isShowing() && !bringDown()) {
            measure();
            standing = new WindowPlace(stage.getX() - shiftX, stage.getY() - shiftY, stage.getWidth(), stage.getHeight(), false);
        }
    }
}
