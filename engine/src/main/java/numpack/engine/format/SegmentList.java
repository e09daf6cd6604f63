package numpack.engine.format;

import java.util.ArrayList;
import java.util.List;

/// What a `.npkseg` file says: the files that hold an array's rows one after the other. Immutable.
public record SegmentList(List<Segment> segments) {
    public SegmentList {
        segments = List.copyOf(segments);
    }

    /// One file of rows.
    ///
    /// @param file  relative to the pack, with `/`, as written and not to be trusted
    /// @param rows  physical rows in it
    /// @param bytes what the list says of its size; nothing depends on it
    public record Segment(String file, long rows, long bytes) {
    }

    /// All rows. The codec gives no list whose sum overflows.
    ///
    /// @throws ArithmeticException if they do not fit a `long`
    public long rowCount() {
        long rows = 0;
        for (var segment : segments) {
            rows = Math.addExact(rows, segment.rows);
        }
        return rows;
    }

    /// With one more segment at the end.
    public SegmentList with(Segment segment) {
        var more = new ArrayList<>(segments);
        more.add(segment);
        return new SegmentList(more);
    }

    /// With another last segment.
    public SegmentList withLast(Segment segment) {
        var changed = new ArrayList<>(segments);
        changed.set(changed.size() - 1, segment);
        return new SegmentList(changed);
    }
}
