package numpack.app.grid.space;

import numpack.app.selection.GridSpot;

/// One axis of a grid seen through a viewport: where it begins, how far it can be scrolled, what lies under a pixel.
///
/// 10^12 rows of 24 pixels cannot be measured in pixels by a `double` without losing single pixels, and 2^62 rows not by
/// a `long`. So a place is always (index, offset within it), and pixels are only ever counted near the viewport, by
/// walking over the sizes there: the cost is that of the rows on the screen. Only the scroll bar uses a fraction of the
/// whole; it loses precision (one of its pixels may be 10^9 rows) but neither end, and never feeds back into a place
/// that was reached by keys or wheel.
///
/// @param extent the sizes
/// @param first the first index that scrolls: what lies before it is frozen
/// @param viewport pixels seen, at least 0
public record GridScrolling(Extent extent, long first, double viewport) {
    /// From this many usual sizes on a way is estimated instead of walked.
    private static final long LEAP = 4096;

    /// The last place: the end of the axis at the end of the viewport.
    public GridPosition last() {
        var left = viewport;
        for (var index = extent.count() - 1; index >= first; index--) {
            left -= extent.sizeOf(index);
            if (left <= 0) {
                return new GridPosition(index, -left < extent.sizeOf(index) ? -left : 0);
            }
        }
        return new GridPosition(first, 0);
    }

    /// Whether something lies outside the viewport.
    public boolean isScrollable() {
        return isAfter(last(), new GridPosition(first, 0));
    }

    /// The nearest place that exists.
    public GridPosition clamped(GridPosition position) {
        if (position.index() < first) {
            return new GridPosition(first, 0);
        }
        var last = last();
        if (isAfter(position, last)) {
            return last;
        }
        // A size may have shrunk since the offset was taken.
        return position.offset() < extent.sizeOf(position.index()) ? position : new GridPosition(position.index(), 0);
    }

    /// The place this many pixels further on, or back if negative.
    public GridPosition movedBy(GridPosition from, double pixels) {
        var leap = (long) (pixels / extent.usualSize());
        if (leap > LEAP || leap < -LEAP) {
            return clamped(new GridPosition(new GridSpot(Math.max(0, from.index()), 0)
                .movedBy(leap, 0, Math.max(1, extent.count()), 1).row(), from.offset()));
        }
        var index = from.index();
        var offset = from.offset() + pixels;
        while (offset < 0 && index > first) {
            index--;
            offset += extent.sizeOf(index);
        }
        while (index < extent.count() - 1 && offset >= extent.sizeOf(index)) {
            offset -= extent.sizeOf(index);
            index++;
        }
        return clamped(new GridPosition(index, Math.max(0, offset)));
    }

    /// The place at a fraction of the way from the first (0) to the last (1); both ends are exact.
    public GridPosition at(double fraction) {
        var last = last();
        if (fraction >= 1) {
            return last;
        }
        var whole = wayTo(last);
        var way = Math.max(0, fraction) * whole;
        var index = first + Math.min((long) way, last.index() - first);
        // Where a pixel of the bar stands for more than one row, a row cut off at the top would be mere chance.
        var part = whole > viewport ? 0 : Math.min(way - Math.floor(way), Math.nextDown(1.0));
        return clamped(new GridPosition(index, part * extent.sizeOf(index)));
    }

    /// How far along the way a place lies, 0 to 1; 0 if nothing can be scrolled.
    public double fractionOf(GridPosition position) {
        var whole = wayTo(last());
        return whole <= 0 ? 0 : Math.clamp(wayTo(position) / whole, 0, 1);
    }

    /// How much of the whole the viewport shows, 0 to 1, by count; what is cut off counts by how much of it is seen. It is 1 only if
    /// nothing can be scrolled.
    public double share(GridPosition position) {
        var total = extent.count() - first;
        return total <= 0 ? 1 : Math.min(1, seen(position) / total);
    }

