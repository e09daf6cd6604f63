package numpack.app.prefs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Where a window stood, in screen pixels.
///
/// @param isMaximized whether it filled the screen; the place is then the one it returns to
public record WindowPlace(double x, double y, double width, double height, boolean isMaximized) {
    /// No window has stood anywhere yet.
    public static final WindowPlace UNSET = new WindowPlace(0, 0, 0, 0, false);

    /// Tool bars, the table and one of the panels have room in so much.
    public static final double MIN_WIDTH = 720;
    public static final double MIN_HEIGHT = 560;

    private static final double FIRST_WIDTH = 1440;
    private static final double FIRST_HEIGHT = 900;

    /// The nearest place that can be seen and grabbed: wholly on the screen that showed most of it, shrunk if need
    /// be; centred on the first screen if no screen shows any of it, or if nothing is known.
    ///
    /// @param screens the visual bounds of the screens that are there now, the primary one first
    public WindowPlace onto(List<Rectangle2D> screens) {
        if (screens.isEmpty()) {
            return this;
        }
        var most = shownMost(screens);
        var best = most.orElse(screens.getFirst());
        if (most.isEmpty()) {
            double wide = Math.min(width > 0 ? width : FIRST_WIDTH, best.getWidth());
            double high = Math.min(height > 0 ? height : FIRST_HEIGHT, best.getHeight());
            return new WindowPlace(
                    best.getMinX() + (best.getWidth() - wide) / 2, best.getMinY() + (best.getHeight() - high) / 2,
                    wide, high, isMaximized);
        }
        double wide = Math.min(Math.max(width, MIN_WIDTH), best.getWidth());
        double high = Math.min(Math.max(height, MIN_HEIGHT), best.getHeight());
        return new WindowPlace(
                Math.clamp(x, best.getMinX(), best.getMaxX() - wide),
                Math.clamp(y, best.getMinY(), best.getMaxY() - high), wide, high, isMaximized);
    }

    /// The same window, lowered so far that its title bar is not above the screen that shows most of it.
    ///
    /// @param screens as for [#onto]
    public WindowPlace withTitleOn(List<Rectangle2D> screens) {
        return shownMost(screens).map(screen -> new WindowPlace(x, Math.max(y, screen.getMinY()), width, height, isMaximized)).orElse(this);
    }

    /// The screen that shows most of it; empty if none shows any.
    private Optional<Rectangle2D> shownMost(List<Rectangle2D> screens) {
        return screens.stream().filter(screen -> seenOn(screen) > 0).max(Comparator.comparingDouble(this::seenOn));
    }

    private double seenOn(Rectangle2D screen) {
        double wide = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        double high = Math.min(y + height, screen.getMaxY()) - Math.max(y, screen.getMinY());
        return wide > 0 && high > 0 ? wide * high : 0;
    }
}
