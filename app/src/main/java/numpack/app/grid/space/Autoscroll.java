package numpack.app.grid.space;

/// How fast a grid scrolls by itself while a drag is held beyond its edge.
public final class Autoscroll {
    private static final double SLOWEST = 120;
    private static final double PER_PIXEL = 24;
    private static final double FASTEST = 6000;

    private Autoscroll() {}

    /// Pixels a second, faster with the distance; negative towards the beginning, 0 while the pointer is inside.
    ///
    /// @param pointer along the axis, in pixels
    /// @param start where the viewport begins
    /// @param end where it ends
    public static double speed(double pointer, double start, double end) {
        if (pointer < start) {
            return -speed(start - pointer);
        }
        return pointer > end ? speed(pointer - end) : 0;
    }

    private static double speed(double distance) {
        return Math.min(FASTEST, SLOWEST + PER_PIXEL * distance);
    }
}
