package numpack.engine.shape;

/// Joins two sets in one pass over the ranges of both, whatever their forms.
final class RowSetSweep {
    private RowSetSweep() {}

    static RowSet minus(RowSet rows, RowSet taken) {
        var builder = RowSet.builder();
        var cut = RangeCursor.over(taken);
        boolean hasCut = cut.next();
        var cursor = RangeCursor.over(rows);
        while (cursor.next()) {
            long from = cursor.from();
            while (hasCut && cut.to() <= from) {
                hasCut = cut.next();
            }
            while (hasCut && cut.from() < cursor.to()) {
                builder.addRange(Math.min(from, cut.from()), cut.from());
                from = cut.to();
                if (from >= cursor.to()) {
                    break;
                }
                hasCut = cut.next();
            }
            builder.addRange(Math.min(from, cursor.to()), cursor.to());
        }
        return builder.build();
    }

    static RowSet intersect(RowSet one, RowSet other) {
        var builder = RowSet.builder();
        var left = RangeCursor.over(one);
        var right = RangeCursor.over(other);
        boolean hasBoth = left.next() && right.next();
        while (hasBoth) {
            long from = Math.max(left.from(), right.from());
            long to = Math.min(left.to(), right.to());
            if (from < to) {
                builder.addRange(from, to);
            }
            hasBoth = left.to() < right.to() ? left.next() : right.next();
        }
        return builder.build();
    }
}
