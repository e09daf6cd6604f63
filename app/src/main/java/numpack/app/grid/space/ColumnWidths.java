package numpack.app.grid.space;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/// The widths of columns: a usual width for each, and the few that the user has set. Memory grows with those alone.
public final class ColumnWidths {
    /// No column gets narrower than this many pixels: its border could not be found again.
    public static final double MIN = 24;

    /// No column gets wider than this many pixels.
    public static final double MAX = 2000;

    private final Map<Long, Double> set = new HashMap<>();
    private LongToDoubleFunction usual;

    /// @param usual the width of a column that was not set, in pixels
    public ColumnWidths(LongToDoubleFunction usual) {
        this.usual = usual;
    }

    /// The width at 100 %, within [#MIN] and [#MAX].
    public double get(long column) {
        // Most grids have no width set: then no key is boxed.
        if (!set.isEmpty()) {
            var width = set.get(column);
            if (width != null) {
                return width;
            }
        }
        return Math.clamp(usual.applyAsDouble(column), MIN, MAX);
    }

    /// Sets the width at 100 %, brought within [#MIN] and [#MAX].
    public void set(long column, double width) {
        set.put(column, Math.clamp(width, MIN, MAX));
    }

    /// Goes back to the usual width of one column.
    public void reset(long column) {
        set.remove(column);
    }

    /// What has been set, to be remembered with the tab; a copy.
    public Map<Long, Double> toMap() {
        return Map.copyOf(set);
    }

    /// Takes back what was remembered, in place of what is set.
    public void setAll(Map<Long, Double> widths) {
        set.clear();
        widths.forEach((column, width) -> set(column, width));
    }

    /// Replaces the usual width: the font has changed, or the array.
    public void setUsual(LongToDoubleFunction usual) {
        this.usual = usual;
    }

    /// These widths as an extent.
    ///
    /// @param count how many columns there are
    /// @param zoom 1 for 100 %; widths become whole pixels, so that lines stay sharp
    public Extent extent(long count, double zoom) {
        return new Zoomed(this, count, zoom);
    }

    private record Zoomed(ColumnWidths widths, long count, double zoom) implements Extent {
        @Override
        public double sizeOf(long index) {
            return Math.max(1, Math.rint(widths.get(index) * zoom));
        }

        @Override
        public double usualSize() {
            return count == 0 ? MIN : sizeOf(count / 2);
        }
    }
}