    /// How many are seen from here, also in part.
    public int visible(GridPosition position) {
        var seen = 0;
        var left = viewport + position.offset();
        for (var index = position.index(); index < extent.count() && left > 0; index++) {
            left -= extent.sizeOf(index);
            seen++;
        }
        return seen;
    }

    /// How many a page turns: as many as are seen whole, at least 1.
    public long page(GridPosition position) {
        var whole = 0L;
        var left = viewport;
        for (var index = position.index(); index < extent.count(); index++) {
            left -= extent.sizeOf(index);
            if (left < 0) {
                break;
            }
            whole++;
        }
        return Math.max(1, whole);
    }

    /// The nearest place from which all of this index is seen; the same place if it is seen already. What is larger than
    /// the viewport is shown from its beginning.
    public GridPosition revealing(GridPosition from, long index) {
        if (index < first) {
            return from;
        }
        if (index < from.index() || index == from.index() && from.offset() > 0) {
            return clamped(new GridPosition(index, 0));
        }
        var end = endOf(from, index);
        if (end <= viewport) {
            return from;
        }
        return extent.sizeOf(index) >= viewport ? clamped(new GridPosition(index, 0)) : endingWith(index);
    }

    /// A place from which this index is seen well: the same place if it is seen whole, else about a third down, with
    /// nothing cut off at the beginning.
    public GridPosition comfortably(GridPosition from, long index) {
        if (revealing(from, index).equals(from)) {
            return from;
        }
        var third = movedBy(new GridPosition(Math.max(first, index), 0), -Math.max(0, viewport - extent.usualSize()) / 3);
        var whole = third.equals(last()) ? third : new GridPosition(third.index(), 0);
        // An unusually wide column may not fit after a third.
        return revealing(whole, index);
    }

    /// The index under a pixel of the viewport, the nearest one if the pixel lies outside; -1 if there is none at all.
    public long indexAt(GridPosition from, double pixel) {
        if (extent.count() <= first) {
            return -1;
        }
        var index = from.index();
        var left = pixel + from.offset();
        while (left < 0 && index > first) {
            index--;
            left += extent.sizeOf(index);
        }
        while (index < extent.count() - 1 && left >= extent.sizeOf(index)) {
            left -= extent.sizeOf(index);
            index++;
        }
        return index;
    }

    /// The pixel at which this index begins, or an infinity if it lies before or after the viewport.
    public double startOf(GridPosition from, long index) {
        if (index < from.index()) {
            return Double.NEGATIVE_INFINITY;
        }
        var pixel = -from.offset();
        for (var i = from.index(); i < index; i++) {
            pixel += extent.sizeOf(i);
            if (pixel > viewport) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return pixel;
    }

    private double seen(GridPosition position) {
        var seen = 0.0;
        var before = position.offset();
        var left = viewport + before;
        for (var index = position.index(); index < extent.count() && left > 0; index++) {
            var size = extent.sizeOf(index);
            seen += (Math.min(size, left) - before) / size;
            left -= size;
            before = 0;
        }
        return seen;
    }

    private double endOf(GridPosition from, long index) {
        return startOf(from, index) + extent.sizeOf(index);
    }

    private GridPosition endingWith(long index) {
        return new GridScrolling(new Cut(extent, index + 1), first, viewport).last();
    }

    private double wayTo(GridPosition position) {
        if (extent.count() <= first) {
            return 0;
        }
        return position.index() - first + position.offset() / extent.sizeOf(position.index());
    }

    private static boolean isAfter(GridPosition a, GridPosition b) {
        return a.index() != b.index() ? a.index() > b.index() : a.offset() > b.offset();
    }

    /// The first this many of an extent.
    private record Cut(Extent whole, long count) implements Extent {
        @Override
        public double sizeOf(long index) {
            return whole.sizeOf(index);
        }

        @Override
        public double usualSize() {
            return whole.usualSize();
        }
    }
}
