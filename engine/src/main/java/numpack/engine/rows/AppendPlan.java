package numpack.engine.rows;

import java.util.ArrayList;
import java.util.List;
import numpack.engine.format.SegmentList;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.internal.Checks;
import numpack.engine.storage.Opening;

/// Where the bytes of an append to segments go: always to the place that the row count gives, never to where a file happens to end, for a tail of
/// a writer that died would shift all that follows.
///
/// @param pieces   consecutive parts of the appended rows, in order; none if there is nothing to write
/// @param segments the segment list afterwards
public record AppendPlan(List<Piece> pieces, SegmentList segments) {
    /// Up to here a segment is filled before the next one starts, unless a single row is larger.
    public static final long SEGMENT_BYTES = 256L << 20;

    public AppendPlan {
        pieces = List.copyOf(pieces);
    }

    /// Some of the appended rows in one file.
    ///
    /// @param file     relative to the pack
    /// @param offset   where in the file they start
    /// @param firstRow the first of them, counted from the first appended row
    /// @param rows     how many
    /// @param opening  whether the file is there or is made for them
    public record Piece(String file, long offset, long firstRow, long rows, Opening opening) {}

    /// An append to segments: the last one is filled up, then new ones follow.
    ///
    /// @param name         the array's name, for the folder of its first segment
    /// @param list         its segments, which hold exactly its rows
    /// @param segmentBytes up to here a segment is filled; usually [#SEGMENT_BYTES]
    public static AppendPlan segmented(String name, SegmentList list, long rowBytes, long appended, long segmentBytes) {
        requireSize(list.rowCount(), rowBytes, appended);
        long rowsAtMost = rowsPerSegment(rowBytes, segmentBytes);
        var pieces = new ArrayList<Piece>();
        var segments = list;
        long done = 0;
        if (!list.segments().isEmpty() && appended > 0) {
            var last = list.segments().getLast();
            done = Math.min(appended, Math.max(0, rowsAtMost - last.rows()));
            if (done > 0) {
                long rows = last.rows() + done;
                pieces.add(new Piece(last.file(), last.rows() * rowBytes, 0, done, Opening.EXISTING));
                segments = segments.withLast(new SegmentList.Segment(last.file(), rows, rows * rowBytes));
            }
        }
        while (done < appended) {
            long rows = Math.min(rowsAtMost, appended - done);
            var file = nextFile(name, segments);
            pieces.add(new Piece(file, 0, done, rows, Opening.CREATE_NEW));
            segments = segments.with(new SegmentList.Segment(file, rows, rows * rowBytes));
            done += rows;
        }
        return new AppendPlan(pieces, segments);
    }

    /// Rows that fit one segment, at least 1.
    public static long rowsPerSegment(long rowBytes, long segmentBytes) {
        return rowBytes == 0 ? Long.MAX_VALUE : Math.max(1, segmentBytes / rowBytes);
    }

    /// A file beside the last segment whose name no other segment has, numbered on as NumPack does.
    private static String nextFile(String name, SegmentList segments) {
        var taken = segments.segments().stream().map(SegmentList.Segment::file).toList();
        int index = taken.size();
        var file = fileBeside(name, taken, index);
        while (taken.contains(file)) {
            file = fileBeside(name, taken, ++index);
        }
        return file;
    }

    private static String fileBeside(String name, List<String> taken, int index) {
        var usual = PackLayout.segmentFile(name, index);
        if (taken.isEmpty()) {
            return usual;
        }
        var last = taken.getLast();
        return last.substring(0, last.lastIndexOf('/') + 1) + usual.substring(usual.lastIndexOf('/') + 1);
    }

    private static void requireSize(long rows, long rowBytes, long appended) {
        Checks.notNegative(appended, "appended rows");
        Checks.multiply(Checks.add(rows, appended, "rows"), rowBytes, "bytes of rows");
    }
}
