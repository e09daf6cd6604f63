package numpack.app.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;

/// A line through the elements: of more than there are pixels, the lowest and highest of each pixel, so that a single spike is seen. It is broken
/// where an element is not finite.
final class LineBody extends Pane implements RowBody {
    private static final double HEIGHT = 56;
    private static final double MARGIN = 3;

    private final Path line = new Path();
    private final Region marker = new Region();
    private @Nullable RowValues values;
    private int current;

    LineBody() {
        getStyleClass().add("inspect-plot");
        line.getStyleClass().add("inspect-line");
        line.setManaged(false);
        marker.getStyleClass().add("inspect-marker");
        marker.setManaged(false);
        getChildren().addAll(marker, line);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void show(RowValues row, int element) {
        values = row;
        current = element;
        requestLayout();
    }

    @Override
    public int at(double x, double y) {
        var row = values;
        return row == null || row.count() == 0 ? -1 : Math.clamp(Math.round(x / Math.max(1, getWidth()) * (row.count() - 1)), 0, row.count() - 1);
    }

    @Override
    protected void layoutChildren() {
        var row = values;
        if (row == null || getWidth() <= 0) {
            line.getElements().clear();
            return;
        }
        var range = range(row);
        var points = new ArrayList<PathElement>();
        int perPixel = Math.max(1, (int) Math.ceil(row.count() / getWidth()));
        boolean isBroken = true;
        for (int from = 0; from < row.count(); from += perPixel) {
            int to = Math.min(from + perPixel, row.count());
            isBroken = add(row, from, to, range, points, isBroken);
        }
        line.getElements().setAll(points);
        marker.resizeRelocate(x(row, current) - 1, 0, 2, HEIGHT);
    }

    /// @return whether the line is broken after these elements
    private boolean add(RowValues row, int from, int to, RowValues.Range range, List<PathElement> points, boolean wasBroken) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int at = from; at < to; at++) {
            double number = row.number(at);
            if (Double.isFinite(number)) {
                low = Math.min(low, number);
                high = Math.max(high, number);
            }
        }
        if (low > high) {
            return true;
        }
        double x = x(row, from);
        double y = y(range, low);
        points.add(wasBroken ? new MoveTo(x, y) : new LineTo(x, y));
        // A line without length is not drawn: an element between two that are not finite is a dot.
        points.add(new LineTo(wasBroken && low == high ? x + 1 : x, y(range, high)));
        return false;
    }

    /// Zero need not be in it: a line has no height of its own.
    private static RowValues.Range range(RowValues row) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < row.count(); at++) {
            double number = row.number(at);
            if (Double.isFinite(number)) {
                low = Math.min(low, number);
                high = Math.max(high, number);
            }
        }
        return low < high ? new RowValues.Range(low, high) : new RowValues.Range(low - 1, low + 1);
    }

    private double x(RowValues row, int element) {
        return row.count() < 2 ? getWidth() / 2 : element * (getWidth() - 1) / (row.count() - 1);
    }

    private double y(RowValues.Range range, double number) {
        return MARGIN + (HEIGHT - 2 * MARGIN) * (1 - range.part(number));
    }
}
