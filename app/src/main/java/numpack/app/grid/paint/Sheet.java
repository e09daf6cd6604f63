package numpack.app.grid.paint;

import javafx.scene.Node;
import numpack.app.grid.space.Extent;

/// Where the first row or column of a window stands on the layer that its nodes stand on. What stays on the screen stays
/// where it is on the layer, which alone is moved: moving some hundred nodes a few pixels would cost more than all else.
final class Sheet {
    /// Coordinates are drawn as `float`s: beyond this a new origin is needed.
    private static final double FARTHEST = 60_000;
    /// A longer way is not walked.
    private static final long LEAP = 256;

    private long first;
    private double start;

    /// Takes over which row or column the window begins with.
    ///
    /// @return where it stands on the layer
    double begin(long newFirst, Extent extent) {
        if (Math.abs(newFirst - first) > LEAP || newFirst >= extent.count()) {
            start = 0;
        } else {
            for (var index = first; index < newFirst; index++) {
                start += extent.sizeOf(index);
            }
            for (var index = newFirst; index < Math.min(first, extent.count()); index++) {
                start -= extent.sizeOf(index);
            }
        }
        first = newFirst;
        start = Math.abs(start) > FARTHEST ? 0 : start;
        return start;
    }

    /// Moves the layer so that the first column is seen at `x`.
    void moveSideways(Node layer, double x) {
        layer.setTranslateX(x - start);
    }

    /// Moves the layer so that the first row is seen at `y`.
    void moveUpwards(Node layer, double y) {
        layer.setTranslateY(y - start);
    }
}
